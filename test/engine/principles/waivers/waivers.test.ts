import assert from "node:assert/strict";
import { parsePrinciplesFile } from "../../../../src/engine/principles/parse.ts";
import { resolvePrinciples, type ResolvedPrinciples } from "../../../../src/engine/principles/resolve.ts";
import { createRuleIndex } from "../../../../src/engine/principles/rule-index.ts";
import { makeRule } from "../rules.ts";

const INDEX = createRuleIndex([makeRule("k8s/alpha", { packs: ["security"] }), makeRule("k8s/beta", { packs: ["security"] })]);
const PRINCIPLES = "principles: [{id: P, name: n, owner: o, implications: [i], approvers: [ada, eve], rules: [{id: k8s/alpha}, {id: k8s/beta}]}]\n";
const HEAD = `apiVersion: groundrules/v1\nkind: Principles\nmetadata: {owner: team}\n${PRINCIPLES}`;
const WHOLE: Readonly<Record<string, string>> = {
  id: "W-1", principle: "P", rules: "[k8s/alpha]", scope: "{paths: [deploy/**]}", reason: "why", requestedBy: "bob", approvedBy: "ada", approvedOn: "2026-01-10", expires: "2026-08-31",
};

/** A file with one waiver: a whole one, with fields changed (or taken out by null). */
function waiverText(changes: Readonly<Record<string, string | null>>): string {
  const fields = Object.entries({ ...WHOLE, ...changes }).filter(([, value]) => value !== null);
  return `${HEAD}waivers:\n  - {${fields.map(([key, value]) => `${key}: ${String(value)}`).join(", ")}}\n`;
}

function resolve(text: string, asOf = "2026-06-01", further: readonly string[] = []): ResolvedPrinciples {
  const files = [text, ...further].map((body, index) => parsePrinciplesFile(index === 0 ? "principles.yaml" : `above-${String(index)}.yaml`, body));
  return resolvePrinciples({ files, extended: new Map(), index: INDEX, asOf, checkRule: () => [] });
}

/** Checks why a waiver has no effect (null: it has one), and what the file says of it: `code severity text | message`. */
function check(changes: Readonly<Record<string, string | null>>, withoutEffect: string | null, ...expected: readonly string[]): void {
  checkOn("2026-06-01", changes, withoutEffect, ...expected);
}

function checkOn(asOf: string, changes: Readonly<Record<string, string | null>>, withoutEffect: string | null, ...expected: readonly string[]): void {
  const text = waiverText(changes);
  const { ruleSet, issues } = resolve(text, asOf);
  assert.equal(ruleSet.waivers?.[0]?.withoutEffect, withoutEffect);
  assert.deepEqual(issues.map((issue) => `${issue.code} ${issue.severity} ${text.slice(issue.span.start, issue.span.end)} | ${issue.message}`), expected);
}

describe("waivers", () => {
  it("have an effect when they have all they need", () => {
    check({}, null);
    check({ principle: null }, null);
    check({ rules: null }, null);
    check({ type: "mitigated", risk: "{likelihood: 2, impact: 4}" }, null);
  });
  it("have none without reason, approval, end or scope", () => {
    check({ reason: null }, "it lacks reason", "waiver-incomplete error W-1 | Waiver W-1 has no `reason`; add it. Until then it has no effect.");
    check({ reason: '" "' }, "it lacks reason", "waiver-incomplete error W-1 | Waiver W-1 has no `reason`; add it. Until then it has no effect.");
    check({ approvedBy: null }, "it is not approved yet", "waiver-incomplete error W-1 | Waiver W-1 has no `approvedBy`; add it. Until then it has no effect.");
    check({ expires: null, scope: null }, "it lacks expires, scope", "waiver-incomplete error W-1 | Waiver W-1 has no `expires` or `scope`; add them. Until then it has no effect.");
    check({ principle: null, rules: null }, "it lacks principle or rules", "waiver-incomplete error W-1 | Waiver W-1 has no `principle` or `rules`; add it. Until then it has no effect.");
  });
  it("count on their last day and not after it", () => {
    checkOn("2026-08-31", {}, null, "waiver-expired info 2026-08-31 | Waiver W-1 expires today, on 2026-08-31; fix the findings, or ask for a new one.");
    checkOn("2026-08-30", {}, null, "waiver-expired info 2026-08-31 | Waiver W-1 expires tomorrow, on 2026-08-31; fix the findings, or ask for a new one.");
    checkOn("2026-08-01", {}, null, "waiver-expired info 2026-08-31 | Waiver W-1 expires in 30 days, on 2026-08-31; fix the findings, or ask for a new one.");
    checkOn("2026-07-31", {}, null);
    checkOn("2026-09-01", {}, "it expired on 2026-08-31", "waiver-expired warning 2026-08-31 | Waiver W-1 expired on 2026-08-31 and has no effect; fix the findings, or ask for a new one.");
  });
  it("are closed by an end that cannot be read", () => {
    for (const end of ["2026-02-30", "soon", "31.08.2026", "2026-8-31"]) {
      check({ expires: end }, `it expired on ${end}`, `waiver-expired warning ${end} | The end "${end}" of waiver W-1 cannot be read and counts as passed, so the waiver has no effect; write it as YYYY-MM-DD.`);
    }
  });
  it("count from their approval, if its date can be read", () => {
    checkOn("2026-01-09", {}, "it counts from its approval on 2026-01-10");
    checkOn("2026-01-10", {}, null);
    check({ approvedOn: "in May" }, "the date of its approval cannot be read",
      'waiver-incomplete error in May | The date "in May" of the approval of waiver W-1 cannot be read; write it as YYYY-MM-DD. Until then the waiver has no effect.');
  });
  it("may not run longer than is allowed", () => {
    check({ expires: "2027-01-10" }, null);
    check({ expires: "2027-01-11" }, "it runs for 366 days, more than is allowed",
      "waiver-incomplete error 2027-01-11 | Waiver W-1 runs for 366 days, and at most 365 are allowed; set an earlier end. Until then it has no effect.");
    check({ approvedOn: null, expires: "2027-06-02" }, "it runs for 366 days, more than is allowed",
      "waiver-incomplete error 2027-06-02 | Waiver W-1 runs for 366 days, and at most 365 are allowed; set an earlier end. Until then it has no effect.");
    const { ruleSet } = resolve(`${waiverText({})}settings: {waivers: {maxDays: 30}}\n`);
    assert.equal(ruleSet.waivers?.[0]?.withoutEffect, "it runs for 233 days, more than is allowed");
  });
  it("are approved by another, who may", () => {
    check({ requestedBy: "ada" }, "who approved it asked for it", "waiver-self-approved error ada | Waiver W-1 was approved by ada, who asked for it; get it approved by eve. Until then it has no effect.");
    check({ approvedBy: "joe" }, "who approved it is not among the approvers of P",
      "waiver-self-approved error joe | Waiver W-1 was approved by joe, who is not among the approvers of P; get it approved by ada or eve. Until then it has no effect.");
    check({ approvedBy: "joe", principle: null }, "who approved it is not among the approvers of P",
      "waiver-self-approved error joe | Waiver W-1 was approved by joe, who is not among the approvers of P; get it approved by someone else. Until then it has no effect.");
  });
  it("are not approved by whoever asked under another spelling", () => {
    for (const asked of ["Ada", "'@ada'", "user:ada", "' ada '", "user:@ADA"]) {
      const { ruleSet } = resolve(waiverText({ requestedBy: asked }));
      assert.equal(ruleSet.waivers?.[0]?.withoutEffect, "who approved it asked for it", asked);
    }
    check({ approvedBy: "ADA" }, null);
    check({ requestedBy: "adam" }, null);
  });
  it("are narrow", () => {
    check({ scope: "{environments: [prod]}" }, null,
      "waiver-broad warning scope | Waiver W-1 covers every path and resource; limit it to the resources it was approved for.",
      "scope-empty warning prod | Environment prod matches nothing; correct it or remove it.");
    check({ scope: '{paths: ["**"]}' }, null, "waiver-broad warning scope | Waiver W-1 covers every path and resource; limit it to the resources it was approved for.");
    check({ rules: "[security]" }, null, "waiver-broad warning [security] | Waiver W-1 covers every rule of the pack security; limit it to the resources it was approved for.");
    check({ scope: "{resources: [Deployment/shop]}" }, null);
  });
  it("have no effect where their scope cannot be told", () => {
    check({ scope: "{paths: [deploy/**], tiers: [tier-3]}" }, "tiers of its scope cannot be told yet");
  });
  it("name principles that exist, by ids of their own", () => {
    check({ principle: "PP", rules: null }, null, "scope-empty warning PP | Principle PP matches nothing; did you mean \"P\"; correct it or remove it.");
    const twice = `${waiverText({})}  - {id: W-1, principle: P, scope: {paths: [a]}, reason: r, approvedBy: ada, requestedBy: x, expires: 2026-08-31}\n`;
    assert.deepEqual(resolve(twice).issues.map((issue) => issue.code), ["unknown-key"]);
  });
  it("resolve packs to their rules", () => {
    assert.deepEqual(resolve(waiverText({ rules: "[security]" })).ruleSet.waivers?.[0]?.rules, ["k8s/alpha", "k8s/beta"]);
  });
  it("are not approved by whom a nearer file makes an approver", () => {
    const nearer = "principles: [{id: P, name: n, owner: o, implications: [i], approvers: [joe], rules: [{id: k8s/alpha}]}]\n";
    const file = waiverText({ approvedBy: "joe" }).replace(PRINCIPLES, nearer);
    assert.equal(resolve(file).ruleSet.waivers?.[0]?.withoutEffect, null);
    assert.equal(resolve(file, "2026-06-01", [HEAD]).ruleSet.waivers?.[0]?.withoutEffect, "who approved it is not among the approvers of P");
    const overridable = HEAD.replace("{id: P,", "{id: P, overridable: true,");
    assert.equal(resolve(file, "2026-06-01", [overridable]).ruleSet.waivers?.[0]?.withoutEffect, null);
  });
});

import assert from "node:assert/strict";
import { parsePrinciplesFile } from "../../../src/engine/principles/parse.ts";
import { resolvePrinciples, type ResolvedPrinciples } from "../../../src/engine/principles/resolve.ts";
import { createRuleIndex } from "../../../src/engine/principles/rule-index.ts";
import type { CheckRule } from "../../../src/engine/principles/custom-rules.ts";
import type { ExtendedFile } from "../../../src/engine/principles/types.ts";
import { makeRule } from "./rules.ts";

const HEAD = "apiVersion: groundrules/v1\nkind: Principles\nmetadata: {owner: team}\n";
const QUIET = "implications: [i], owner: o";
const INDEX = createRuleIndex([
  makeRule("k8s/alpha", { packs: ["recommended", "security"], params: { min: { default: 1, meaning: "least" }, list: { default: [], meaning: "names" } } }),
  makeRule("k8s/beta", { packs: ["recommended"], severity: "warning" }),
  makeRule("k8s/gamma", { packs: ["security"], severity: "off" }),
]);

interface Options {
  readonly above?: readonly string[];
  readonly extended?: Readonly<Record<string, string>>;
  readonly asOf?: string;
  readonly checkRule?: CheckRule;
}

function resolve(text: string, options: Options = {}): ResolvedPrinciples {
  const names = ["a/b/principles.yaml", "a/principles.yaml", "principles.yaml"];
  const texts = [text, ...(options.above ?? [])];
  const files = texts.map((body, index) => parsePrinciplesFile(names[index + 3 - texts.length] ?? "", HEAD + body));
  const extended = new Map<string, ExtendedFile>();
  for (const [path, body] of Object.entries(options.extended ?? {})) {
    extended.set(path, { parsed: parsePrinciplesFile(path, HEAD + body), sha256: "ab".repeat(32) });
  }
  return resolvePrinciples({ files, extended, index: INDEX, asOf: options.asOf ?? "2026-06-01", checkRule: options.checkRule ?? (() => []) });
}

/** Checks the planned rules: `rule principle severity stage`, and `!` where the rule is named. */
function check(text: string, expected: readonly string[], options: Options = {}): void {
  const { ruleSet } = resolve(text, options);
  assert.deepEqual(ruleSet.rules.map(describePlan), expected);
}

function describePlan(planned: ResolvedPrinciples["ruleSet"]["rules"][number]): string {
  const paths = planned.paths.length > 0 ? ` in ${planned.paths.join(",")}` : "";
  const not = planned.excludePaths.length > 0 ? ` not in ${planned.excludePaths.join(",")}` : "";
  const where = planned.environments === undefined ? "" : ` where ${planned.environments.join(",")}`;
  const except = planned.except?.map((scope) => ` except ${[...scope.paths, ...scope.excludePaths.map((path) => `not ${path}`), ...scope.environments].join(",")}`).join("") ?? "";
  return `${planned.rule.id} ${planned.principle ?? "-"} ${planned.severity} ${planned.stage}${planned.named ? " !" : ""}${paths}${not}${where}${except}`;
}

/** Checks the issues that make the file invalid: `code text | message`. */
function checkIssues(text: string, expected: readonly string[], options: Options = {}): void {
  const { issues, isValid } = resolve(text, options);
  const shown = issues.map((issue) => `${issue.code} ${(issue.file === "principles.yaml" ? HEAD + text : "").slice(issue.span.start, issue.span.end)} | ${issue.message}`);
  assert.deepEqual(shown, expected);
  assert.equal(isValid, expected.length === 0);
}

describe("resolvePrinciples", () => {
  it("gives rules of a pack the catalogue's severity, and leaves out those that are off", () => {
    check(`principles: [{id: P, name: n, severity: info, rules: [{pack: security}]}]`, ["k8s/alpha P error enforce"]);
  });
  it("gives rules named by id their own severity, else the principle's, else the catalogue's", () => {
    check(`principles: [{id: P, name: n, severity: info, rules: [{id: k8s/alpha, severity: hint}, {id: k8s/beta}]}]`, [
      "k8s/alpha P hint enforce !",
      "k8s/beta P info enforce !",
    ]);
    check(`principles: [{id: P, name: n, rules: [{id: k8s/alpha}, {id: k8s/gamma}]}]`, ["k8s/alpha P error enforce !", "k8s/gamma P warning enforce !"]);
  });
  it("lets an id override what a pack of the same principle brings in", () => {
    check(`principles: [{id: P, name: n, rules: [{pack: recommended}, {id: k8s/alpha, severity: info}]}]`, [
      "k8s/alpha P info enforce !",
      "k8s/beta P warning enforce",
    ]);
    check(`principles: [{id: P, name: n, rules: [{pack: recommended}, {id: k8s/alpha, severity: off}]}]`, ["k8s/beta P warning enforce"]);
    check(`principles: [{id: P, name: n, rules: [{pack: recommended, except: [k8s/alpha]}]}]`, ["k8s/beta P warning enforce"]);
  });
  it("runs packs that are extended outside of every principle, where no principle has the say", () => {
    check("extends: [groundrules:recommended@1]", ["k8s/alpha - error enforce", "k8s/beta - warning enforce"]);
    check("extends: [groundrules:recommended@1]\nprinciples: [{id: P, name: n, rules: [{id: k8s/alpha, severity: info}]}]", [
      "k8s/alpha P info enforce !",
      "k8s/beta - warning enforce",
    ]);
    check("extends: [groundrules:recommended@1]\nprinciples: [{id: P, name: n, rules: [{id: k8s/alpha, severity: off}]}]", ["k8s/beta - warning enforce"]);
    check('extends: [groundrules:security@1]\nprinciples: [{id: P, name: n, scope: {paths: ["live/**"]}, rules: [{id: k8s/alpha, severity: info}]}]', [
      "k8s/alpha P info enforce ! in live/**",
      "k8s/alpha - error enforce except live/**",
    ]);
    check('extends: [groundrules:security@1]\nprinciples: [{id: P, name: n, scope: {excludePaths: [./dev/**]}, rules: [{id: k8s/alpha, severity: info}]}]', [
      "k8s/alpha P info enforce ! not in dev/**",
      "k8s/alpha - error enforce except not dev/**",
    ]);
  });
  it("limits a principle to environments, and keeps what is extended outside of them", () => {
    const model = "architecture: {environments: {prod: {paths: [deploy/prod/**]}, dev: {default: true}}}\n";
    check(`${model}extends: [groundrules:security@1]\nprinciples: [{id: P, name: n, scope: {environments: [prod]}, rules: [{id: k8s/alpha}]}]`, [
      "k8s/alpha P error enforce ! where prod",
      "k8s/alpha - error enforce except prod",
    ]);
    const { issues } = resolve(`${model}principles: [{id: P, name: n, ${QUIET}, scope: {environments: [prd]}, rules: [{id: k8s/alpha}]}]`);
    assert.deepEqual(issues.map((issue) => `${issue.code} ${issue.message}`), ['scope-empty Environment prd matches nothing; did you mean "prod"; correct it or remove it.']);
  });
  it("fills in the values of parameters", () => {
    const { ruleSet } = resolve("principles: [{id: P, name: n, rules: [{id: k8s/alpha, options: {min: 7}}]}]");
    assert.deepEqual(ruleSet.rules[0]?.params, { min: 7, list: [] });
  });
  it("remembers what decided the severity", () => {
    const { ruleSet } = resolve("principles:\n  - id: P\n    name: n\n    severity: info\n    rules:\n      - id: k8s/alpha\n      - {id: k8s/beta, severity: hint}\n");
    assert.deepEqual(ruleSet.rules.map((rule) => [rule.severityFrom?.range?.start.line, rule.origin?.range?.start.line]), [[7, 9], [10, 10]]);
  });
  it("applies the stage of the day", () => {
    const stages = "stages: [{from: 2026-02-01, stage: warn}, {from: 2026-07-01, stage: enforce}], rules: [{id: k8s/alpha}]";
    check(`principles: [{id: P, name: n, ${stages}}]`, ["k8s/alpha P error advisory !"], { asOf: "2026-01-31" });
    check(`principles: [{id: P, name: n, ${stages}}]`, ["k8s/alpha P error warn !"], { asOf: "2026-02-01" });
    check(`principles: [{id: P, name: n, ${stages}}]`, ["k8s/alpha P error enforce !"], { asOf: "2026-07-01" });
    check("principles: [{id: P, name: n, stages: [{from: soon, stage: warn}], rules: [{id: k8s/alpha}]}]", ["k8s/alpha P error warn !"]);
    check("principles: [{id: P, name: n, stages: [], rules: [{id: k8s/alpha}]}]", ["k8s/alpha P error enforce !"]);
  });
  it("lets a draft only advise", () => {
    const text = "extends: [groundrules:security@1]\nprinciples: [{id: P, name: n, rules: [{id: k8s/beta}]}]";
    const files = [parsePrinciplesFile("principles.yaml", `${HEAD.replace("owner: team", "owner: team, status: draft")}${text}`)];
    const { ruleSet } = resolvePrinciples({ files, extended: new Map(), index: INDEX, asOf: "2026-06-01", checkRule: () => [] });
    assert.deepEqual(ruleSet.rules.map((rule) => rule.stage), ["advisory", "advisory"]);
  });
  it("inherits principles of the files above, which are only added to", () => {
    const above = ["principles: [{id: P, name: above, statement: s, rules: [{id: k8s/alpha}]}, {id: Q, name: q, rules: [{id: k8s/beta}]}]"];
    check("principles: [{id: P, name: near, rules: [{id: k8s/alpha, severity: info}]}]", ["k8s/alpha P info enforce !", "k8s/alpha P error enforce !", "k8s/beta Q warning enforce !"], { above });
    const { principles } = resolve("principles: [{id: P, name: near}]", { above });
    assert.deepEqual(principles.map((text) => [text.id, text.name, text.statement]), [["P", "near", "s"], ["Q", "q", null]]);
  });
  it("lets a nearer file replace what is overridable", () => {
    const above = ["principles: [{id: P, name: above, overridable: true, rules: [{id: k8s/alpha}]}]"];
    check("principles: [{id: P, name: near, rules: [{id: k8s/alpha, severity: info}]}]", ["k8s/alpha P info enforce !"], { above });
  });
  it("extends files, which extend files", () => {
    const extended = { "x.yaml": "extends: [y.yaml]\nprinciples: [{id: X, name: x, rules: [{id: k8s/alpha}]}]", "y.yaml": "extends: [groundrules:recommended@1]" };
    check("extends: [x.yaml]", ["k8s/alpha X error enforce !", "k8s/beta - warning enforce"], { extended });
  });
  it("takes each setting from the nearest file that sets it", () => {
    const above = [
      "settings: {targets: {kubernetes: '1.30'}, gate: {failOn: warning, base: main, baseline: old.json, newFindingsOnly: true}, limits: {fileSize: 500}}\nreporting: {history: runs.jsonl}",
    ];
    const { ruleSet, run } = resolve("settings: {targets: {kubernetes: v1.31.2}, gate: {base: next}, suppressions: {inline: reason-required}, unresolved: info}", { above });
    assert.deepEqual(ruleSet.settings, { kubernetesMinor: 31, reasonRequired: true, foreignSuppressions: true, suppressionDays: null });
    assert.deepEqual(run, {
      failOn: "warning", unresolved: "info", fileSize: 500, baseline: "old.json", base: "next", newFindingsOnly: true, history: "runs.jsonl",
      waiverDays: 365, waiverResources: 20,
    });
    assert.deepEqual(resolve("").ruleSet.settings, { kubernetesMinor: 37, reasonRequired: false, foreignSuppressions: true, suppressionDays: null });
  });
  it("takes what externals provide, and the hosts they answer to", () => {
    const { ruleSet } = resolve("architecture: {externals: [{name: psp, hosts: ['*.psp.example'], provides: [ConfigMap/platform-ca]}]}");
    assert.deepEqual(ruleSet.settings.externals, ["ConfigMap/platform-ca", "Host/*.psp.example"]);
  });
  it("lets a nearer file tighten gate, suppressions and waivers, and never loosen them", () => {
    const strict = "settings: {gate: {failOn: warning}, suppressions: {inline: reason-required, maxDays: 30, foreign: false}, waivers: {maxDays: 90, maxResources: 3}}";
    const lax = "settings: {gate: {failOn: never, newFindingsOnly: true}, suppressions: {inline: allowed, maxDays: 300, foreign: true}, waivers: {maxDays: 900, maxResources: 30}}";
    const held = { failOn: "warning", waiverDays: 90, waiverResources: 3 };
    for (const [nearer, above] of [[lax, strict], [strict, lax]] as const) {
      const { ruleSet, run } = resolve(nearer, { above: [above] });
      assert.deepEqual(ruleSet.settings, { kubernetesMinor: 37, reasonRequired: true, foreignSuppressions: false, suppressionDays: 30 });
      assert.deepEqual({ failOn: run.failOn, waiverDays: run.waiverDays, waiverResources: run.waiverResources }, held);
    }
    const { run } = resolve("settings: {gate: {newFindingsOnly: true}}", { above: ["settings: {gate: {newFindingsOnly: false}}"] });
    assert.equal(run.newFindingsOnly, false);
  });
  it("gives equal rule sets equal ids, and others different ones", () => {
    const id = (text: string): string => resolve(text).ruleSet.id;
    assert.equal(id("extends: [groundrules:security@1]"), id("extends: [groundrules:security@1]"));
    assert.notEqual(id("extends: [groundrules:security@1]"), id("extends: [groundrules:recommended@1]"));
  });
});

describe("resolvePrinciples, what makes a file invalid", () => {
  it("names unknown rules and packs with the nearest", () => {
    checkIssues(`principles: [{id: P, name: n, ${QUIET}, rules: [{id: k8s/alpa}]}]`, ['unknown-rule k8s/alpa | k8s/alpa is no known rule or pack; did you mean "k8s/alpha"?']);
    checkIssues(`principles: [{id: P, name: n, ${QUIET}, rules: [{pack: securty}]}]`, ['unknown-rule securty | securty is no known rule or pack; did you mean "security"?']);
    checkIssues(`principles: [{id: P, name: n, ${QUIET}, rules: [{id: zz/qqqqqq}]}]`, ["unknown-rule zz/qqqqqq | zz/qqqqqq is no known rule or pack; correct it."]);
    checkIssues("waivers: [{id: W, rules: [k8s/alpa], scope: {paths: [a]}, reason: r, requestedBy: x, approvedBy: y, expires: 2026-08-01}]", ['unknown-rule k8s/alpa | k8s/alpa is no known rule or pack; did you mean "k8s/alpha"?']);
    checkIssues("tests: [{name: t, rule: k8s/alpa, given: f, expect: []}]", ['unknown-rule k8s/alpa | k8s/alpa is no known rule or pack; did you mean "k8s/alpha"?']);
  });
  it("names unknown options and values that do not fit", () => {
    const options = (text: string): string => `principles: [{id: P, name: n, ${QUIET}, rules: [{id: k8s/alpha, options: ${text}}]}]`;
    checkIssues(options("{mim: 1}"), ['unknown-option mim | Rule k8s/alpha has no option "mim"; did you mean "min"?']);
    checkIssues(options("{qqqqq: 1}"), ['unknown-option qqqqq | Rule k8s/alpha has no option "qqqqq".']);
    checkIssues(options("{min: a}"), ["unknown-option a | Options of rule k8s/alpha: min: must be a whole number, not a text."]);
    checkIssues(options("{list: [1]}"), ["unknown-option 1 | Options of rule k8s/alpha: list[0]: must be a text, not a whole number; put the value in quotes."]);
    checkIssues(`principles: [{id: P, name: n, ${QUIET}, rules: [{id: k8s/beta, options: {a: 1}}]}]`, ["unknown-option a | Rule k8s/beta has no options."]);
  });
  it("refuses what cannot be extended", () => {
    checkIssues("extends: [groundrules:recomended@1]", ['extends groundrules:recomended@1 | There is no built-in pack "recomended"; did you mean "recommended"?']);
    checkIssues("extends: [groundrules:security]", ["extends groundrules:security | Name the version of the pack: write groundrules:security@1."]);
    checkIssues("extends: [../a.yaml]", ['extends ../a.yaml | "../a.yaml" is no path inside this repository; keep a copy of the file here and name that.']);
    checkIssues('extends: ["https://x.example/a.yaml"]', ['extends "https://x.example/a.yaml" | "https://x.example/a.yaml" is no path inside this repository; keep a copy of the file here and name that.']);
    checkIssues("extends: [a.yaml]", ["extends a.yaml | There is no file a.yaml."]);
    checkIssues(`extends: [{file: a.yaml, sha256: ${"cd".repeat(32)}}]`, [`extends a.yaml | a.yaml has changed: its SHA-256 is ${"ab".repeat(32)}. Look at the change, then write the new digest.`], { extended: { "a.yaml": "" } });
    checkIssues(`extends: [{file: a.yaml, sha256: ${"AB".repeat(32)}}]`, [], { extended: { "a.yaml": "" } });
    checkIssues("extends: [a.yaml]", ["extends  | The file extends itself: principles.yaml → a.yaml → principles.yaml."], { extended: { "a.yaml": "extends: [principles.yaml]" } });
  });
  it("shows the faults of an extended file at that file", () => {
    const { issues, isValid } = resolve("extends: [a.yaml]", { extended: { "a.yaml": "bad: 1" } });
    assert.deepEqual(issues.map((issue) => [issue.file, issue.code]), [["a.yaml", "unknown-key"]]);
    assert.equal(isValid, false);
  });
  it("checks versions and double ids", () => {
    checkIssues('settings: {targets: {kubernetes: "2.0"}}', ['unknown-key "2.0" | "2.0" is no version of Kubernetes; write one such as "1.37".']);
    checkIssues(`principles: [{id: P, name: n, ${QUIET}, rules: [{id: k8s/beta}]}, {id: P, name: m, ${QUIET}, rules: [{id: k8s/beta}]}]`, ['unknown-key P | The id "P" is used twice; give each principle its own.']);
  });
});

describe("resolvePrinciples, custom rules", () => {
  const RULE = "id: own/rule, title: t, severity: warning, target: k8s.object, message: m";
  it("runs them where no principle names them", () => {
    check(`customRules: [{${RULE}, forbid: "true"}]`, ["own/rule - warning enforce !"]);
    check(`customRules: [{${RULE}, forbid: "true"}]\nprinciples: [{id: P, name: n, severity: error, rules: [{id: own/rule}]}]`, ["own/rule P error enforce !"]);
  });
  it("reports faults of their expressions inside the expression", () => {
    const checkRule: CheckRule = (rule) => [{ key: "forbid", message: `fault in ${rule.forbid ?? ""}`, start: 5, end: 8 }];
    checkIssues(`customRules: [{${RULE}, forbid: "self.abc"}]`, ["cel abc | fault in self.abc"], { checkRule });
    checkIssues(`customRules:\n  - {${RULE}, forbid: 'it''s.abc'}`, ["cel abc | fault in it's.abc"], { checkRule: () => [{ key: "forbid", message: "fault in it's.abc", start: 5, end: 8 }] });
  });
  it("refuses the id of another rule and names nobody uses", () => {
    checkIssues(`customRules: [{${RULE.replace("own/rule", "k8s/alpha")}, forbid: "true"}]`, ['unknown-key k8s/alpha | "k8s/alpha" is a built-in rule; give the rule an id of its own.']);
    checkIssues(`customRules: [{${RULE}, forbid: "true", let: {unused: "1"}}]`, ['unknown-key unused | The name "unused" is not used; use it or remove it.']);
  });
  it("keeps rules on edges, and says that they have no effect", () => {
    const text = `customRules: [{id: own/edge, title: t, severity: error, message: m, edges: {forbid: {}}}]\nprinciples: [{id: P, name: n, ${QUIET}, rules: [{id: own/edge}]}]`;
    checkIssues(text, []);
    assert.deepEqual(resolve(text).notes, ["Rule own/edge looks at edges of the architecture graph; it has no effect yet.", "principles.yaml names no rules, so nothing is checked."]);
  });
});

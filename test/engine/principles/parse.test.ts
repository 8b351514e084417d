import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { principlesSchema, ruleFileSchema } from "../../../src/engine/authoring/schemas.ts";
import { extendedPaths, parsePrinciplesFile } from "../../../src/engine/principles/parse.ts";
import { WORKED_EXAMPLE } from "./worked-example.ts";

const HEAD = "apiVersion: groundrules/v1\nkind: Principles\n";
const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(principlesSchema());

/** Checks the issues of a file, each as `code text | message`. */
function check(text: string, ...expected: readonly string[]): void {
  const parsed = parsePrinciplesFile("principles.yaml", text);
  const shown = parsed.issues.map((issue) => `${issue.code} ${text.slice(issue.span.start, issue.span.end)} | ${issue.message}`);
  assert.deepEqual(shown, expected);
}

/** Our validation and the JSON Schema must agree on whether a text is right. */
function checkAgreement(text: string, isRight: boolean): void {
  assert.equal(parsePrinciplesFile("principles.yaml", text).issues.length === 0, isRight, "our own validation");
  assert.equal(validate(load(text)), isRight, JSON.stringify(validate.errors));
}

describe("parsePrinciplesFile", () => {
  it("accepts the worked example, as the JSON Schema does", () => {
    check(WORKED_EXAMPLE);
    checkAgreement(WORKED_EXAMPLE, true);
  });
  it("agrees with the JSON Schema on what is wrong", () => {
    checkAgreement("kind: Principles\napiVersion: groundrules/v1", true);
    checkAgreement("apiVersion: groundrules/v1", false);
    checkAgreement("apiVersion: groundrules/v2\nkind: Principles", false);
    checkAgreement(`${HEAD}principles: [{id: A}]`, false);
    checkAgreement(`${HEAD}principles: [{id: A, name: n, severity: bad}]`, false);
    checkAgreement(`${HEAD}principles: [{id: A, name: n, rules: [{pack: p, severity: error}]}]`, false);
    checkAgreement(`${HEAD}settings: {targets: {kubernetes: 1.34}}`, false);
    checkAgreement(`${HEAD}settings: {targets: {kubernetes: "1.34"}}`, true);
    checkAgreement(`${HEAD}customRules: [{id: a/b, title: t, severity: info, target: k8s.object, message: m}]`, false);
    checkAgreement(`${HEAD}customRules: [{id: a/b, title: t, severity: info, target: k8s.object, message: m, forbid: "true"}]`, true);
    checkAgreement(`${HEAD}extends: [{file: a, sha256: abc}]`, false);
    checkAgreement(`${HEAD}waivers: [{id: W, expires: someday}]`, true);
  });
  it("tells our files from others", () => {
    assert.equal(parsePrinciplesFile("principles.yaml", "a: b").isOurs, false);
    assert.equal(parsePrinciplesFile("principles.yaml", "- a").isOurs, false);
    assert.equal(parsePrinciplesFile("principles.yaml", "").isOurs, false);
    assert.equal(parsePrinciplesFile("principles.yaml", "apiVersion: v1\nkind: Pod\nx: [").isOurs, false);
    assert.equal(parsePrinciplesFile("principles.yaml", HEAD).isOurs, true);
    assert.equal(parsePrinciplesFile("principles.yaml", `${HEAD}x: [`).isOurs, true);
    assert.deepEqual(parsePrinciplesFile("principles.yaml", "a: b").issues, []);
  });
  it("places what is wrong", () => {
    check(`${HEAD}principls: []`, 'unknown-key principls | unknown key "principls"; did you mean "principles"?');
    check(`${HEAD}principles:\n  - id: A\n    name: n\n    severity: eror\n`, 'unknown-key eror | principles[0].severity: "eror" is not one of error, warning, info, hint; did you mean "error"?');
    check(`${HEAD}principles: [{id: A, name: n, scope: {paths: ["{1..99}/x"]}}]`, 'unknown-key "{1..99}/x" | principles[0].scope.paths[0]: the braces of the glob stand for more than 64 patterns.');
    check(`${HEAD}---\na: b`, "unknown-key --- | A principles file is one document; remove what follows.");
  });
  it("reports a text that does not parse", () => {
    const parsed = parsePrinciplesFile("principles.yaml", `${HEAD}principles: [{`);
    assert.deepEqual([...new Set(parsed.issues.map((issue) => issue.code))], ["parse"]);
  });
  it("names the files it extends by their path from the root", () => {
    const parsed = parsePrinciplesFile("team/principles.yaml", `${HEAD}extends: [groundrules:security@1, ../shared/a.yaml, {file: b.yaml}, ../../out.yaml, /etc/passwd]`);
    assert.deepEqual(extendedPaths(parsed), ["shared/a.yaml", "team/b.yaml"]);
  });
});

describe("schemas", () => {
  it("are what is in the repository", () => {
    for (const [name, schema] of [["principles", principlesSchema()], ["rule", ruleFileSchema()]] as const) {
      const file = readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), "utf8");
      assert.deepEqual(JSON.parse(file), schema, `run npm run generate: ${name}.schema.json`);
    }
  });
});

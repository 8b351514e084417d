import assert from "node:assert/strict";
import { runSync } from "#host/file-system.ts";
import { createMemoryFileSystem, type MemoryFile } from "#host/memory.ts";
import { sha256 } from "#host/sha256.ts";
import { findPrinciples } from "#project/principles-files.ts";
import { foldersGovernedBy } from "#project/principles-names.ts";
import { openProject, type Project } from "#project/project.ts";

const HEAD = "apiVersion: groundrules/v1\nkind: Principles\n";
const RULE = "k8s/privileged-container";

/** A principles file with one principle. */
function principles(id: string, more = ""): string {
  return `${HEAD}metadata: {owner: "team:a"}\n${more}principles:\n  - id: ${id}\n    name: ${id}\n    implications: [One]\n    owner: team:a\n    rules: [{id: ${RULE}}]\n`;
}

type Files = Record<string, MemoryFile>;

function govern(files: Files, paths: string[] = [""]): Record<string, string> {
  const system = createMemoryFileSystem(files);
  const found = runSync(findPrinciples(paths, Object.keys(files)), system);
  return Object.fromEntries(found.governing.map((entry) => [entry.folder, entry.parsed.file]));
}

function open(files: Files, options: Partial<Parameters<typeof openProject>[0]> = {}): Project {
  const selection = { rule: [], skipRule: [], pack: [] };
  const defaults = { paths: [""], candidates: Object.keys(files), principles: null, selection, asOf: "2026-01-01" };
  return runSync(openProject({ ...defaults, ...options }), createMemoryFileSystem(files));
}

/** Principles that have a say on the rule in each folder with rules of its own. */
function sayOf(project: Project): Record<string, (string | null)[]> {
  return Object.fromEntries(project.rules.map(({ folder, rules }) => [folder, rules.rules.filter((rule) => rule.rule.id === RULE).map((rule) => rule.principle)]));
}

describe("places of principles files", () => {
  const check = (files: string[], expected: Record<string, string>, paths?: string[]): void => {
    assert.deepEqual(govern(Object.fromEntries(files.map((file) => [file, HEAD])), paths), expected);
  };

  it("takes the first of the names", () => { check(["principles.yml", "principles.yaml"], { "": "principles.yaml" }); });
  it("knows the shelves", () => { check([".groundrules/principles.yaml"], { "": ".groundrules/principles.yaml" }); });
  it("lets a shelf that is not needed govern itself", () => {
    check(["principles.yaml", "architecture/principles.yaml"], { "": "principles.yaml", architecture: "architecture/principles.yaml" });
  });
  it("finds one for each folder", () => { check(["principles.yaml", "a/b/principles.yaml"], { "": "principles.yaml", "a/b": "a/b/principles.yaml" }); });
  it("looks above the given paths", () => { check(["principles.yaml", "a/principles.yml"], { "": "principles.yaml", a: "a/principles.yml" }, ["a/b/c"]); });
  it("passes over a file that is not ours", () => {
    assert.deepEqual(govern({ "principles.yaml": "a: 1\n", "principles.yml": HEAD }), { "": "principles.yml" });
  });
  it("does not follow a link out of the root", () => { assert.deepEqual(govern({ "principles.yaml": { link: "../secret.yaml" } }), {}); });
  it("tells the folders a path may govern", () => {
    assert.deepEqual(foldersGovernedBy("x/architecture/principles.yaml"), ["x", "x/architecture"]);
    assert.deepEqual(foldersGovernedBy("principles.yaml"), [""]);
  });
});

describe("rules of a project", () => {
  it("runs a pack where there is no principles file", () => {
    const project = open({});
    assert.deepEqual([project.principlesFiles, sayOf(project)], [[], { "": [null] }]);
  });
  it("runs the rules of the principles", () => { assert.deepEqual(sayOf(open({ "principles.yaml": principles("A") })), { "": ["A"] }); });
  it("inherits from the files above", () => {
    const project = open({ "principles.yaml": principles("A"), "x/principles.yaml": principles("B") });
    assert.deepEqual([project.principlesFiles, sayOf(project)], [["principles.yaml", "x/principles.yaml"], { "": ["A"], x: ["B", "A"] }]);
  });
  it("runs a pack outside of the folders that principles govern", () => {
    assert.deepEqual(sayOf(open({ "x/principles.yaml": principles("B") })), { "": [null], x: ["B"] });
  });
  it("takes the one file that is named", () => {
    const project = open({ "principles.yaml": principles("A"), "other.yaml": principles("C") }, { principles: "other.yaml" });
    assert.deepEqual([project.principlesFiles, sayOf(project)], [["other.yaml"], { "": ["C"] }]);
  });
  it("drops the principles for packs", () => {
    const project = open({ "principles.yaml": principles("A") }, { selection: { rule: [], skipRule: [], pack: ["kubernetes-baseline"] } });
    assert.deepEqual([project.principlesFiles, sayOf(project)], [[], { "": [null] }]);
  });
  it("leaves rules out", () => {
    assert.deepEqual(sayOf(open({ "principles.yaml": principles("A") }, { selection: { rule: [], skipRule: [RULE], pack: [] } })), { "": [] });
  });
  it("reports names that do not exist", () => {
    assert.match(open({}, { selection: { rule: ["k8s/nothing-like-it"], skipRule: [], pack: [] } }).problems.join(), /There is no rule "k8s\/nothing-like-it"/);
  });
  it("reports an invalid file", () => {
    const project = open({ "principles.yaml": principles("A").replace(RULE, "k8s/nothing-like-it") });
    assert.deepEqual([project.isValid, project.issues.map((issue) => issue.code)], [false, ["unknown-rule"]]);
  });
  it("reports issues of a file above once", () => {
    const project = open({ "principles.yaml": `${HEAD}metadata: {}\n`, "a/principles.yaml": principles("A"), "b/principles.yaml": principles("B") });
    assert.deepEqual(project.issues.map((issue) => `${issue.file} ${issue.code}`), ["principles.yaml owner-missing"]);
  });
  it("is invalid with a file that cannot be read", () => {
    const project = open({ "principles.yaml": Uint8Array.of(0xff, 0xfe, 0x61, 0) });
    assert.deepEqual([project.isValid, project.unreadable], [false, ["principles.yaml"]]);
  });
});

describe("extended files", () => {
  const extend = (entry: string): string => `${HEAD}metadata: {owner: "team:a"}\nextends: [${entry}]\n`;

  it("have a say", () => { assert.deepEqual(sayOf(open({ "principles.yaml": extend("{file: group/all.yaml}"), "group/all.yaml": principles("G") })), { "": ["G"] }); });
  it("are read along the whole chain", () => {
    const files = { "principles.yaml": extend("{file: a.yaml}"), "a.yaml": extend("{file: b.yaml}"), "b.yaml": principles("B") };
    assert.deepEqual(sayOf(open(files)), { "": ["B"] });
  });
  it("are accepted with the right digest", () => {
    const group = principles("G");
    const digest = sha256(new TextEncoder().encode(group));
    assert.equal(open({ "principles.yaml": extend(`{file: g.yaml, sha256: "${digest}"}`), "g.yaml": group }).isValid, true);
  });
  it("are refused with another digest", () => {
    const project = open({ "principles.yaml": extend(`{file: g.yaml, sha256: "${"ab".repeat(32)}"}`), "g.yaml": principles("G") });
    assert.deepEqual([project.isValid, project.issues[0]?.code], [false, "extends"]);
  });
  it("may not extend each other", () => {
    const project = open({ "principles.yaml": extend("{file: a.yaml}"), "a.yaml": extend("{file: principles.yaml}") });
    assert.deepEqual([project.isValid, project.issues[0]?.code], [false, "extends"]);
  });
  it("may not lie outside of the root", () => {
    const project = open({ "principles.yaml": extend("{file: a.yaml}"), "a.yaml": { link: "../secret.yaml" } });
    assert.deepEqual([project.isValid, project.issues[0]?.message], [false, "There is no file a.yaml."]);
  });
});

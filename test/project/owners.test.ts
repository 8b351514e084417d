import assert from "node:assert/strict";
import { createMemoryFileSystem } from "#host/memory.ts";
import { runSync } from "#host/file-system.ts";
import { findOwners, parseOwners } from "#project/owners.ts";

/** Checks who owns each file; `FILE: OWNER …`. */
function check(text: string, ...expected: readonly string[]): void {
  const owners = parseOwners(text);
  const actual = expected.map((line) => {
    const file = line.slice(0, line.indexOf(":"));
    return `${file}:${owners.ownersOf(file).map((owner) => ` ${owner}`).join("")}`;
  });
  assert.deepEqual(actual, expected);
}

describe("owners of files", () => {
  it("are those of the last pattern that matches", () => { check("* @all\n*.yaml @yaml\n/deploy/ @ops", "a.txt: @all", "x/a.yaml: @yaml", "deploy/a.yaml: @ops", "x/deploy/a.yaml: @yaml"); });
  it("are several, teams and addresses among them", () => { check("* @shop/platform security@example.org @me", "a: @shop/platform security@example.org @me"); });
  it("are nobody where the last pattern names none", () => { check("* @all\n/gen/", "gen/a.yaml:", "a.yaml: @all"); });
  it("are nobody without a pattern", () => { check("/a/ @a", "b/c.yaml:"); });
  it("leave comments and blank lines out", () => { check("# @none\n\n  # x\n* @all # the rest\n", "a: @all"); });
  it("know blanks and hashes that are escaped", () => { check("my\\ folder/ @a\n\\#odd @b", "my folder/x: @a", "#odd: @b"); });
  it("pass over what is no owner", () => { check("* everyone @all", "a: @all"); });
  it("are read with the line ends of Windows", () => { check("* @all\r\n*.yaml @yaml\r\n", "a: @all", "a.yaml: @yaml"); });
});

describe("patterns of owners", () => {
  it("without a slash match in every folder, and what is below", () => { check("apps @a", "apps/x/y.yaml: @a", "b/apps/x: @a", "apps: @a", "myapps/x:"); });
  it("with a slash at the end ask for a folder", () => { check("apps/ @a", "apps/x: @a", "b/apps/x: @a", "apps:", "b/apps:"); });
  it("with a slash before or inside start at the root", () => { check("/apps/shop @a\ndocs/x.md @b", "apps/shop/x: @a", "b/apps/shop/x:", "docs/x.md: @b", "b/docs/x.md:"); });
  it("that end in a star are about one folder", () => { check("docs/* @a", "docs/x.md: @a", "docs/build/x.md:"); });
  it("that end in two stars are about all below", () => { check("docs/** @a", "docs/x.md: @a", "docs/build/x.md: @a", "docs:"); });
  it("may have two stars anywhere", () => { check("**/logs @a\n/deploy/**/prod.yaml @b", "x/y/logs/z: @a", "logs/z: @a", "deploy/prod.yaml: @b", "deploy/a/b/prod.yaml: @b"); });
  it("know stars and question marks in names", () => { check("values-*.y?ml @a", "x/values-prod.yaml: @a", "values-.yaml: @a", "values.yaml:", "values-prod.yml:"); });
  it("tell cases apart", () => { check("/Deploy/ @a", "deploy/x:"); });
  it("end soon, whatever is written", () => { check(`${"*a".repeat(300)}b @a\n/${"**/".repeat(200)}z @b`, `${"a".repeat(2000)}:`, `${"x/".repeat(500)}y:`); });
});

describe("sections of owners", () => {
  const GITLAB = "* @all\n[Database] @dba\n/db/\n/db/legacy/ @old\n^[Docs][2] @docs\n*.md\n[DATABASE]\n/db/new/ @new\n";
  it("add up", () => { check(GITLAB, "db/a.md: @all @dba @docs", "x.yaml: @all"); });
  it("of equal names are one", () => { check(GITLAB, "db/legacy/x: @all @old", "db/new/x: @all @new"); });
  it("may leave files out, and name roles", () => { check("[Ops]\n* @@maintainer\n!vendor/", "a: @@maintainer", "vendor/a:"); });
});

describe("the file of owners", () => {
  const find = (files: Readonly<Record<string, string>>): readonly string[] => runSync(findOwners(), createMemoryFileSystem(files)).ownersOf("a");
  it("is the first that is there", () => {
    assert.deepEqual(find({ ".github/CODEOWNERS": "* @github", "docs/CODEOWNERS": "* @docs" }), ["@github"]);
    assert.deepEqual(find({ CODEOWNERS: "* @root", ".gitlab/CODEOWNERS": "* @gitlab" }), ["@root"]);
    assert.deepEqual(find({}), []);
  });
  it("tells who owns everything", () => { assert.deepEqual(parseOwners("* @a\n/x @b\n* @c @d").ofEverything, ["@c", "@d"]); });
});

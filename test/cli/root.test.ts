import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRoot } from "#cli/root.ts";

describe("root", () => {
  let top = "";
  before(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), "groundrules-")));
    for (const folder of ["tree/.git", "tree/a/b", "tree/sub", "plain/x/y", "plain/z", "copy"]) mkdirSync(join(top, folder), { recursive: true });
    writeFileSync(join(top, "tree/sub/.git"), "gitdir: ../.git/modules/sub\n");
    writeFileSync(join(top, "tree/a/b/f.yaml"), "");
    symlinkSync("../tree/a", join(top, "copy/link"));
  });
  after(() => { rmSync(top, { recursive: true, force: true }); });

  function check(cwd: string, given: string[], folder: string, paths: string[]): void {
    assert.deepEqual(findRoot(given, join(top, cwd)), { folder: join(top, folder), paths });
  }

  it("is the work tree of the current folder", () => { check("tree/a", [], "tree", [""]); });
  it("is the work tree of the first path", () => { check("plain", ["../tree/a/b/f.yaml"], "tree", ["a/b/f.yaml"]); });
  it("names paths by the root, wherever they are given from", () => { check("tree/a", [".", "b", "../sub"], "tree", ["a", "a/b", "sub"]); });
  it("is the inner work tree of a submodule", () => { check("tree", ["sub"], "tree/sub", [""]); });
  it("is the current folder outside of git", () => { check("plain", ["x/y", "z"], "plain", ["x/y", "z"]); });
  it("is the deepest folder that holds all paths", () => { check("plain/z", ["../x/y", "../x"], "plain/x", ["y", ""]); });
  it("is the folder of a lone file", () => { check("plain", ["../copy"], "copy", [""]); });
  it("is named for a path that does not exist", () => { check("plain", ["nowhere.yaml"], "plain", ["nowhere.yaml"]); });
  it("sees through links above a path", () => { check("plain", ["../copy/link/b"], "tree", ["a/b"]); });
});

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discover } from "#host/discovery.ts";
import { runSync } from "#host/file-system.ts";
import { createNodeFileSystem } from "#host/node.ts";
import { writeFileAtomically } from "#host/write-node.ts";

describe("node file system", () => {
  let folder = "";
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "groundrules-")); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it("reads up to the limit", () => {
    writeFileSync(join(folder, "a"), "12345");
    const files = createNodeFileSystem(folder);
    assert.deepEqual([files.read("a", 4), files.read("b", 4), String(files.read("a", 5))], ["too-large", null, "12345"]);
  });

  it("answers null for a folder read as a file and a file listed as a folder", () => {
    writeFileSync(join(folder, "a"), "");
    const files = createNodeFileSystem(folder);
    assert.deepEqual([files.read("", 9), files.list("a"), files.stat("a/b")], [null, null, null]);
  });

  it("walks real links", () => {
    mkdirSync(join(folder, "root/a"), { recursive: true });
    writeFileSync(join(folder, "secret.yaml"), "");
    writeFileSync(join(folder, "root/a/x.yaml"), "");
    symlinkSync("../secret.yaml", join(folder, "root/out.yaml"));
    symlinkSync("../..", join(folder, "root/a/up"));
    symlinkSync("a", join(folder, "root/again"));
    const found = runSync(discover({ paths: [""], wants: (file) => file.endsWith(".yaml") }), createNodeFileSystem(join(folder, "root")));
    assert.deepEqual(found.files, ["a/x.yaml"]);
    assert.deepEqual(found.skipped.map((skip) => `${skip.file} ${skip.reason}`), ["a/up outside", "out.yaml outside"]);
  });

  it("writes in one step, keeps mode bits and links, leaves nothing behind", () => {
    writeFileSync(join(folder, "a.sh"), "old");
    chmodSync(join(folder, "a.sh"), 0o750);
    symlinkSync("a.sh", join(folder, "link"));
    writeFileAtomically(join(folder, "link"), "new");
    assert.equal(readFileSync(join(folder, "a.sh"), "utf8"), "new");
    assert.equal(statSync(join(folder, "a.sh")).mode & 0o777, 0o750);
    assert.deepEqual(readdirSync(folder).sort(), ["a.sh", "link"]);
  });
});

import assert from "node:assert/strict";
import { mayBeManifest } from "#engine/index.ts";
import { discover } from "#host/discovery.ts";
import { runSync } from "#host/file-system.ts";
import { createNodeFileSystem } from "#host/node.ts";
import { DEFAULT_SIZE_LIMIT, textOf } from "#host/read-text.ts";
import { check, engineOf } from "./invariants.ts";

const folder = process.env["GROUNDRULES_CORPUS"];
if (folder === undefined) console.log("GROUNDRULES_CORPUS names no folder of real files, so none are checked.");
else describeCorpus(folder);

/** What holds of mutants holds of the files people write. */
function describeCorpus(root: string): void {
  describe(`files below ${root}`, () => {
    const system = createNodeFileSystem(root);
    const { files } = runSync(discover({ paths: [""], wants: mayBeManifest }), system);

    it("are there", () => {
      assert.ok(files.length > 0);
    });

    it("never break a rule, and have findings inside their text", () => {
      const engine = engineOf({});
      for (const file of files) {
        const result = textOf(system.read(file, DEFAULT_SIZE_LIMIT));
        if ("text" in result) check(engine, file, result.text);
        engine.remove(file);
      }
    });
  });
}

import assert from "node:assert/strict";
import { parseYaml } from "#engine/syntax/yaml.ts";
import { toPlainValue } from "#engine/syntax/resolve.ts";
import { describeFillerContract } from "./filler-contract.ts";

describe("parseYaml", () => {
  describeFillerContract(parseYaml);

  describe("limits", () => {
    it("reads 190 levels", () => {
      assert.deepEqual(parseYaml(`${"[".repeat(190)}${"]".repeat(190)}`).issues, []);
    });
    it("says that deeper nesting is not read", () => {
      const { issues } = parseYaml(`a: 1\nb: ${"[".repeat(300)}${"]".repeat(300)}\n`);
      assert.match(issues[0]?.message ?? "", /deeper than 200 levels/);
    });
    it("stops after many documents", () => {
      const tree = parseYaml("---\na\n".repeat(10_002));
      assert.equal(tree.documents.length, 10_000);
      assert.match(tree.issues[0]?.message ?? "", /More than 10000 documents/);
    });
    it("reports duplicates of large mappings", () => {
      const keys = Array.from({ length: 40 }, (_, index) => `k${String(index % 39)}: 1\n`).join("");
      assert.deepEqual(parseYaml(keys).issues.map(({ message }) => message), ['Duplicate key "k0": the last one wins.']);
    });
  });

  describe("long inputs of odd shapes end", () => {
    for (const part of ["[", "{a: ", '"', "'", "a: [\n", 'a: "\n', "---\n", "...\n", "-", "- ", "? ", ": ", "#", "# c\n", "\t", "&a ", "!a ", "\ufeff\n", "a: b: c\n", "a\nb: 1\n", "a: [\nx: 1\n", "%x\n", "\0"]) {
      it(JSON.stringify(part), () => {
        const text = part.repeat(200_000 / part.length);
        const tree = parseYaml(text);
        assert.equal(tree.documents.at(-1)?.end === text.length || tree.documents.length === 10_000, true);
        assert.doesNotThrow(() => toPlainValue(tree, tree.documents[0]?.root ?? -1));
      });
    }
  });
});

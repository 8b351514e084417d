import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { formatFunctionReference, signatureOf } from "#engine/functions/reference.ts";
import { functionTable } from "#engine/functions/table.ts";

describe("the reference of functions", () => {
  it("writes signatures", () => {
    const [startsWith] = functionTable.get("startsWith") ?? [];
    const [image] = functionTable.get("image") ?? [];
    assert.ok(startsWith && image);
    assert.equal(signatureOf(startsWith), "string.startsWith(string) → bool");
    assert.equal(signatureOf(image), "image(string) → image reference");
  });

  it("stands in docs/rule-expressions.md as it is", () => {
    const page = readFileSync("docs/rule-expressions.md", "utf8");
    const section = /<!-- functions: kept[^\n]*-->\n(.*?)\n?<!-- functions: end -->/s.exec(page)?.[1];
    assert.equal(section, formatFunctionReference(functionTable));
  });
});

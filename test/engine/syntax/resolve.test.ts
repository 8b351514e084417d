import assert from "node:assert/strict";
import { resolveBool11, resolveCore, toPlainValue } from "#engine/syntax/resolve.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

describe("resolveCore", () => {
  check(null, "", "~", "null", "Null", "NULL");
  check(true, "true", "True", "TRUE");
  check(false, "false", "False", "FALSE");
  check(12, "12", "+12", "012", "0o14", "0xC", "12.", "1.2e1", "120E-1");
  check(-0.5, "-0.5", "-.5", "-5e-1");
  check(Infinity, ".inf", "+.INF");
  check(-Infinity, "-.Inf");
  check(NaN, ".nan", ".NaN");
  for (const text of ["yes", "nULL", "tRUE", "1_000", "0b1", "0o8", "0x", "1e", ".", "-", "+", "1.2.3", "12:30", "1 2", "-0x1", "2026-01-01", "١"]) check(text, text);

  function check(expected: unknown, ...texts: string[]): void {
    for (const text of texts) it(JSON.stringify(text), () => { assert.equal(resolveCore(text), expected); });
  }
});

describe("resolveBool11", () => {
  check(true, "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE");
  check(false, "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");
  check(undefined, "", "yEs", "1", "0", "null", "enabled", "t");

  function check(expected: boolean | undefined, ...texts: string[]): void {
    for (const text of texts) it(JSON.stringify(text), () => { assert.equal(resolveBool11(text), expected); });
  }
});

describe("toPlainValue", () => {
  it("keeps a key __proto__ a key", () => {
    const value = read("__proto__: {a: 1}\n");
    assert.deepEqual(Object.keys(value as object), ["__proto__"]);
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  });
  it("lets own keys win over merged ones, wherever the merge key stands", () => {
    assert.deepEqual(read("a: &a {x: 1, y: 1}\nb: {y: 2, <<: *a}\n"), { a: { x: 1, y: 1 }, b: { x: 1, y: 2 } });
  });
  it("ends on an alias bomb", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 12; level += 1) {
      const alias = `*a${String(level - 1)}`;
      lines.push(`a${String(level)}: &a${String(level)} [${Array.from({ length: 10 }, () => alias).join(", ")}]`);
    }
    assert.ok(Array.isArray((read(lines.join("\n")) as Record<string, unknown>)["a1"]));
  });
  it("ends on a merge bomb", () => {
    const lines = ["a0: &a0 {x: 1}"];
    for (let level = 1; level < 25; level += 1) {
      const alias = `*a${String(level - 1)}`;
      lines.push(`a${String(level)}: &a${String(level)} {<<: [${Array.from({ length: 10 }, () => alias).join(", ")}]}`);
    }
    assert.deepEqual((read(lines.join("\n")) as Record<string, unknown>)["a1"], { x: 1 });
  });

  function read(text: string): unknown {
    return toPlainValue(parseYaml(text), 0);
  }
});

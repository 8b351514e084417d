import assert from "node:assert/strict";
import { decodeBase64Text } from "#engine/functions/base64.ts";

describe("base64", () => {
  check("", "");
  check("YQ==", "a");
  check("YWI=", "ab");
  check("YWJj", "abc");
  check("YWJj\n  ZGVm\n", "abcdef");
  check("w6TDtsO8", "äöü");
  check("4oKs8J+Yog==", "€😢");
  check("aMO4cA", "høp");
  check("eA0KeQ==", "x\r\ny");
  check("iVBORw0KGgo=", null);
  check("AAEC", null);
  check("not base64!", null);
  check("a-b_", null);
});

function check(encoded: string, expected: string | null): void {
  it(`${JSON.stringify(encoded)} is ${JSON.stringify(expected)}`, () => {
    assert.equal(decodeBase64Text(encoded), expected);
  });
}

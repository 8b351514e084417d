import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { sha256 } from "#host/sha256.ts";

describe("sha256", () => {
  for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 100_003]) {
    it(`agrees with the library on ${String(length)} bytes`, () => {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) & 255);
      assert.equal(sha256(bytes), createHash("sha256").update(bytes).digest("hex"));
    });
  }
});

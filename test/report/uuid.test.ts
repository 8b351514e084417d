import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { utf8, uuidOf } from "#report/uuid.ts";

/** The same by the library of Node. */
function reference(name: string): string {
  const namespace = Buffer.from("6e1f3c529a444d0b8a3e2f7d5c1b9e60", "hex");
  const hash = createHash("sha1").update(namespace).update(name).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

describe("UUIDs of names", () => {
  it("are those of version 5", () => {
    for (let length = 0; length < 140; length += 1) {
      const name = "aé漢😀".repeat(length).slice(0, length);
      assert.equal(uuidOf(name), reference(name), name);
    }
    assert.equal(uuidOf("x".repeat(5000)), reference("x".repeat(5000)));
  });
  it("read a text as UTF-8", () => {
    for (const text of ["", "abc", "é", "漢字", "😀", "\ud800x"]) assert.deepEqual([...utf8(text)], [...new TextEncoder().encode(text)]);
  });
});

import assert from "node:assert/strict";
import { decode } from "#host/decode.ts";

function check(bytes: readonly number[] | Buffer, expected: string): void {
  const decoded = decode(Uint8Array.from(bytes));
  assert.equal("text" in decoded ? decoded.text : `(${decoded.reason})`, expected);
}

describe("decode", () => {
  it("reads UTF-8", () => { check(Buffer.from("a: é😀\n"), "a: é😀\n"); });
  it("reads nothing", () => { check([], ""); });
  it("drops a byte order mark and says so", () => {
    check([0xef, 0xbb, 0xbf, 0x61], "a");
    assert.equal(Reflect.get(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), "byteOrderMark"), true);
  });
  it("keeps CRLF", () => { check(Buffer.from("a\r\nb"), "a\r\nb"); });
  it("refuses UTF-16 with a mark", () => { check([0xff, 0xfe, 0x61, 0], "(encoding)"); });
  it("refuses big-endian UTF-16 with a mark", () => { check([0xfe, 0xff, 0, 0x61], "(encoding)"); });
  it("refuses UTF-16 without a mark", () => { check(Buffer.from("kind: Pod", "utf16le"), "(encoding)"); });
  it("refuses big-endian UTF-16 without a mark", () => { check(Buffer.from("kind", "utf16le").swap16(), "(encoding)"); });
  it("refuses invalid UTF-8", () => { check([0x61, 0xc3, 0x28], "(encoding)"); });
  it("refuses a cut-off character at the end", () => { check([0x61, 0xe2, 0x82], "(encoding)"); });
  it("calls what has a NUL in front binary", () => { check([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0], "(binary)"); });
  it("reads a NUL far behind as text", () => { check(Buffer.concat([Buffer.alloc(9000, 0x61), Buffer.of(0)]), `${"a".repeat(9000)}\0`); });
});

import assert from "node:assert/strict";
import { Style } from "#engine/model/tree.ts";
import { decodeScalar, mapDecodedOffset, type WrittenScalar } from "#engine/syntax/scalar.ts";

const STYLES: Readonly<Record<string, Style>> = { "'": Style.Single, '"': Style.Double, "|": Style.Literal, ">": Style.Folded };
const written = (text: string): WrittenScalar => ({ text, start: 0, end: text.length, style: STYLES[text.charAt(0)] ?? Style.Plain });

describe("decodeScalar", () => {
  decodes("a b", "a b");
  decodes("a \t\n  b\n\n\n c", "a b\n\nc");
  decodes("a\r\n b\r c", "a b c");
  decodes("''", "");
  decodes("'it''s \n\n  x '", "it's\nx ");
  decodes('"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P"', '\0\x07\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029');
  decodes('"\\x41\\u00e9\\U0001F600\\ud83d\\ude00"', "Aé😀😀");
  decodes('"a  \\\n   b\\n  \n  c \\  \n d"', "a  b\n c   d");
  decodes('"a\\\n\n\n b"', "a\n\nb");
  decodes('" a\n b "', " a b ");
  decodes('"\\U00110000\\xZZ\\q"', "\\U00110000\\xZZ\\q");
  decodes('"open', "open");
  decodes("|", "");
  decodes("|\n  a\n\n   b", "a\n\n b\n");
  decodes("|-\n  a\n  ", "a");
  decodes("|+\n  a\n\n", "a\n\n\n");
  decodes("|\n\n  a", "\na\n");
  decodes("|\r\n  a\r\n  b", "a\nb\n");
  decodes("|\n  a\n     ", "a\n   \n");
  decodes(">\n  a\n  b\n\n  c\n\n\n  d", "a b\nc\n\nd\n");
  decodes(">\n  a\n   b\n\n   c\n  d\n", "a\n b\n\n c\nd\n");
  decodes(">-  # c\n  a\n  \tb\n  c", "a\n\tb\nc");

  it("counts an indentation digit from the parent", () => {
    const at = (text: string): string => decodeScalar({ text, start: text.search(/[|>]/), end: text.length, style: Style.Literal }, "yaml");
    assert.equal(at("a: |1\n   b"), "  b\n");
    assert.equal(at("  a: |1\n    b"), " b\n");
    assert.equal(at("- - a: |1\n      b"), " b\n");
    assert.equal(at("- |1\n   b"), "  b\n");
    assert.equal(at("--- |1\n   b"), "  b\n");
    assert.equal(at("a:\n  b: &x\n   # c\n   |1\n    b"), " b\n");
    assert.equal(at("&x a: !y |1\n   b"), "  b\n");
  });

  it("joins the lines of a Dockerfile", () => {
    const text = "a \\\n  # c\n\n b `\r\nc";
    assert.equal(decodeScalar(written(text), "dockerfile"), "a  b c");
  });
});

describe("mapDecodedOffset", () => {
  maps("abc", "|abc", "a|bc", "ab|c", "abc|");
  maps("a\n  bc", "|a\n  bc", "a|\n  bc", "a\n  |bc", "a\n  b|c", "a\n  bc|");
  maps("'a''b'", "'|a''b'", "'a|''b'", "'a''|b'", "'a''b|'");
  maps('"a\\n\\u0041b"', '"|a\\n\\u0041b"', '"a|\\n\\u0041b"', '"a\\n|\\u0041b"', '"a\\n\\u0041|b"', '"a\\n\\u0041b|"');
  maps("|\n  ab\n  c", "|\n  |ab\n  c", "|\n  a|b\n  c", "|\n  ab|\n  c", "|\n  ab\n  |c", "|\n  ab\n  c|");
  maps(">-\n  a\n  b", ">-\n  |a\n  b", ">-\n  a|\n  b", ">-\n  a\n  |b", ">-\n  a\n  b|");
  maps('""', '"|"');
});

function decodes(text: string, expected: string): void {
  it(JSON.stringify(text), () => {
    assert.equal(decodeScalar(written(text), "yaml"), expected);
  });
}

/** Each expectation is the text with a bar at the source place of the decoded offsets 0, 1, 2 … */
function maps(text: string, ...expected: string[]): void {
  it(JSON.stringify(text), () => {
    const places = expected.map((_, offset) => {
      const at = mapDecodedOffset(written(text), offset);
      return `${text.slice(0, at)}|${text.slice(at)}`;
    });
    assert.deepEqual(places, expected);
  });
}

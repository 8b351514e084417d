import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./arrows.ts";
import { ownFiles, readOwn } from "./files.ts";

const HARD_CAP = 350;
const MEDIAN = 80;
const NINE_OF_TEN = 200;
const ENTRY = 40;
const RULE_BEFORE_EXAMPLES = { mostly: 40, cap: 80 };
const FORMAT_FILES = 5;

describe("sizes", () => {
  const source = ownFiles(["src"], ".ts").map((file) => ({ file, lines: linesOf(readOwn(file)) }));
  const sorted = source.map(({ lines }) => lines).sort((a, b) => a - b);

  it("no file is long", () => {
    const others = ownFiles(["scripts", "test"], ".ts").map((file) => ({ file, lines: linesOf(readOwn(file)) }));
    assertNone([...source, ...others].filter(({ lines }) => lines > HARD_CAP));
  });

  it("most files are short", () => {
    const [median = 0, ninth = 0] = [sorted[Math.floor(sorted.length / 2)], sorted[Math.floor(sorted.length * 0.9)]];
    assert.ok(median <= MEDIAN, `the median is ${String(median)} lines`);
    assert.ok(ninth <= NINE_OF_TEN, `nine of ten have up to ${String(ninth)} lines`);
  });

  it("entries only put things together", () => {
    assertNone(source.filter(({ file, lines }) => file.endsWith("/main.ts") && lines > ENTRY));
  });

  it("a rule says what it says before its examples, briefly", () => {
    const rules = ownFiles(["rules"], ".yaml").map((file) => ({ file, lines: linesOf(readOwn(file).split(/^examples:/m)[0] ?? "") }));
    const own = rules.filter(({ file }) => file.split("/").length > 2);
    assertNone(own.filter(({ lines }) => lines > RULE_BEFORE_EXAMPLES.cap));
    const sorted = own.map(({ lines }) => lines).sort((left, right) => left - right);
    const eighth = sorted[Math.floor(sorted.length * 0.8)] ?? 0;
    assert.ok(eighth <= RULE_BEFORE_EXAMPLES.mostly, `eight of ten have up to ${String(eighth)} lines`);
  });

  it("a format has few files at its top", () => {
    const formats = join(ROOT, "src/engine/formats");
    const folders = readdirSync(formats, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const counted = folders.map(({ name }) => ({ file: `src/engine/formats/${name}`, lines: readdirSync(join(formats, name)).filter((file) => file.endsWith(".ts")).length }));
    assertNone(counted.filter(({ lines }) => lines > FORMAT_FILES));
  });
});

function linesOf(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

function assertNone(files: readonly { readonly file: string; readonly lines: number }[]): void {
  assert.deepEqual(files.map(({ file, lines }) => `${file}: ${String(lines)}`), []);
}

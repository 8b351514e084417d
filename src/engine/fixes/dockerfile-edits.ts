import type { TextEdit } from "../model/finding.ts";
import type { Route } from "../model/route.ts";
import { Kind, Style, type Tree } from "../model/tree.ts";
import { endOf, findOwnKey, kindOf, nextOf, startOf, styleOf } from "../syntax/access.ts";
import { partsOf } from "../syntax/dockerfile.ts";
import { lineBreakOf, lineEnd, lineStart, nextLine } from "./lines.ts";
import { childrenOf, type Step } from "./nodes.ts";
import type { PlainValue } from "./scalar-text.ts";
import { linesOf } from "./text-edits.ts";

/** Replaces a word, flag value or pair value; what has blanks is quoted, and so is what was. */
export function setWord(tree: Tree, step: Step, value: PlainValue): readonly TextEdit[] | null {
  if (typeof value === "object" || kindOf(tree, step.value) !== Kind.Scalar) return null;
  const start = startOf(tree, step.value);
  const end = endOf(tree, step.value);
  const text = wordText(String(value), tree.text[start] ?? "", styleOf(tree, step.value) === Style.Double);
  return tree.text.slice(start, end) === text ? [] : [{ start, end, text }];
}

/** Puts a word in double quotes. */
export function quoteWord(tree: Tree, step: Step): readonly TextEdit[] | null {
  const start = startOf(tree, step.value);
  const end = endOf(tree, step.value);
  if (kindOf(tree, step.value) !== Kind.Scalar) return null;
  const text = tree.text.slice(start, end);
  if (text.startsWith('"') || text.startsWith("'")) return [];
  return [{ start, end, text: inQuotes(text) }];
}

/** Adds a flag that an instruction lacks: the route ends in `flags`, its name, and perhaps `value`. */
export function insertFlag(tree: Tree, route: Route, steps: readonly Step[], value: PlainValue): readonly TextEdit[] | null {
  const at = route.indexOf("flags");
  const name = route[at + 1];
  const instruction = steps[at - 1]?.value;
  if (at < 0 || typeof name !== "string" || instruction === undefined || steps.length > at + 1 || typeof value === "object") return null;
  const flags = findOwnKey(tree, instruction, "flags");
  const keyword = findOwnKey(tree, instruction, "keyword");
  if (keyword < 0) return null;
  const end = endOf(tree, nextOf(tree, flags < 0 ? keyword : flags));
  return [{ start: end, end, text: value === true ? ` --${name}` : ` --${name}=${wordText(String(value), "", false)}` }];
}

/** Adds a word behind the last argument of a list; behind a single word or a statement, source text. */
export function appendWord(tree: Tree, step: Step, value: PlainValue): readonly TextEdit[] | null {
  if (kindOf(tree, step.value) === Kind.Scalar) return appendText(tree, step.value, value);
  const last = childrenOf(tree, step.value).at(-1)?.value;
  if (last === undefined || typeof value === "object" || kindOf(tree, last) !== Kind.Scalar) return null;
  const end = endOf(tree, last);
  const isJson = styleOf(tree, last) === Style.Double;
  return [{ start: end, end, text: (isJson ? ", " : " ") + wordText(String(value), "", isJson) }];
}

/** Puts text behind a word or a statement, on a line of its own if that has several; behind an item of an exec form, an item. */
function appendText(tree: Tree, node: number, value: PlainValue): readonly TextEdit[] | null {
  if (typeof value === "object") return null;
  const end = endOf(tree, node);
  const at = { start: end, end };
  if (styleOf(tree, node) === Style.Double) return [{ ...at, text: `, ${JSON.stringify(String(value))}` }];
  if (!tree.text.slice(startOf(tree, node), end).includes("\n")) return [{ ...at, text: ` ${String(value)}` }];
  const indentation = /^[ \t]*/.exec(tree.text.slice(lineStart(tree.text, end)))?.[0] ?? "";
  return [{ ...at, text: ` ${partsOf(tree).escape}${lineBreakOf(tree.text)}${indentation}${String(value)}` }];
}

/** Deletes an instruction with its lines, or a word with the blank before it; an instruction left without words goes too. */
export function deleteNode(tree: Tree, route: Route, steps: readonly Step[]): { edits: readonly TextEdit[]; route: Route } | null {
  const last = steps.at(-1);
  const instruction = steps[1];
  if (last === undefined || instruction === undefined || route[0] !== "instructions") return null;
  const whole = deleteInstruction(tree, instruction);
  if (steps.length === 2) return whole === null ? null : { edits: [whole], route };
  const edit = wordSpan(tree, last);
  const owner = steps.findLast((step) => kindOf(tree, step.value) === Kind.Mapping && findOwnKey(tree, step.value, "keyword") >= 0) ?? instruction;
  const keywordEnd = endOf(tree, nextOf(tree, findOwnKey(tree, owner.value, "keyword")));
  const left = tree.text.slice(keywordEnd, edit.start) + tree.text.slice(edit.end, endOf(tree, owner.value));
  if (/[^\s\\`[\]]/.test(left)) return { edits: [edit], route };
  return whole === null ? null : { edits: [whole], route: route.slice(0, 2) };
}

/** Inserts lines before or after the instruction or stage that a route leads into. */
export function insertInstruction(tree: Tree, steps: readonly Step[], source: string, position: "before" | "after"): readonly TextEdit[] | null {
  const node = steps[1]?.value;
  if (node === undefined) return null;
  const lineBreak = lineBreakOf(tree.text);
  const start = lineStart(tree.text, startOf(tree, node));
  const indentation = tree.text.slice(start, startOf(tree, node));
  const lines = linesOf(source).map((line) => (line === "" ? "" : indentation + line));
  if (position === "before") return [{ start, end: start, text: lines.join(lineBreak) + lineBreak }];
  const end = lineEnd(tree.text, endOf(tree, node));
  return [{ start: end, end, text: lines.map((line) => lineBreak + line).join("") }];
}

function deleteInstruction(tree: Tree, step: Step): TextEdit | null {
  if (childrenOf(tree, step.container).length < 2) return null;
  const start = lineStart(tree.text, startOf(tree, step.value));
  const end = lineEnd(tree.text, endOf(tree, step.value));
  const after = nextLine(tree.text, end);
  if (after > end) return { start, end: after, text: "" };
  const before = tree.text.slice(0, start).endsWith("\r\n") ? start - 2 : Math.max(0, start - 1);
  return { start: before, end, text: "" };
}

function wordSpan(tree: Tree, step: Step): TextEdit {
  const { text } = tree;
  const start = startOf(tree, step.value);
  const end = endOf(tree, step.value);
  if (kindOf(tree, step.value) === Kind.Scalar && styleOf(tree, step.value) === Style.Double) return jsonItemSpan(text, start, end);
  const blank = /(?:[ \t]|[\\`][ \t]*\r?\n)+$/.exec(text.slice(Math.max(0, start - 1000), start))?.[0].length ?? 0;
  const after = blank > 0 ? 0 : (/^[ \t]+/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
  return { start: start - blank, end: end + after, text: "" };
}

function jsonItemSpan(text: string, start: number, end: number): TextEdit {
  const before = /,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = before > 0 ? 0 : (/^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0);
  return { start: start - before, end: end + after, text: "" };
}

function wordText(value: string, quote: string, isJson: boolean): string {
  if (isJson) return JSON.stringify(value);
  if (quote === "'" && !value.includes("'")) return `'${value}'`;
  return quote === '"' || quote === "'" || value === "" || /\s/.test(value) ? inQuotes(value) : value;
}

function inQuotes(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}

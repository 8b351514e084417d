import type { TextEdit } from "../model/finding.ts";
import { Kind, type Tree } from "../model/tree.ts";
import { endOf, kindOf, nextOf, startOf, styleOf } from "../syntax/access.ts";
import { isBlank, isOneLine, lineBreakOf, lineEnd, lineStart, skipBlanks } from "./lines.ts";
import type { NewChild } from "./insert-block.ts";
import { childrenOf, colonEnd, hasComment, isNeededOutside, type Step } from "./nodes.ts";
import { renderFlow } from "./render.ts";
import { isScalarValue, type PlainValue, scalarLike, scalarToYaml } from "./scalar-text.ts";

/** Adds a pair or an item behind the last child of a collection in brackets. */
export function insertIntoFlow(tree: Tree, container: number, child: NewChild): readonly TextEdit[] | null {
  const { text } = tree;
  const start = startOf(tree, container);
  const end = endOf(tree, container);
  if (!"{[".includes(text[start] ?? " ") || !"}]".includes(text[end - 1] ?? " ")) return null;
  const children = childrenOf(tree, container);
  if (kindOf(tree, container) === Kind.Sequence && child.key !== children.length) return null;
  const last = children.at(-1);
  if (last === undefined) return fillEmpty(tree, container, child);
  const lastStart = startOf(tree, last.key < 0 ? last.value : last.key);
  const lastEnd = Math.max(endOf(tree, last.value), last.key < 0 ? 0 : endOf(tree, last.key));
  const indentation = text.slice(lineStart(text, lastStart), lastStart);
  if (indentation.trim() === "" && !isOneLine(text, start, lastStart)) return insertOnOwnLine(tree, lastEnd, indentation, newText(tree, container, child, indentation));
  const separator = separatorOf(tree, container);
  return [{ start: lastEnd, end: lastEnd, text: separator + newText(tree, container, child, null) }];
}

/** Replaces a value inside of brackets. */
export function replaceInFlow(tree: Tree, step: Step, value: PlainValue): readonly TextEdit[] | null {
  const start = startOf(tree, step.value);
  const end = endOf(tree, step.value);
  if (tree.tags.has(step.value) || hasComment(tree, start, end)) return null;
  if (isNeededOutside(tree, start + 1, end)) return null;
  if (start === end) {
    const colon = step.key < 0 ? null : colonEnd(tree, step.key);
    if (colon === null || colon !== start || tree.anchors.has(step.value)) return null;
    return [{ start, end, text: ` ${renderFlow(value)}` }];
  }
  return [{ start, end, text: replacementText(tree, step, value) }];
}

function replacementText(tree: Tree, step: Step, value: PlainValue): string {
  if (tree.syntax === "json") {
    const start = startOf(tree, step.value);
    return jsonText(value, isPretty(tree) ? indentationAt(tree, start) : null, tree);
  }
  if (!isScalarValue(value)) return renderFlow(value);
  return kindOf(tree, step.value) === Kind.Scalar ? scalarLike(value, styleOf(tree, step.value), true) : scalarToYaml(value, true);
}

function newText(tree: Tree, container: number, child: NewChild, indentation: string | null): string {
  const isPair = kindOf(tree, container) === Kind.Mapping;
  if (tree.syntax !== "json") return `${isPair ? `${scalarToYaml(String(child.key), true)}: ` : ""}${renderFlow(child.value)}`;
  const value = jsonText(child.value, indentation, tree);
  return isPair ? `${JSON.stringify(String(child.key))}${colonOf(tree, container)}${value}` : value;
}

function fillEmpty(tree: Tree, container: number, child: NewChild): readonly TextEdit[] | null {
  const start = startOf(tree, container) + 1;
  const end = endOf(tree, container) - 1;
  if (!isBlank(tree.text, start, end)) return null;
  if (tree.syntax !== "json" || !isPretty(tree)) return [{ start, end, text: newText(tree, container, child, null) }];
  const outer = indentationAt(tree, start);
  const inner = outer + jsonIndent(tree);
  const lineBreak = lineBreakOf(tree.text);
  return [{ start, end, text: `${lineBreak}${inner}${newText(tree, container, child, inner)}${lineBreak}${outer}` }];
}

/** Adds a line behind that of the last child; its comment stays with it, and so does a comma behind the last child. */
function insertOnOwnLine(tree: Tree, lastEnd: number, indentation: string, added: string): readonly TextEdit[] | null {
  const { text } = tree;
  const line = lineBreakOf(text) + indentation + added;
  const stop = lineEnd(text, lastEnd);
  const afterBlanks = skipBlanks(text, lastEnd);
  if (text[afterBlanks] === ",") {
    if (afterBlanks > stop) return null;
    return [{ start: stop, end: stop, text: `${line},` }];
  }
  const rest = text.slice(lastEnd, stop).trim();
  if (rest === "" || !rest.startsWith("#")) return [{ start: lastEnd, end: lastEnd, text: `,${line}` }];
  return [
    { start: lastEnd, end: lastEnd, text: "," },
    { start: stop, end: stop, text: line },
  ];
}

/** The comma of a collection with its blanks, as the file writes them. */
function separatorOf(tree: Tree, container: number): string {
  const [first, second] = childrenOf(tree, container);
  if (first !== undefined && second !== undefined) {
    const between = tree.text.slice(endOf(tree, first.value), startOf(tree, second.key < 0 ? second.value : second.key));
    if (/^,[ \t]*$/.test(between)) return between;
  }
  return tree.syntax === "json" && colonOf(tree, container) === ":" ? "," : ", ";
}

/** The colon of JSON pairs with the blank behind it, if the file has one there. */
function colonOf(tree: Tree, container: number): string {
  const own = childrenOf(tree, container).find((child) => child.key >= 0);
  const root = tree.documents[0]?.root ?? -1;
  const other = root >= 0 && kindOf(tree, root) === Kind.Mapping ? childrenOf(tree, root)[0] : undefined;
  const pair = own ?? other;
  if (pair === undefined) return ": ";
  return startOf(tree, nextOf(tree, pair.key)) === (colonEnd(tree, pair.key) ?? 0) ? ":" : ": ";
}

/** JSON text; with an indentation, over several lines. */
function jsonText(value: PlainValue, indentation: string | null, tree: Tree): string {
  if (isScalarValue(value)) return JSON.stringify(value);
  if (indentation === null) return colonOf(tree, -1) === ":" ? JSON.stringify(value) : spacedJson(value);
  return JSON.stringify(value, null, jsonIndent(tree)).replaceAll("\n", lineBreakOf(tree.text) + indentation);
}

function spacedJson(value: PlainValue): string {
  if (isScalarValue(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(", ")}]`;
  return `{${Object.entries(value).map(([key, child]) => `${JSON.stringify(key)}: ${spacedJson(child)}`).join(", ")}}`;
}

/** Whether a JSON file is written over several lines. */
function isPretty(tree: Tree): boolean {
  const root = tree.documents[0]?.root ?? -1;
  return root >= 0 && !isOneLine(tree.text, startOf(tree, root), endOf(tree, root));
}

/** The indentation of one level, as the first child of the root has it. */
function jsonIndent(tree: Tree): string {
  const root = tree.documents[0]?.root ?? -1;
  const first = root < 0 ? undefined : childrenOf(tree, root)[0];
  if (first === undefined) return "  ";
  const start = startOf(tree, first.key < 0 ? first.value : first.key);
  const indentation = tree.text.slice(lineStart(tree.text, start), start);
  return indentation !== "" && indentation.trim() === "" ? indentation : "  ";
}

function indentationAt(tree: Tree, offset: number): string {
  return /^[ \t]*/.exec(tree.text.slice(lineStart(tree.text, offset), offset))?.[0] ?? "";
}

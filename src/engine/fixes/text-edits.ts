import type { TextEdit } from "../model/finding.ts";
import { Kind, Style, type Tree } from "../model/tree.ts";
import { endOf, findOwnKey, isNull, kindOf, scalarText, startOf, styleOf } from "../syntax/access.ts";
import { blockPlace, isBlank, lineBreakOf, lineStart } from "./lines.ts";
import { blockEnd, dashOf, isFlow, isNeededOutside, type Step } from "./nodes.ts";
import { doubleQuoted, scalarLike } from "./scalar-text.ts";

/** Gives a key another name, in the quotes it has. */
export function renameKey(tree: Tree, step: Step, name: string): readonly TextEdit[] | null {
  if (step.key < 0 || kindOf(tree, step.key) !== Kind.Scalar || tree.tags.has(step.key)) return null;
  if (scalarText(tree, step.key) === name) return [];
  if (findOwnKey(tree, step.container, name) >= 0) return null;
  const style = tree.syntax === "json" ? Style.Double : styleOf(tree, step.key);
  const text = tree.syntax === "json" ? JSON.stringify(name) : scalarLike(name, style, isFlow(tree, step.container));
  return [{ start: startOf(tree, step.key), end: endOf(tree, step.key), text }];
}

/** Puts other source text in place of a node. */
export function replaceSource(tree: Tree, step: Step, text: string): readonly TextEdit[] | null {
  const start = startOf(tree, step.value);
  const end = isBlank(tree.text, endOf(tree, step.value) - 1, endOf(tree, step.value)) ? blockEnd(tree, step.value) : endOf(tree, step.value);
  if (tree.text.slice(start, end) === text) return [];
  if (isNeededOutside(tree, start + 1, end)) return null;
  return [{ start, end: Math.max(start, end), text: start >= end ? ` ${text}` : text }];
}

/** Puts a plain scalar in double quotes; a quoted one stays as it is. */
export function quoteScalar(tree: Tree, step: Step): readonly TextEdit[] | null {
  const start = startOf(tree, step.value);
  const end = endOf(tree, step.value);
  if (kindOf(tree, step.value) !== Kind.Scalar || tree.tags.has(step.value) || isNull(tree, step.value)) return null;
  const style = styleOf(tree, step.value);
  if (style === Style.Double || style === Style.Single) return [];
  if (style !== Style.Plain) return null;
  return [{ start, end, text: doubleQuoted(scalarText(tree, step.value)) }];
}

/** Inserts lines before or after a pair or item, indented as it is. */
export function insertLines(tree: Tree, step: Step, source: string, position: "before" | "after"): readonly TextEdit[] | null {
  if (isFlow(tree, step.container)) return null;
  const head = step.key < 0 ? dashOf(tree, step.container, step.index) : startOf(tree, step.key);
  const place = head === null ? null : blockPlace(tree.text, head);
  if (place === null) return null;
  const lineBreak = lineBreakOf(tree.text);
  const indentation = " ".repeat(place.column);
  const lines = linesOf(source).map((line) => (line === "" ? "" : indentation + line));
  if (position === "after") {
    const end = blockEnd(tree, step.value);
    return [{ start: end, end, text: lines.map((line) => lineBreak + line).join("") }];
  }
  const start = place.isFirst ? lineStart(tree.text, place.start) : place.start;
  const text = lines.join(lineBreak) + lineBreak;
  return [{ start, end: start, text: place.isFirst ? text : text.trimStart() + indentation }];
}

/** The lines of a text, without a break at its end. */
export function linesOf(source: string): readonly string[] {
  return source.replace(/\r?\n$/, "").split(/\r?\n/);
}

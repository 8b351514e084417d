import { parseYaml } from "../../../src/engine/syntax/yaml.ts";
import { isNull, itemsOf, kindOf, nextOf, scalarText, styleOf } from "../../../src/engine/syntax/access.ts";
import { Kind, Style, type Tree } from "../../../src/engine/model/tree.ts";

/** A way to write a YAML file otherwise without changing what it says; null where the file has something the way cannot express. */
export type Rewrite = (text: string) => string | null;

/** Ways to write a file otherwise, by name. All of them leave every key and every value as it is. */
export const REWRITES: Readonly<Record<string, Rewrite>> = {
  "four spaces, quotes, keys in reverse": (text) => printed(text, (tree, node) => block(tree, node, { indent: "", step: "    ", order: "reversed" })),
  "flow style": (text) => printed(text, flow),
  "line ends of Windows": (text) => text.replace(/\r?\n/g, "\r\n"),
  "comments and blank lines": commented,
  "documents in reverse": (text) => {
    const parts = printedDocuments(text, (tree, node) => block(tree, node, { indent: "", step: "  ", order: "kept" }));
    return parts === null || parts.length < 2 ? null : parts.reverse().join("---\n");
  },
};

/** Ways to write a Dockerfile otherwise. */
export const DOCKERFILE_REWRITES: Readonly<Record<string, Rewrite>> = {
  "line ends of Windows": (text) => text.replace(/\r?\n/g, "\r\n"),
  "comments and blank lines": (text) => atInstructions(text, (line) => `\n# Written by hand.\n${line}`),
  "small keywords, wide blanks": (text) => atInstructions(text, (line) => line.replace(/^\s*[A-Z]+ /, (keyword) => `${keyword.toLowerCase()}   `)),
  "continued lines": (text) => atInstructions(text, (line) => (/^(RUN|COPY|EXPOSE|LABEL) [^["]*$/.test(line) && !line.endsWith("\\") ? line.replace(/ /g, " \\\n    ") : line)),
};

/** Changes the lines on which instructions begin; null for a file with heredocs, directives, or comments that suppress. */
function atInstructions(text: string, change: (line: string) => string): string | null {
  if (/<<|^#/m.test(text)) return null;
  const lines = text.split("\n");
  return lines.map((line, index) => (/^[A-Z]+ /.test(line) && !(lines[index - 1] ?? "").trimEnd().endsWith("\\") ? change(line) : line)).join("\n");
}

/** The file as JSON; null where it holds several documents or values that JSON has no form for. */
export function asJson(text: string): string | null {
  const tree = parseYaml(text);
  const { root = -1 } = tree.documents[0] ?? {};
  if (tree.documents.length !== 1 || root < 0 || hasMore(tree) || !/^apiVersion:/m.test(text)) return null;
  const json = toJson(tree, root);
  return json === null ? null : `${json}\n`;
}

/** What the writers below would lose: anchors, aliases, tags, damage, and comments that suppress. */
function hasMore(tree: Tree): boolean {
  const suppresses = tree.comments.some(({ start, end }) => /ignore|skip|disable|nosec|kics|trivy/i.test(tree.text.slice(start, end)));
  return tree.anchors.size + tree.aliases.size + tree.tags.size + tree.issues.length > 0 || suppresses;
}

function printed(text: string, print: (tree: Tree, node: number) => string): string | null {
  return printedDocuments(text, print)?.join("---\n") ?? null;
}

function printedDocuments(text: string, print: (tree: Tree, node: number) => string): string[] | null {
  const tree = parseYaml(text);
  if (hasMore(tree)) return null;
  return tree.documents.filter(({ root }) => root >= 0 && kindOf(tree, root) !== Kind.Scalar).map(({ root }) => `${print(tree, root).replace(/^\n/, "")}\n`);
}

interface Layout {
  readonly indent: string;
  readonly step: string;
  readonly order: "kept" | "reversed";
}

/** Block style; begins with a line end where the node needs one. */
function block(tree: Tree, node: number, layout: Layout): string {
  const { indent, step, order } = layout;
  const inner = { indent: indent + step, step, order };
  if (kindOf(tree, node) === Kind.Scalar) return ` ${scalar(tree, node)}`;
  if (isEmpty(tree, node)) return kindOf(tree, node) === Kind.Mapping ? " {}" : " []";
  if (kindOf(tree, node) === Kind.Sequence) return itemsOf(tree, node).map((item) => `\n${indent}-${compact(block(tree, item, inner), inner.indent, step)}`).join("");
  const pairs = pairsOf(tree, node).map(([key, value]) => `\n${indent}${scalar(tree, key)}:${block(tree, value, inner)}`);
  return (order === "reversed" ? pairs.reverse() : pairs).join("");
}

/** The first line of an item stands behind its dash. */
function compact(text: string, indent: string, step: string): string {
  return text.startsWith(`\n${indent}`) ? `${" ".repeat(step.length - 1)}${text.slice(1 + indent.length)}` : text;
}

function flow(tree: Tree, node: number): string {
  if (kindOf(tree, node) === Kind.Scalar) return scalar(tree, node);
  if (kindOf(tree, node) === Kind.Sequence) return `[${itemsOf(tree, node).map((item) => flow(tree, item)).join(", ")}]`;
  return `{ ${pairsOf(tree, node).map(([key, value]) => `${scalar(tree, key)}: ${flow(tree, value)}`).join(", ")} }`;
}

/** Strings in quotes; what is written plain and may be no string stays plain. */
function scalar(tree: Tree, node: number): string {
  const text = scalarText(tree, node);
  if (styleOf(tree, node) !== Style.Plain || /\n/.test(text)) return JSON.stringify(text);
  if (isNull(tree, node)) return "null";
  return /^[A-Za-z][\w ./-]*$/.test(text) && !isSpecial(text) ? `'${text}'` : /[{}[\],"'#&*!|>%@`]|: |:$/.test(text) ? JSON.stringify(text) : text;
}

function isSpecial(text: string): boolean {
  return /^(true|false|yes|no|on|off|y|n|null)$/i.test(text);
}

function toJson(tree: Tree, node: number): string | null {
  if (kindOf(tree, node) === Kind.Scalar) return jsonScalar(tree, node);
  if (kindOf(tree, node) === Kind.Sequence) return joined(itemsOf(tree, node).map((item) => toJson(tree, item)), "[", "]");
  return joined(pairsOf(tree, node).map(([key, value]) => {
    const written = toJson(tree, value);
    return written === null ? null : `${JSON.stringify(scalarText(tree, key))}: ${written}`;
  }), "{", "}");
}

function joined(parts: readonly (string | null)[], open: string, close: string): string | null {
  return parts.includes(null) ? null : `${open}\n${parts.join(",\n")}\n${close}`;
}

function jsonScalar(tree: Tree, node: number): string | null {
  const text = scalarText(tree, node);
  if (styleOf(tree, node) !== Style.Plain) return JSON.stringify(text);
  if (isNull(tree, node)) return "null";
  if (/^(true|false|-?(0|[1-9]\d*)(\.\d+)?)$/.test(text)) return text;
  return isSpecial(text) || /^[-+.\d]/.test(text) ? null : JSON.stringify(text);
}

function isEmpty(tree: Tree, node: number): boolean {
  return nextOf(tree, node) === node + 1;
}

function pairsOf(tree: Tree, mapping: number): [key: number, value: number][] {
  const pairs: [number, number][] = [];
  for (let key = mapping + 1; key < nextOf(tree, mapping); key = nextOf(tree, nextOf(tree, key))) pairs.push([key, nextOf(tree, key)]);
  return pairs;
}

/** A comment and a blank line before each key at the left margin, and a comment behind it where nothing else stands. */
function commented(text: string): string | null {
  if (hasMore(parseYaml(text))) return null;
  return `\n\n${text}`.replace(/^([A-Za-z]\w*:)([ \t]*)$/gm, "\n# Written by hand.\n$1 # see above");
}

import { Kind, Style, type Tree } from "../../model/tree.ts";
import { UNRESOLVED, type Value } from "../../model/value.ts";
import { endOf, isNull, kindOf, scalarText, startOf, styleOf } from "../../syntax/access.ts";
import { resolveBool11, resolveCore, resolveNumber } from "../../syntax/resolve.ts";

/*
 * Readers of scalar nodes, one for each declared type. The node is never an alias; -1 is none. What a reader does not accept is absent.
 */

/** A YAML 1.1 boolean, as Kubernetes and Compose read a field of type bool. */
export function readBool(tree: Tree, node: number): Value {
  const text = literalText(tree, node);
  return typeof text === "string" ? resolveBool11(text) : text;
}

const YAML_INTEGER = /^([-+]?)(?:0b([01_]+)|0x([\da-fA-F_]+)|0o?([0-7_]+)|([1-9][\d_]*|0))$/;

/** An integer in the forms of YAML 1.1 (`0644` and `0o644` are octal), decimal in JSON. */
export function readInt(tree: Tree, node: number): Value {
  const text = literalText(tree, node);
  return typeof text === "string" ? parseInteger(text) : text;
}

function parseInteger(text: string): number | undefined {
  const match = YAML_INTEGER.exec(text);
  if (match === null) return undefined;
  const [, sign, binary, hex, octal, decimal] = match;
  const digits = (binary ?? hex ?? octal ?? decimal ?? "").replaceAll("_", "");
  const radix = binary !== undefined ? 2 : hex !== undefined ? 16 : octal !== undefined ? 8 : 10;
  if (digits === "") return undefined;
  const value = Number.parseInt(digits, radix);
  return sign === "-" ? 0 - value : value;
}

export function readDouble(tree: Tree, node: number): Value {
  const text = literalText(tree, node);
  if (typeof text !== "string") return text;
  return resolveNumber(text);
}

/** The text of a scalar, whatever a plain one would resolve to. */
export function readText(tree: Tree, node: number): Value {
  if (node < 0) return undefined;
  if (kindOf(tree, node) !== Kind.Scalar) return unresolvedTemplate(tree, node);
  if (isNull(tree, node)) return undefined;
  return hasLocalTag(tree, node) ? UNRESOLVED : scalarText(tree, node);
}

/** The same, but unresolved where the text holds a template. */
export function readString(tree: Tree, node: number): Value {
  const text = readText(tree, node);
  return typeof text === "string" && hasTemplate(text) ? UNRESOLVED : text;
}

export function readIntOrString(tree: Tree, node: number): Value {
  const text = readString(tree, node);
  if (typeof text !== "string" || styleOf(tree, node) !== Style.Plain || isTaggedString(tree, node)) return text;
  return parseInteger(text) ?? text;
}

/** A scalar by the core schema of YAML 1.2: plain ones resolve, quoted ones are strings. */
export function readScalar(tree: Tree, node: number): Value {
  const text = readString(tree, node);
  if (typeof text !== "string" || styleOf(tree, node) !== Style.Plain || isTaggedString(tree, node)) return text;
  return resolveCore(text) ?? undefined;
}

/** Unresolved for a node that stands for text of a template language (`{{ x }}` reads as a mapping), else absent. */
export function unresolvedTemplate(tree: Tree, node: number): Value {
  if (node < 0) return undefined;
  if (kindOf(tree, node) !== Kind.Scalar) return tree.text.startsWith("{{", startOf(tree, node)) ? UNRESOLVED : undefined;
  if (isNull(tree, node)) return undefined;
  return hasTemplate(scalarText(tree, node)) || hasLocalTag(tree, node) ? UNRESOLVED : undefined;
}

/** The text of a plain scalar that may be a bool or a number; unresolved for templates, absent for all else. */
function literalText(tree: Tree, node: number): Value {
  if (node < 0) return undefined;
  if (kindOf(tree, node) !== Kind.Scalar || styleOf(tree, node) !== Style.Plain) return unresolvedTemplate(tree, node);
  const text = tree.text.slice(startOf(tree, node), endOf(tree, node));
  if (tree.tags.size === 0) return hasTemplate(text) ? UNRESOLVED : text;
  if (isTaggedString(tree, node)) return undefined;
  return hasLocalTag(tree, node) || hasTemplate(text) ? UNRESOLVED : text;
}

function hasTemplate(text: string): boolean {
  return text.includes("${") || text.includes("{{");
}

function isTaggedString(tree: Tree, node: number): boolean {
  return tree.tags.size > 0 && tree.tags.get(node) === "!!str";
}

/** A tag of the application (`!Ref`): what the value is, only the application knows. */
function hasLocalTag(tree: Tree, node: number): boolean {
  if (tree.tags.size === 0) return false;
  const tag = tree.tags.get(node);
  return tag !== undefined && tag !== "!" && !tag.startsWith("!!") && !tag.startsWith("!<tag:yaml.org,2002:");
}

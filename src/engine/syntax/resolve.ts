import { Kind, Style, type Tree } from "../model/tree.ts";
import { itemsOf, keyText, kindOf, forEachOwnPair, resolveAlias, scalarText, styleOf } from "./access.ts";

const MAXIMUM_STEPS = 200_000;

/** The value of a plain scalar in the core schema (YAML 1.2, 10.3.2). JSON's literals and numbers read the same. */
export function resolveCore(text: string): null | boolean | number | string {
  switch (text) {
    case "":
    case "~":
    case "null":
    case "Null":
    case "NULL":
      return null;
    case "true":
    case "True":
    case "TRUE":
      return true;
    case "false":
    case "False":
    case "FALSE":
      return false;
    default:
      return resolveNumber(text) ?? text;
  }
}

/**
 * The boolean a plain scalar is to the YAML 1.1 readers behind Kubernetes and Compose: yes/no, on/off, y/n, true/false, each in lower case,
 * capitalised, or in upper case; undefined if it is none.
 */
export function resolveBool11(text: string): boolean | undefined {
  return text.length <= 5 ? BOOLEANS.get(text) : undefined;
}

/** The number a plain scalar is in the core schema, `0x` and `0o` included; undefined if it is none. */
export function resolveNumber(text: string): number | undefined {
  const first = text.charCodeAt(0);
  // Digits, sign or point: most texts leave here.
  if (!((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46)) return undefined;
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return first === 45 ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? NaN : undefined;
}

/** The value of one scalar node: plain ones in the core schema, others text; `!!str` and its like are obeyed. */
export function resolveScalar(tree: Tree, node: number): null | boolean | number | string {
  const text = scalarText(tree, node);
  const tag = tree.tags.get(node);
  if (tag === "!!str" || tag === "!" || tag === "!<tag:yaml.org,2002:str>") return text;
  if (styleOf(tree, node) === Style.Plain) return resolveCore(text);
  if (tag === "!!int" || tag === "!!float" || tag === "!!bool" || tag === "!!null") return resolveCore(text);
  return text;
}

/**
 * A subtree as plain JavaScript values, aliases and merge keys followed. Reading stops after a fixed number of nodes, and at an alias to
 * something it stands in: what is left out is null.
 */
export function toPlainValue(tree: Tree, node: number): unknown {
  return new PlainReader(tree).read(node);
}

class PlainReader {
  private readonly tree: Tree;
  private readonly open = new Set<number>();
  private steps = 0;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  read(aliasOrNode: number): unknown {
    const { tree } = this;
    const node = resolveAlias(tree, aliasOrNode);
    this.steps += 1;
    if (node < 0 || this.steps > MAXIMUM_STEPS || this.open.has(node)) return null;
    const kind = kindOf(tree, node);
    if (kind === Kind.Scalar) return tree.syntax === "dockerfile" ? scalarText(tree, node) : resolveScalar(tree, node);
    this.open.add(node);
    const value = kind === Kind.Sequence ? itemsOf(tree, node).map((item) => this.read(item)) : this.readMapping(node);
    this.open.delete(node);
    return value;
  }

  private readMapping(mapping: number): Record<string, unknown> {
    const own: [string, unknown][] = [];
    const merged = new Map<string, unknown>();
    forEachOwnPair(this.tree, mapping, (key, value) => {
      const text = keyText(this.tree, key);
      if (text !== "<<" || this.tree.syntax !== "yaml") own.push([text, this.read(value)]);
      else for (const [name, read] of this.readMerged(value)) if (!merged.has(name)) merged.set(name, read);
    });
    // Object.fromEntries defines properties, so a key `__proto__` is a key like any other; a later entry wins.
    return Object.fromEntries([...merged, ...own]);
  }

  /** Entries of the sources of a merge key, earlier sources first: they win over later ones. */
  private readMerged(value: number): [string, unknown][] {
    const source = resolveAlias(this.tree, value);
    if (source < 0) return [];
    const sources = kindOf(this.tree, source) === Kind.Sequence ? itemsOf(this.tree, source) : [source];
    return sources.flatMap((item) => {
      const read = this.read(item);
      return typeof read === "object" && read !== null && !Array.isArray(read) ? Object.entries(read) : [];
    });
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"].map((text) => [text, true] as const),
  ...["n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"].map((text) => [text, false] as const),
]);

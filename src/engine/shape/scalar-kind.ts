import { endOf, kindOf, resolveAlias, startOf, styleOf } from "../syntax/access.ts";
import { Kind, Style, type Tree } from "../model/tree.ts";

/** What a node is to a schema. */
export type NodeKind = "mapping" | "sequence" | "string" | "integer" | "float" | "boolean" | "null";

const INTEGER_FORM = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT_FORM = /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const BOOLEAN_FORM = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NULL_FORM = /^(?:~|null|Null|NULL|)$/;

/** The kind of a node by the core schema of YAML 1.2 (which reads JSON alike); an alias to nothing is null. */
export function nodeKind(tree: Tree, node: number): NodeKind {
  const resolved = resolveAlias(tree, node);
  if (resolved < 0) return "null";
  const kind = kindOf(tree, resolved);
  if (kind === Kind.Mapping) return "mapping";
  if (kind === Kind.Sequence) return "sequence";
  if (styleOf(tree, resolved) !== Style.Plain || tree.tags.get(resolved) === "!!str") return "string";
  return plainKind(tree.text.slice(startOf(tree, resolved), endOf(tree, resolved)));
}

function plainKind(text: string): NodeKind {
  if (NULL_FORM.test(text)) return "null";
  if (BOOLEAN_FORM.test(text)) return "boolean";
  if (INTEGER_FORM.test(text)) return "integer";
  return FLOAT_FORM.test(text) ? "float" : "string";
}

import { Kind } from "../../../model/tree.ts";
import type { PlainObject } from "../../../model/value.ts";
import { allPairs, followRoute, isNull, itemsOf, kindOf, resolveAlias, scalarText } from "../../../syntax/access.ts";
import type { ComposeTree } from "./compose-tree.ts";
import { interpolate, isLiteralText, resolved } from "./interpolate.ts";

/** The `environment` of a service, a list or a map, as `SHARED_VARIABLES` describes it. */
export function readEnvironment(tree: ComposeTree, service: number): PlainObject[] {
  const node = followRoute(tree, service, ["environment"]);
  if (node < 0) return [];
  if (kindOf(tree, node) === Kind.Mapping) return [...allPairs(tree, node)].map(([key, value]) => variable(tree, key, textOf(tree, value), key));
  if (kindOf(tree, node) !== Kind.Sequence) return [];
  return itemsOf(tree, node).flatMap((item, position) => {
    const text = textOf(tree, resolveAlias(tree, item));
    if (text === undefined) return [];
    const equals = text.indexOf("=");
    return equals < 0 ? [variable(tree, text, undefined, position)] : [variable(tree, text.slice(0, equals), text.slice(equals + 1), position)];
  });
}

/** A variable without value takes that of the shell. */
function variable({ variables }: ComposeTree, name: string, written: string | undefined, position: string | number): PlainObject {
  const known = resolved(interpolate(name, variables));
  if (written === undefined) return { name: known, value: undefined, written, isLiteral: false, source: "other", position };
  const value = resolved(interpolate(written, variables));
  return { name: known, value, written, isLiteral: isLiteralText(written), source: "file", position };
}

function textOf(tree: ComposeTree, node: number): string | undefined {
  return node < 0 || kindOf(tree, node) !== Kind.Scalar || isNull(tree, node) ? undefined : scalarText(tree, node);
}

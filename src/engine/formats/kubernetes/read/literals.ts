import { closedObject, listOf, STRING, TEXT } from "../../../model/type.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import type { PlainObject } from "../../../model/value.ts";
import { decodeBase64Text } from "../../../functions/base64.ts";
import { allPairs, followRoute, isNull, kindOf, scalarText } from "../../../syntax/access.ts";
import type { KubernetesObject } from "./objects.ts";

/** What a ConfigMap or a Secret holds under one key, as text. */
export const LITERALS = listOf(
  closedObject("literal", {
    /** The field that holds it: data, binaryData or stringData. */
    field: STRING,
    key: STRING,
    /** As text: what is written in base64 is decoded, where that gives text. */
    value: TEXT,
  }),
);

/** The fields that hold texts, and whether they are written in base64. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  ConfigMap: { data: false, binaryData: true },
  Secret: { data: true, stringData: false },
};

/** All literals of a ConfigMap or a Secret; null for other kinds. */
export function literalsOf(tree: Tree, object: KubernetesObject): readonly PlainObject[] | null {
  const fields = object.group === "" ? FIELDS[object.kind] : undefined;
  if (fields === undefined) return null;
  return Object.entries(fields).flatMap(([field, isEncoded]) => {
    const map = followRoute(tree, object.node, [field]);
    if (map < 0 || kindOf(tree, map) !== Kind.Mapping) return [];
    return [...allPairs(tree, map)].flatMap(([key, node]) => {
      if (kindOf(tree, node) !== Kind.Scalar || isNull(tree, node)) return [];
      const text = scalarText(tree, node);
      return [{ field, key, value: isEncoded ? (decodeBase64Text(text) ?? text) : text }];
    });
  });
}

import { Kind, type Tree } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject } from "../../../model/value.ts";
import { followRoute, itemsOf, kindOf, resolveAlias } from "../../../syntax/access.ts";
import { isTemplated, textAt } from "./objects.ts";

/** The `env` of a container, entry by entry, as `SHARED_VARIABLES` describes it; an entry without name is left out. */
export function readEnvironment(tree: Tree, container: number): PlainObject[] {
  const list = followRoute(tree, container, ["env"]);
  if (list < 0 || kindOf(tree, list) !== Kind.Sequence) return [];
  return itemsOf(tree, list).flatMap((item, position) => {
    const entry = resolveAlias(tree, item);
    const name = entry < 0 || kindOf(tree, entry) !== Kind.Mapping ? undefined : textAt(tree, entry, ["name"]);
    return name === undefined ? [] : [{ name: isTemplated(name) ? UNRESOLVED : name, position, ...valueOf(tree, entry) }];
  });
}

function valueOf(tree: Tree, entry: number): PlainObject {
  const written = textAt(tree, entry, ["value"]);
  if (written === undefined) {
    const isSecret = followRoute(tree, entry, ["valueFrom", "secretKeyRef"]) >= 0;
    return { value: undefined, written, isLiteral: false, source: isSecret ? "secret" : "other" };
  }
  const value = isTemplated(written) ? UNRESOLVED : written;
  // `$(NAME)` is the value of another variable; `$$(` is an escaped dollar sign.
  return { value, written, isLiteral: value !== UNRESOLVED && !/(?:^|[^$])\$\(/.test(written), source: "file" };
}

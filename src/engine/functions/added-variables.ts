import type { Model, Target, TargetType } from "../model/format.ts";
import type { Route } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";
import { closedObject, INT, listOf, STRING, TEXT, type Type } from "../model/type.ts";
import type { PlainObject, Value } from "../model/value.ts";

/** What a reader of added variables is given: a target, and the node of its `self`. */
export interface WrittenTarget {
  readonly file: string;
  readonly tree: Tree;
  readonly node: number;
  readonly target: Target;
}

/** Variables that are read from what is written, for one type of target, beside those that its model gives. */
export interface AddedVariables {
  readonly types: Readonly<Record<string, Type>>;
  read(written: WrittenTarget): Readonly<Record<string, Value>>;
}

/** By the name of the target type. */
export type Additions = ReadonlyMap<string, AddedVariables>;

/** Lists over what is written in several places: `route` leads from the target to the place of the entry. */
export const ROUTE = listOf({ kind: "intOrString" });

/** `texts`: every literal that a program is given. */
export const WRITTEN_TEXTS = listOf(
  closedObject("written text", {
    /** environment, argument, entry (of a ConfigMap) or host (of `extra_hosts`). */
    source: STRING,
    /** Name of the variable, the key or the host; empty for arguments. */
    name: STRING,
    value: TEXT,
    route: ROUTE,
  }),
);

/** `listens`: the ports that are declared, with what is declared of them. */
export const DECLARED_PORTS = listOf(
  closedObject("declared port", {
    port: INT,
    /** The `appProtocol` of the port, else its name. */
    protocol: STRING,
    /** Repository of the image that listens, without registry. */
    repository: STRING,
    route: ROUTE,
  }),
);

/** `platforms`: architectures that an image is bound to by a constant. */
export const BOUND_PLATFORMS = listOf(closedObject("bound platform", { platform: STRING, image: STRING, route: ROUTE }));

/** The types of targets with their added variables at the end. */
export function extendTypes(types: readonly TargetType[], additions: Additions): TargetType[] {
  return types.map((type) => {
    const added = additions.get(type.name);
    return added === undefined ? type : { ...type, variables: { ...type.variables, ...added.types } };
  });
}

/** The file that a model was built from, and how its tree is walked. */
export interface WrittenFile {
  readonly file: string;
  readonly tree: Tree;
  /** The node at a route below another; -1 where there is none. */
  readonly follow: (tree: Tree, node: number, route: Route) => number;
}

/** The model with the values of the added variables, in the order of the extended types. */
export function extendModel(model: Model, additions: Additions, { file, tree, follow }: WrittenFile): Model {
  const targets = model.targets.map((target) => {
    const added = additions.get(target.type);
    if (added === undefined) return target;
    const root = tree.documents[target.document]?.root ?? -1;
    const values = added.read({ file, tree, target, node: root < 0 ? -1 : follow(tree, root, target.route) });
    return { ...target, values: [...target.values, ...Object.keys(added.types).map((name) => values[name])] };
  });
  return { ...model, targets };
}

/** An entry of `texts`. */
export function writtenText(source: string, name: string, value: string, route: Route): PlainObject {
  return { source, name, value, route };
}

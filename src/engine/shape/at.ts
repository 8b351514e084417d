import { pairsOf } from "./pairs.ts";
import { alternativesOf, type Concrete, type KeyShape, type Shape } from "./shape.ts";
import { nodeKind } from "./scalar-kind.ts";
import { childOf, resolveAlias } from "../syntax/access.ts";
import type { Route } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";

/** What a shape says of one place. */
export interface ShapeAt {
  /** The alternatives that fit what is written around the place. */
  readonly shapes: readonly Concrete[];
  /** The entries that describe the key the route ends with; empty at list items and below free keys. */
  readonly keys: readonly KeyShape[];
}

/** A place of a file. `ignore` is a key that does not count as written: the one that is being typed. */
export interface ShapePlace {
  readonly tree: Tree;
  readonly root: number;
  readonly route: Route;
  readonly ignore?: string;
}

/**
 * What a shape says of a route, read against the mappings written there: of a union only the alternatives stay that know the keys
 * that are present.
 */
export function shapeAt(shape: Shape, place: ShapePlace): ShapeAt {
  const { tree, root, route, ignore } = place;
  let at: ShapeAt = { shapes: narrow(alternativesOf(shape), tree, root, ignore), keys: [] };
  let node = root;
  for (const part of route) {
    node = node < 0 ? -1 : childOf(tree, node, part);
    at = stepInto(at.shapes, part);
    at = { shapes: narrow(at.shapes, tree, node, ignore), keys: at.keys };
  }
  return at;
}

function stepInto(shapes: readonly Concrete[], part: string | number): ShapeAt {
  const next: Concrete[] = [];
  const keys: KeyShape[] = [];
  for (const shape of shapes) {
    if (shape.kind === "list" && typeof part === "number") next.push(...alternativesOf(shape.of));
    if (shape.kind === "map") next.push(...alternativesOf(shape.of));
    const key = shape.kind === "object" && Object.hasOwn(shape.keys, part) ? shape.keys[part] : undefined;
    if (key === undefined) continue;
    next.push(...alternativesOf(key.shape));
    keys.push(key);
  }
  return { shapes: next, keys };
}

function narrow(shapes: readonly Concrete[], tree: Tree, node: number, ignore: string | undefined): readonly Concrete[] {
  if (node < 0 || shapes.length < 2 || nodeKind(tree, node) !== "mapping") return shapes;
  const present = pairsOf(tree, resolveAlias(tree, node)).map((pair) => pair.name).filter((name) => name !== ignore);
  const fitting = shapes.filter((shape) => shape.kind === "object" && present.every((name) => name in shape.keys));
  return fitting.length > 0 ? fitting : shapes;
}

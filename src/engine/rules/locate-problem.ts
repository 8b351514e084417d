import { kindOf, followRoute, sourceOffset } from "../syntax/access.ts";
import { firstKeySpan, pairsOf, spanOf } from "../shape/pairs.ts";
import { nodeKind } from "../shape/scalar-kind.ts";
import type { RuleProblem } from "./expressions.ts";
import type { Route, Span } from "../model/route.ts";
import { Kind, type Tree } from "../model/tree.ts";

/** Where a problem of a rule stands in its file: inside the expression, mapped through quotes, escapes and folds. */
export function locateProblem(tree: Tree, rule: number, problem: RuleProblem): Span {
  const node = findKey(tree, rule, problem.key);
  if (node < 0) return firstKeySpan(tree, rule);
  if (kindOf(tree, node) !== Kind.Scalar) return keySpan(tree, rule, node) ?? firstKeySpan(tree, node);
  if (problem.end <= problem.start) return spanOf(tree, node);
  const [start, end] = [problem.start, problem.end].map((offset) => sourceOffset(tree, node, offset));
  return start === undefined || end === undefined || end <= start ? spanOf(tree, node) : { start, end };
}

/** The node a key such as `fix[0].edits[1].when` leads to, or the deepest one that exists; the one edit of a fix stands on the fix itself. */
function findKey(tree: Tree, rule: number, key: string): number {
  const route = routeOf(key);
  const inline = route[0] === "fix" && route[2] === "edits" ? [...route.slice(0, 2), ...route.slice(4)] : route;
  for (const candidate of [route, inline]) {
    const node = followRoute(tree, rule, candidate);
    if (node >= 0) return placeNode(tree, node);
  }
  for (let length = inline.length - 1; length > 0; length -= 1) {
    const node = followRoute(tree, rule, inline.slice(0, length));
    if (node >= 0) return placeNode(tree, node);
  }
  return -1;
}

/** A place or an edit with a fault of its own: its `path` where it is written as a mapping. */
function placeNode(tree: Tree, node: number): number {
  const path = followRoute(tree, node, ["path"]);
  return path >= 0 ? path : node;
}

function routeOf(key: string): Route {
  return [...key.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map((match) => (match[1] === undefined ? (match[2] ?? "") : Number(match[1])));
}

/** Span of the key of a rule's own pair whose value is `node`. */
function keySpan(tree: Tree, rule: number, node: number): Span | null {
  if (nodeKind(tree, rule) !== "mapping") return null;
  const pair = pairsOf(tree, rule).find((candidate) => candidate.value === node);
  return pair === undefined ? null : spanOf(tree, pair.key);
}

import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import type { PlainObject } from "../../../model/value.ts";
import { allPairs, followRoute, itemsOf, kindOf } from "../../../syntax/access.ts";
import { isTemplated, textAt } from "./objects.ts";

const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

/** Every label of nodes that a pod spec names: node selector, node affinity, tolerations, and the topology keys. */
export function nodeLabels(tree: Tree, spec: number): PlainObject[] {
  return [
    ...keysAt(tree, spec, ["nodeSelector"]),
    ...nodeTerms(tree, spec),
    ...fieldAt(tree, spec, ["tolerations"], ["key"]),
    ...fieldAt(tree, spec, ["topologySpreadConstraints"], ["topologyKey"]),
    ...["podAffinity", "podAntiAffinity"].flatMap((affinity) => [
      ...fieldAt(tree, spec, ["affinity", affinity, REQUIRED], ["topologyKey"]),
      ...fieldAt(tree, spec, ["affinity", affinity, PREFERRED], ["podAffinityTerm", "topologyKey"]),
    ]),
  ];
}

/** The labels of an object itself, as far as they are known; null where there are none. */
export function objectLabels(tree: Tree, object: number): Readonly<Record<string, string>> | null {
  const mapping = followRoute(tree, object, ["metadata", "labels"]);
  if (mapping < 0 || kindOf(tree, mapping) !== Kind.Mapping) return null;
  const labels: Record<string, string> = {};
  for (const key of allPairs(tree, mapping).keys()) {
    const value = textAt(tree, mapping, [key]);
    if (value !== undefined && !isTemplated(value)) labels[key] = value;
  }
  return labels;
}

/** The labels in the selector of a workload, by matchLabels or matchExpressions. */
export function selectorLabels(tree: Tree, object: number): PlainObject[] {
  const selector: Route = ["spec", "selector"];
  return [...keysAt(tree, object, [...selector, "matchLabels"]), ...fieldAt(tree, object, [...selector, "matchExpressions"], ["key"])];
}

function nodeTerms(tree: Tree, spec: number): PlainObject[] {
  const affinity: Route = ["affinity", "nodeAffinity"];
  const required: Route = [...affinity, REQUIRED, "nodeSelectorTerms"];
  const preferred: Route = [...affinity, PREFERRED];
  return [
    ...indicesAt(tree, spec, required).flatMap((index) => fieldAt(tree, spec, [...required, index, "matchExpressions"], ["key"])),
    ...indicesAt(tree, spec, preferred).flatMap((index) => fieldAt(tree, spec, [...preferred, index, "preference", "matchExpressions"], ["key"])),
  ];
}

/** The keys of a mapping. */
function keysAt(tree: Tree, node: number, route: Route): PlainObject[] {
  const mapping = followRoute(tree, node, route);
  if (mapping < 0 || kindOf(tree, mapping) !== Kind.Mapping) return [];
  return [...allPairs(tree, mapping).keys()].flatMap((key) => labelAt(key, textAt(tree, mapping, [key]), [...route, key]));
}

/** A field of the items of a list. */
function fieldAt(tree: Tree, node: number, list: Route, field: Route): PlainObject[] {
  return indicesAt(tree, node, list).flatMap((index) => {
    const route = [...list, index, ...field];
    const name = textAt(tree, node, route);
    return name === undefined ? [] : labelAt(name, undefined, route);
  });
}

function labelAt(name: string, value: string | undefined, route: Route): PlainObject[] {
  return isTemplated(name) ? [] : [{ name, value, route }];
}

/** The positions of a list; none where there is no list. */
export function indicesAt(tree: Tree, node: number, route: Route): number[] {
  const list = followRoute(tree, node, route);
  return list < 0 || kindOf(tree, list) !== Kind.Sequence ? [] : [...itemsOf(tree, list).keys()];
}

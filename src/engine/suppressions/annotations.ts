import type { Span } from "../model/route.ts";
import { Kind, type Tree } from "../model/tree.ts";
import { endOf, followRoute, forEachOwnPair, getValue, itemsOf, keyText, kindOf, resolveAlias, scalarText, startOf } from "../syntax/access.ts";
import { readForeignAnnotation } from "./foreign/annotations.ts";
import type { ForeignRules } from "./foreign/rules.ts";
import type { FoundSuppression } from "./found.ts";
import { parseTermsList } from "./terms.ts";

const OUR_ANNOTATION = "groundrules.dev/ignore";
const MAXIMUM_LIST_DEPTH = 4;
/** Where an object holds objects with annotations of their own: the pod, and what a CronJob makes. */
const TEMPLATES = [["spec", "template"], ["spec", "jobTemplate"], ["spec", "jobTemplate", "spec", "template"]];

/** A mapping with `metadata`, and the stretch of the file it stands for. */
interface Annotated {
  readonly document: number;
  readonly node: number;
  readonly span: Span;
}

/** Suppressions in the annotations of objects and of their pod templates. */
export function readAnnotations(tree: Tree, foreign: ForeignRules | null): FoundSuppression[] {
  if (tree.syntax === "dockerfile") return [];
  const seen = new Set<number>();
  const objects = tree.documents.flatMap(({ root, start, end }, document) => (root < 0 ? [] : objectsIn(tree, { document, node: root, span: { start, end } }, seen)));
  const places = objects.flatMap((object) => [object, ...templatesOf(tree, object)]);
  return places.flatMap((place) => {
    const annotations = followRoute(tree, place.node, ["metadata", "annotations"]);
    return annotations < 0 ? [] : readMapping(tree, resolveAlias(tree, annotations), { ...place, foreign });
  });
}

/** The object and, of a List, its items; each node once, however often aliases lead to it. */
function objectsIn(tree: Tree, object: Annotated, seen: Set<number>, depth = 0): Annotated[] {
  if (kindOf(tree, object.node) !== Kind.Mapping || seen.has(object.node)) return [];
  seen.add(object.node);
  const items = depth < MAXIMUM_LIST_DEPTH ? getValue(tree, object.node, "items") : -1;
  if (items < 0 || kindOf(tree, items) !== Kind.Sequence) return [object];
  const inside = itemsOf(tree, items).map((item) => resolveAlias(tree, item)).filter((node) => node >= 0);
  return [object, ...inside.flatMap((node) => objectsIn(tree, { document: object.document, node, span: spanOf(tree, node) }, seen, depth + 1))];
}

function templatesOf(tree: Tree, { document, node: object }: Annotated): Annotated[] {
  return TEMPLATES.flatMap((route) => {
    const parent = resolveAlias(tree, followRoute(tree, object, route.slice(0, -1)));
    if (parent < 0 || kindOf(tree, parent) !== Kind.Mapping) return [];
    const found: Annotated[] = [];
    forEachOwnPair(tree, parent, (key, value) => {
      if (keyText(tree, key) !== route[route.length - 1]) return;
      const node = resolveAlias(tree, value);
      if (node < 0 || kindOf(tree, node) !== Kind.Mapping) return;
      found.push({ document, node, span: node === value ? { start: startOf(tree, key), end: endOf(tree, value) } : spanOf(tree, node) });
    });
    return found;
  });
}

function spanOf(tree: Tree, node: number): Span {
  return { start: startOf(tree, node), end: endOf(tree, node) };
}

function readMapping(tree: Tree, mapping: number, { span, document, foreign }: Omit<Annotated, "node"> & { readonly foreign: ForeignRules | null }): FoundSuppression[] {
  if (mapping < 0 || kindOf(tree, mapping) !== Kind.Mapping) return [];
  const found: FoundSuppression[] = [];
  forEachOwnPair(tree, mapping, (key, value) => {
    if (kindOf(tree, value) !== Kind.Scalar) return;
    const name = keyText(tree, key);
    const place = { form: "annotation", span, document, comment: { start: startOf(tree, key), end: endOf(tree, value) } } as const;
    if (name === OUR_ANNOTATION) found.push(...parseTermsList(scalarText(tree, value)).map((terms) => ({ ...terms, by: "annotation", unknown: [], isBlanket: false, ...place })));
    else if (foreign !== null) found.push(...readForeignAnnotation(name, scalarText(tree, value), foreign).map((note) => ({ ...note, ...place })));
  });
  return found;
}

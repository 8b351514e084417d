import { nearestClause, nearestKnown } from "./nearest.ts";
import { nodeKind, type NodeKind } from "./scalar-kind.ts";
import { alternativesOf, type Concrete, type ListShape, type MapShape, type NumberShape, type ObjectShape, type Shape, type StringShape } from "./shape.ts";
import { firstKeySpan, pairsOf, spanOf } from "./pairs.ts";
import { typeMessage } from "./words.ts";
import { itemsOf, resolveAlias, scalarText } from "../syntax/access.ts";
import { formatRoute, type Route, type Span } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";

/** A place where a node does not have its shape. */
export interface ShapeIssue extends Span {
  readonly kind: "unknown-key" | "missing-key" | "type" | "value";
  /** Route of the node that holds the fault (for an unknown key: of the mapping). */
  readonly route: Route;
  /** What is wrong, without the route: `unknown key "sevrity"; did you mean "severity"?`. */
  readonly message: string;
  /** The key that is unknown or missing. */
  readonly key?: string;
  /** Texts that would be right in place of the span, best first. */
  readonly suggestions: readonly string[];
}

interface Walk {
  readonly tree: Tree;
  readonly issues: ShapeIssue[];
  /** Pairs of node and shape that were seen: bounds the work where aliases multiply. */
  readonly seen: Map<number, Set<Shape>>;
}

/** Where a node stands: its route, and the span that stands for it when something in it is missing. */
interface Place {
  readonly route: Route;
  readonly anchor: Span;
}

/** Every place where `node` differs from `shape`, in the order of the text. A node of -1 (an empty document) is one issue. */
export function validateShape(tree: Tree, node: number, shape: Shape): ShapeIssue[] {
  const walk: Walk = { tree, issues: [], seen: new Map() };
  if (node < 0) return [{ kind: "type", route: [], message: "the document is empty", suggestions: [], start: 0, end: 0 }];
  visit(walk, node, shape, { route: [], anchor: firstKeySpan(walk.tree, node) });
  return walk.issues.sort((left, right) => left.start - right.start || left.end - right.end);
}

function visit(walk: Walk, written: number, shape: Shape, place: Place): void {
  const node = resolveAlias(walk.tree, written);
  const alternatives = alternativesOf(shape);
  const seen = walk.seen.get(written) ?? new Set<Shape>();
  if (seen.has(shape)) return;
  walk.seen.set(written, seen.add(shape));
  const kind = nodeKind(walk.tree, written);
  const chosen = chooseAlternative(walk, node, kind, alternatives);
  if (chosen === null) {
    report(walk, written, place, { kind: "type", message: typeMessage(alternatives, kind) });
    return;
  }
  if (node >= 0) visitConcrete(walk, node, chosen, place);
}

function visitConcrete(walk: Walk, node: number, shape: Concrete, place: Place): void {
  switch (shape.kind) {
    case "object":
      visitObject(walk, node, shape, place);
      break;
    case "map":
      visitMap(walk, node, shape, place);
      break;
    case "list":
      visitList(walk, node, shape, place);
      break;
    case "string":
      visitString(walk, node, shape, place);
      break;
    case "number":
      visitNumber(walk, node, shape, place);
      break;
    default:
  }
}

function chooseAlternative(walk: Walk, node: number, kind: NodeKind, alternatives: readonly Concrete[]): Concrete | null {
  const fitting = alternatives.filter((alternative) => accepts(alternative, kind));
  if (fitting.length <= 1 || kind !== "mapping") return bestScalar(walk, node, fitting);
  const written = pairsOf(walk.tree, node).map((pair) => pair.name);
  let best = fitting[0] ?? null;
  let bestScore = -1;
  for (const alternative of fitting) {
    const score = alternative.kind === "object" ? written.filter((key) => key in alternative.keys).length : 0;
    if (score > bestScore) best = alternative;
    bestScore = Math.max(score, bestScore);
  }
  return best;
}

/** Of several string forms the first that holds, so that none is reported where another fits. */
function bestScalar(walk: Walk, node: number, fitting: readonly Concrete[]): Concrete | null {
  if (fitting.length > 1) {
    const text = scalarText(walk.tree, node);
    const holding = fitting.find((shape) => shape.kind !== "string" || stringFits(shape, text));
    if (holding !== undefined) return holding;
  }
  return fitting[0] ?? null;
}

function accepts(shape: Concrete, kind: NodeKind): boolean {
  switch (shape.kind) {
    case "any":
      return true;
    case "object":
    case "map":
      return kind === "mapping";
    case "list":
      return kind === "sequence";
    case "string":
      return kind === "string";
    case "boolean":
      return kind === "boolean";
    case "number":
      return kind === "integer" || (kind === "float" && !shape.integer);
  }
}

function visitObject(walk: Walk, node: number, shape: ObjectShape, place: Place): void {
  const names = Object.keys(shape.keys);
  const present = new Set<string>();
  for (const { key: keyNode, value, name } of pairsOf(walk.tree, node)) {
    present.add(name);
    const key = Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;
    if (key === undefined) report(walk, keyNode, place, unknownKey(name, names));
    else visit(walk, value, key.shape, { route: [...place.route, name], anchor: spanOf(walk.tree, keyNode) });
  }
  for (const name of names) {
    if (shape.keys[name]?.required === true && !present.has(name)) reportMissing(walk, place, name, `the key "${name}" is missing`);
  }
  for (const group of shape.exactlyOne) checkGroup(walk, present, group, place);
}

function checkGroup(walk: Walk, present: ReadonlySet<string>, group: readonly string[], place: Place): void {
  const written = group.filter((name) => present.has(name));
  const names = group.map((name) => `"${name}"`).join(" or ");
  if (written.length === 0) reportMissing(walk, place, group[0] ?? "", `one of ${names} is missing`);
  if (written.length > 1) {
    walk.issues.push({ kind: "value", route: place.route, message: `only one of ${names} may be written`, suggestions: [], ...place.anchor });
  }
}

function visitMap(walk: Walk, node: number, shape: MapShape, place: Place): void {
  for (const { key: keyNode, value, name } of pairsOf(walk.tree, node)) {
    visit(walk, value, shape.of, { route: [...place.route, name], anchor: spanOf(walk.tree, keyNode) });
  }
}

function visitList(walk: Walk, node: number, shape: ListShape, place: Place): void {
  const items = itemsOf(walk.tree, node);
  items.forEach((item, index) => {
    visit(walk, item, shape.of, { route: [...place.route, index], anchor: firstKeySpan(walk.tree, item) });
  });
  if (items.length < shape.minimum) {
    report(walk, node, place, { kind: "value", message: `must have at least ${String(shape.minimum)} ${shape.minimum === 1 ? "entry" : "entries"}` });
  }
}

function visitString(walk: Walk, node: number, shape: StringShape, place: Place): void {
  const text = scalarText(walk.tree, node);
  const problem = shape.check?.(text) ?? null;
  if (problem !== null) report(walk, node, place, { kind: "value", message: problem });
  if (stringFits(shape, text)) return;
  if (shape.values === undefined) {
    report(walk, node, place, { kind: "value", message: `${JSON.stringify(text)} must be ${shape.expects ?? "written differently"}` });
    return;
  }
  const message = `${JSON.stringify(text)} is not one of ${shape.values.join(", ")}${nearestClause(text, shape.values)}`;
  const nearest = nearestKnown(text, shape.values);
  const others = shape.values.filter((value) => value !== nearest);
  report(walk, node, place, { kind: "value", message, suggestions: nearest === null ? others : [nearest, ...others] });
}

function stringFits(shape: StringShape, text: string): boolean {
  if (shape.values !== undefined) return shape.values.includes(text);
  return shape.pattern === undefined || new RegExp(shape.pattern, "u").test(text);
}

function visitNumber(walk: Walk, node: number, shape: NumberShape, place: Place): void {
  if (shape.minimum === undefined || Number(scalarText(walk.tree, node)) >= shape.minimum) return;
  report(walk, node, place, { kind: "value", message: `must be at least ${String(shape.minimum)}` });
}

function unknownKey(name: string, names: readonly string[]): Report {
  const nearest = nearestKnown(name, names);
  return { kind: "unknown-key", message: `unknown key "${name}"${nearestClause(name, names)}`, key: name, suggestions: nearest === null ? [] : [nearest] };
}

function reportMissing(walk: Walk, place: Place, key: string, message: string): void {
  walk.issues.push({ kind: "missing-key", route: place.route, message, key, suggestions: [], ...place.anchor });
}

type Report = Pick<ShapeIssue, "kind" | "message"> & Partial<Pick<ShapeIssue, "key" | "suggestions">>;

function report(walk: Walk, node: number, place: Place, issue: Report): void {
  const span = spanOf(walk.tree, node);
  // A value that is not there has no text to underline: its key stands for it.
  walk.issues.push({ route: place.route, suggestions: [], ...issue, ...(span.start === span.end ? place.anchor : span) });
}

/** `principles[0].rules: message`, or the message alone at the root. */
export function describeIssue(issue: ShapeIssue): string {
  return issue.route.length === 0 ? issue.message : `${formatRoute(issue.route)}: ${issue.message}`;
}

import type { FindingPlace } from "../model/analysis.ts";
import type { CodeFrame } from "../model/finding.ts";
import type { Target } from "../model/format.ts";
import { formatRoute, type Range, type Route, type Span } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";
import { isPlainObject } from "../model/value.ts";
import type { LineIndex } from "../text/lines.ts";
import { locateRoute } from "../text/locate.ts";
import { childOf } from "../syntax/access.ts";
import { blanksAsOne, canonicalValue, itemIdentity } from "../text/canonical.ts";
import type { CompiledPlace } from "./compile-reporting.ts";
import type { RulePath } from "./path.ts";
import type { Scope } from "./scope.ts";

const FRAME_CONTEXT = 1;
const FRAME_LIMIT = 6;

/** A parsed file, as places need it. */
export interface ParsedFile {
  readonly tree: Tree;
  readonly lines: LineIndex;
}

/** The absolute route of a rule path, or null where a variable in it has no value. */
export function resolvePath(path: RulePath, target: Target, scope: Scope | null): Route | null {
  const base = baseRoute(path.base, target, scope);
  if (base === null) return null;
  const route: (string | number)[] = [...base];
  for (const part of path.parts) {
    if (typeof part !== "object") {
      route.push(part);
      continue;
    }
    const value = scope?.lookup(part.variable);
    if (typeof value !== "string" && typeof value !== "number") return null;
    route.push(value);
  }
  return route;
}

function baseRoute(base: string, target: Target, scope: Scope | null): Route | null {
  if (base === "self") return target.route;
  if (base !== "item") return target.bases[base] ?? null;
  const written = routeOfItem(scope);
  if (written !== null) return [...target.route, ...written];
  const each = scope?.rule.each;
  const index = scope?.lookup("index");
  if (each === null || each === undefined || (typeof index !== "number" && typeof index !== "string")) return null;
  const list = resolvePath(each.path, target, scope);
  return list === null ? null : [...list, index];
}

/** An element that was gathered from several places of the target says itself where it is written, from the target on. */
function routeOfItem(scope: Scope | null): Route | null {
  const item = scope?.lookup("item");
  const route = item === undefined || !isPlainObject(item) ? undefined : item["route"];
  return Array.isArray(route) ? (route as Route) : null;
}

/** The first place of `at` that exists; else the nearest ancestor of the first one that applies. */
export function placeOf(at: readonly CompiledPlace[], target: Target, scope: Scope | null, file: ParsedFile): FindingPlace {
  if (target.span !== undefined) return describeText(file, target.document, target.span);
  let fallback: Route | null = null;
  for (const place of at) {
    if (place.when !== null && scope?.evaluate(place.when) !== true) continue;
    const route = resolvePath(place.path, target, scope);
    if (route === null) continue;
    if (locateRoute(file.tree, target.document, route).exists) return describePlace(file, target.document, route);
    fallback ??= route;
  }
  return describePlace(file, target.document, fallback ?? target.route);
}

/** The places of a file that findings stand at; many rules look at one place. */
const known = new WeakMap<Tree, Map<string, FindingPlace>>();

/** Everything a finding needs to know of a route while the text is at hand. */
export function describePlace(file: ParsedFile, document: number, route: Route): FindingPlace {
  let places = known.get(file.tree);
  if (places === undefined) {
    places = new Map();
    known.set(file.tree, places);
  }
  const key = `${String(document)} ${JSON.stringify(route)}`;
  const place = places.get(key) ?? createPlace(file, document, route);
  places.set(key, place);
  return place;
}

function createPlace(file: ParsedFile, document: number, route: Route): FindingPlace {
  const { tree } = file;
  const place = locateRoute(tree, document, route);
  const range = rangeOf(file, place.span);
  return {
    document,
    route,
    exists: place.exists,
    span: place.span,
    range,
    frame: cutFrame(file, range),
    value: place.exists ? canonicalValue(tree, place.node, route.at(-1)) : "absent",
    stableRoute: stableRoute(tree, document, route),
  };
}

/** A place that is no node, told by its text. */
function describeText(file: ParsedFile, document: number, span: Span): FindingPlace {
  const range = rangeOf(file, span);
  const text = file.tree.text.slice(span.start, span.end);
  return { document, route: [], exists: true, span, range, frame: cutFrame(file, range), value: blanksAsOne(text), stableRoute: "(text)" };
}

export function rangeOf(file: ParsedFile, span: Span): Range {
  return { start: file.lines.positionAt(span.start), end: file.lines.positionAt(span.end) };
}

function cutFrame(file: ParsedFile, range: Range): CodeFrame {
  const firstLine = Math.max(1, range.start.line - FRAME_CONTEXT);
  const lastLine = Math.min(range.end.line + FRAME_CONTEXT, firstLine + FRAME_LIMIT - 1);
  const start = file.lines.offsetAt({ line: firstLine, column: 1 });
  const end = file.lines.offsetAt({ line: lastLine + 1, column: 1 });
  const lines = file.tree.text.slice(start, end).split(/\r\n|\r|\n/);
  if (lines.length > lastLine - firstLine + 1) lines.pop();
  return { firstLine, lines };
}

/** The route with each list index replaced by what the item is known by, so that it survives reordering. */
function stableRoute(tree: Tree, document: number, route: Route): string {
  let node = tree.documents[document]?.root ?? -1;
  const stable: (string | number)[] = [];
  for (const part of route) {
    node = node < 0 ? -1 : childOf(tree, node, part);
    stable.push(typeof part === "number" && node >= 0 ? itemIdentity(tree, node) : part);
  }
  return formatRoute(stable);
}

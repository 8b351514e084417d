import type { Route } from "../model/route.ts";

/** A change that moves what stands behind it, or renames what stands below it. */
export type Move =
  | { readonly kind: "delete"; readonly route: Route }
  | { readonly kind: "rename"; readonly route: Route; readonly name: string }
  | { readonly kind: "insertLine"; readonly route: Route; readonly isBefore: boolean; readonly count: number };

/** Where a route of the document before a change leads after it; null if what it meant is gone. */
export function moveRoute(route: Route, move: Move): Route | null {
  const depth = move.route.length - 1;
  const last = move.route[depth];
  if (last === undefined || route.length <= depth || !startsWith(route, move.route.slice(0, depth))) return route;
  const part = route[depth];
  if (move.kind === "rename") return part === last ? [...route.slice(0, depth), move.name, ...route.slice(depth + 1)] : route;
  if (move.kind === "delete" && part === last) return null;
  if (typeof part !== "number" || typeof last !== "number") return route;
  const added = move.kind === "delete" ? -1 : move.count;
  const isBehind = part > last || (move.kind === "insertLine" && move.isBefore && part === last);
  return isBehind ? [...route.slice(0, depth), part + added, ...route.slice(depth + 1)] : route;
}

function startsWith(route: Route, prefix: Route): boolean {
  return prefix.every((part, index) => route[index] === part);
}

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
  const part = movePart(route[depth] ?? last, last, move);
  return part === null ? null : [...route.slice(0, depth), part, ...route.slice(depth + 1)];
}

/** Where the part of a route goes that stands beside the changed one. */
function movePart(part: string | number, changed: string | number, move: Move): string | number | null {
  if (move.kind === "rename") return part === changed ? move.name : part;
  if (move.kind === "delete" && part === changed) return null;
  if (typeof part !== "number" || typeof changed !== "number") return part;
  if (move.kind === "delete") return part > changed ? part - 1 : part;
  return part > changed || (move.isBefore && part === changed) ? part + move.count : part;
}

function startsWith(route: Route, prefix: Route): boolean {
  return prefix.every((part, index) => route[index] === part);
}

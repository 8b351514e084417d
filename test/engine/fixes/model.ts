import type { EditOperation } from "#engine/fixes/index.ts";
import type { Route } from "#engine/model/route.ts";

type Container = Record<string | number, unknown>;

/** What an operation should do, on plain JavaScript values: the oracle for edits of text. */
export function applyToValue(root: unknown, operation: EditOperation): unknown {
  const copy = structuredClone(root);
  const { op, route, value } = operation;
  const old = resolve(copy, route);
  if (op === "set" || (op === "insert" && (old === undefined || old === null))) return write(copy, route, value);
  if (op === "append") return write(copy, route, [...(Array.isArray(old) ? (old as unknown[]) : []), value]);
  if (op === "quote") return write(copy, route, String(old));
  if (op === "delete") remove(copy, route);
  if (op === "rename") renameIn(resolve(copy, route.slice(0, -1)), String(route.at(-1)), String(value));
  return copy;
}

export function routesOf(value: unknown, route: Route = []): Route[] {
  if (!isContainer(value)) return [route];
  const parts = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [route, ...parts.flatMap((part) => routesOf(value[part], [...route, part]))];
}

export function isAt(route: Route, prefix: Route): boolean {
  return prefix.every((part, index) => route[index] === part);
}

function write(root: unknown, route: Route, value: unknown): unknown {
  let node = root;
  for (const [index, part] of route.slice(0, -1).entries()) {
    if (!isContainer(node)) return root;
    if (!isContainer(node[part])) node[part] = typeof route[index + 1] === "number" ? [] : {};
    node = node[part];
  }
  if (isContainer(node)) node[route.at(-1) ?? ""] = structuredClone(value);
  return root;
}

function remove(root: unknown, route: Route): void {
  const parent = resolve(root, route.slice(0, -1));
  if (!isContainer(parent)) return;
  if (Object.keys(parent).length === 1 && route.length > 1) {
    remove(root, route.slice(0, -1));
    return;
  }
  const last = route.at(-1) ?? "";
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
}

function renameIn(parent: unknown, from: string, to: string): void {
  if (!isContainer(parent)) return;
  parent[to] = parent[from];
  Reflect.deleteProperty(parent, from);
}

function resolve(root: unknown, route: Route): unknown {
  return route.reduce<unknown>((node, part) => (isContainer(node) ? node[part] : undefined), root);
}

function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null;
}

import { UNRESOLVED } from "./value.ts";

const MARK = "$unresolved";

/** A value without symbols, so that a worker can send it: an unresolved value becomes a marked object. What holds none is not copied. */
export function encodeForTransfer(value: unknown): unknown {
  if (value === UNRESOLVED) return { [MARK]: true };
  return typeof value === "object" && value !== null ? replaceWithin(value, encodeForTransfer) : value;
}

/** The inverse of `encodeForTransfer`. */
export function decodeFromTransfer(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return MARK in value ? UNRESOLVED : replaceWithin(value, decodeFromTransfer);
}

/** The same object where nothing in it is replaced, else a copy: what a record holds twice is sent once. */
function replaceWithin(value: object, replace: (entry: unknown) => unknown): object {
  if (Array.isArray(value)) return replaceItems(value, replace);
  const source = value as Record<string, unknown>;
  let copy: Record<string, unknown> | null = null;
  for (const key of Object.keys(source)) {
    const replaced = replace(source[key]);
    if (replaced === source[key]) continue;
    copy ??= { ...source };
    copy[key] = replaced;
  }
  return copy ?? source;
}

function replaceItems(items: readonly unknown[], replace: (entry: unknown) => unknown): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let index = 0; index < items.length; index += 1) {
    const replaced = replace(items[index]);
    if (replaced === items[index]) continue;
    copy ??= [...items];
    copy[index] = replaced;
  }
  return copy ?? items;
}

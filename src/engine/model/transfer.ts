import { UNRESOLVED } from "./value.ts";

const MARK = "$unresolved";

/** A deep copy without symbols, so that a worker can send it: an unresolved value becomes a marked object. */
export function encodeForTransfer(value: unknown): unknown {
  if (value === UNRESOLVED) return { [MARK]: true };
  if (Array.isArray(value)) return value.map(encodeForTransfer);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, encodeForTransfer(entry)]));
}

/** The inverse of `encodeForTransfer`. */
export function decodeFromTransfer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeFromTransfer);
  if (typeof value !== "object" || value === null) return value;
  if (MARK in value) return UNRESOLVED;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decodeFromTransfer(entry)]));
}

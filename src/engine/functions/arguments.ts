import { isPlainObject, type PlainObject, type Value } from "../model/value.ts";

/*
 * Readers of lifted arguments. The caller guarantees the declared types, so the fallbacks are never seen; they spare casts.
 */

export function textAt(args: readonly Value[], index: number): string {
  const value = args[index];
  return typeof value === "string" ? value : "";
}

export function numberAt(args: readonly Value[], index: number): number {
  const value = args[index];
  return typeof value === "number" ? value : 0;
}

export function listAt(args: readonly Value[], index: number): readonly Value[] {
  const value = args[index];
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

export function objectAt(args: readonly Value[], index: number): PlainObject | undefined {
  const value = args[index];
  return isPlainObject(value) ? value : undefined;
}

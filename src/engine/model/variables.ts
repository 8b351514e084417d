/**
 * Values of the variables that a format fills into its files, by name. A value that is known in part holds `HOLE` for what is not.
 * They may be secrets: nothing but what a file makes of them is told.
 */
export type Variables = ReadonlyMap<string, string>;

export const NO_VARIABLES: Variables = new Map();

/** Stands in interpolated text for a variable that no file defines; a non-character of Unicode. */
export const HOLE = "\uFFFF";

export function sameVariables(one: Variables, other: Variables): boolean {
  if (one === other) return true;
  return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value);
}

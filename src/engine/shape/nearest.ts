import { nearestName } from "../functions/nearest.ts";

/** Shortest text that is looked for inside the candidates. */
const MINIMUM_PART = 4;

/** The candidate that was probably meant: one within a few edits, else one that continues or contains what is written. */
export function nearestKnown(name: string, candidates: Iterable<string>): string | null {
  const known = [...candidates];
  const near = nearestName(name, known);
  if (near !== undefined) return near;
  if (name.length < MINIMUM_PART) return null;
  return known.find((candidate) => candidate.startsWith(name)) ?? known.find((candidate) => candidate.includes(name)) ?? null;
}

/** `; did you mean "x"?`, or nothing. */
export function nearestClause(name: string, candidates: Iterable<string>): string {
  const nearest = nearestKnown(name, candidates);
  return nearest === null ? "" : `; did you mean "${nearest}"?`;
}

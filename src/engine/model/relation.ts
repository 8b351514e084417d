import type { LocatedFact } from "./facts.ts";

/**
 * A named relation between facts, computed once and read by rules through `related(self, name, type)`.
 * `prepare` gets every fact of type `to` of one set and returns the look-up for a fact of type `from`; the order of its
 * results depends on nothing but the facts.
 */
export interface Relation {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  prepare(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[];
}

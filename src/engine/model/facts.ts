import type { Route } from "./route.ts";
import type { PlainObject } from "./value.ts";

/**
 * What other files may know of one target: normalised values and its route, never an offset.
 * Facts are compared deeply; equal facts stop an edit from spreading.
 */
export interface Fact {
  /** Target type, for example `k8s.workload`. */
  readonly type: string;
  readonly document: number;
  readonly route: Route;
  /** Fields that relations and cross-file rules read (`self` of a cross-file rule). */
  readonly value: PlainObject;
}

/** A fact and the file that stated it. */
export interface LocatedFact extends Fact {
  readonly file: string;
}

import type { Range } from "#engine/index.ts";

/** Why a change is one that architects look at. */
export interface Reason {
  /** A word for machines: `new-exposure`, `waiver-added` … */
  readonly reason: string;
  readonly message: string;
  readonly file: string;
  readonly range: Range | null;
}

import type { Suppression } from "../model/analysis.ts";

/** A suppression without its place in lines and columns. */
export type FoundSuppression = Omit<Suppression, "range">;

/** Whether a suppression is written for us and not for another tool. */
export function isOurs({ by, form }: Pick<Suppression, "by" | "form">): boolean {
  return by === form;
}

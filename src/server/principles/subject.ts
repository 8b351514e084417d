import type { Origin, Position } from "#engine/index.ts";
import { parentOf } from "#host/paths.ts";
import { touches } from "../convert/from-lsp.ts";
import type { Root } from "../roots/root.ts";

/** What stands at a place of a principles file: a principle, or rules as a principle uses them. */
export interface Subject {
  /** Null for rules outside every principle. */
  readonly principle: string | null;
  /** Null for everything the principle asks for. */
  readonly rules: ReadonlySet<string> | null;
}

/** The principle or the rules named at a position of a principles file; null for any other place. */
export function subjectAt(root: Root, file: string, position: Position): Subject | null {
  const isHere = (origin: Origin | null): boolean => origin?.file === file && origin.range !== null && touches(origin.range, position);
  const folder = parentOf(file);
  const planned = root.rules?.rulesFor(folder).rules.filter((entry) => isHere(entry.origin)) ?? [];
  const [first] = planned;
  if (first !== undefined) return { principle: first.principle, rules: new Set(planned.map((entry) => entry.rule.id)) };
  const principle = root.rules?.principles(folder).find((text) => isHere(text.origin));
  return principle === undefined ? null : { principle: principle.id, rules: null };
}

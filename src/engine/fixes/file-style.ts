import { Kind, type Tree } from "../model/tree.ts";
import { kindOf, startOf } from "../syntax/access.ts";
import { blockPlace, lineBreakOf } from "./lines.ts";
import { blockEnd, childrenOf, dashOf, isCollection, isFlow } from "./nodes.ts";
import type { FileStyle } from "./render.ts";

/** Counts of the columns that were seen. */
type Tally = Map<number, number>;

/** The layout that a document uses most, for text that goes behind `node`; where the document says nothing, two columns. */
export function fileStyle(tree: Tree, document: number, node: number): FileStyle {
  const steps: Tally = new Map();
  const listSteps: Tally = new Map();
  const root = tree.documents[document]?.root ?? -1;
  if (root >= 0 && tree.syntax === "yaml") countColumns(tree, root, steps, listSteps);
  const step = mostFrequent(steps) ?? mostFrequent(listSteps, 1) ?? 2;
  const hasLiterals = !/^\s*\n +#/.test(tree.text.slice(blockEnd(tree, node)));
  return { lineBreak: lineBreakOf(tree.text), step, listStep: mostFrequent(listSteps) ?? step, hasLiterals };
}

function countColumns(tree: Tree, node: number, steps: Tally, listSteps: Tally): void {
  if (!isCollection(tree, node) || isFlow(tree, node)) return;
  for (const { key, value } of childrenOf(tree, node)) {
    if (key >= 0 && isCollection(tree, value) && !isFlow(tree, value)) {
      const isList = kindOf(tree, value) === Kind.Sequence;
      const column = columnAt(tree, startOf(tree, key));
      const below = columnAt(tree, isList ? dashOf(tree, value, 0) : startOf(tree, value));
      if (column !== null && below !== null) count(isList ? listSteps : steps, below - column);
    }
    countColumns(tree, value, steps, listSteps);
  }
}

function columnAt(tree: Tree, offset: number | null): number | null {
  return offset === null ? null : (blockPlace(tree.text, offset)?.column ?? null);
}

function count(tally: Tally, columns: number): void {
  tally.set(columns, (tally.get(columns) ?? 0) + 1);
}

function mostFrequent(tally: Tally, atLeast = 0): number | null {
  let best: number | null = null;
  let bestCount = 0;
  for (const [columns, times] of tally) {
    if (columns < atLeast || times < bestCount || (times === bestCount && best !== null && columns > best)) continue;
    best = columns;
    bestCount = times;
  }
  return best;
}

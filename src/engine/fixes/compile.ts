import type { TextEdit } from "../model/finding.ts";
import type { Route } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";
import { applyEdits } from "./apply.ts";
import { deleteAt } from "./delete.ts";
import { appendWord, deleteNode, insertFlag, insertInstruction, quoteWord, setWord } from "./dockerfile-edits.ts";
import { expandOperation } from "./expand.ts";
import { childrenOf, type Step, walkRoute } from "./nodes.ts";
import type { EditOperation } from "./operations.ts";
import { PieceTable } from "./pieces.ts";
import { reparse } from "./reparse.ts";
import { moveRoute, type Move } from "./routes.ts";
import { isPlainValue } from "./scalar-text.ts";
import { appendAt, insertAt, setAt } from "./set.ts";
import { insertLines, linesOf, quoteScalar, renameKey, replaceSource } from "./text-edits.ts";

/** What one operation does to a text, and to the routes of the operations after it. */
interface Outcome {
  readonly edits: readonly TextEdit[];
  readonly move?: Move;
}

const NOTHING: Outcome = { edits: [] };

/**
 * Turns operations on one document into minimal edits of its text, sorted and not overlapping; an empty list where
 * everything is as it should be. Null where an operation cannot be carried out: the place is reached through an alias or a merge key,
 * does not exist, or is written in a way that lines cannot be put beside.
 */
export function compileEdits(tree: Tree, document: number, operations: readonly EditOperation[]): readonly TextEdit[] | null {
  const table = new PieceTable(tree.text);
  const moves: Move[] = [];
  const draft = new Draft(tree);
  for (const operation of operations) {
    const route = moves.reduce<Route | null>((moved, move) => (moved === null ? null : moveRoute(moved, move)), operation.route);
    if (route === null && operation.op === "delete") continue;
    if (route === null) return null;
    for (const step of expandOperation(draft.tree, document, { ...operation, route })) {
      const outcome = compileOperation(draft.tree, document, step);
      if (outcome === null) return null;
      if (outcome.move !== undefined) moves.push(outcome.move);
      if (outcome.edits.length === 0) continue;
      table.apply(outcome.edits);
      draft.apply(outcome.edits);
    }
  }
  return table.edits();
}

/** A text between the steps of a fix. It is parsed when the next step looks at it, so a fix of one step parses nothing. */
class Draft {
  private readonly syntax: Tree["syntax"];
  private text: string;
  private parsed: Tree | null;

  constructor(tree: Tree) {
    this.syntax = tree.syntax;
    this.text = tree.text;
    this.parsed = tree;
  }

  get tree(): Tree {
    this.parsed ??= reparse(this.syntax, this.text);
    return this.parsed;
  }

  apply(edits: readonly TextEdit[]): void {
    this.text = applyEdits(this.text, edits);
    this.parsed = null;
  }
}

function compileOperation(tree: Tree, document: number, operation: EditOperation): Outcome | null {
  if (operation.op === "createFile") return NOTHING;
  const steps = walkRoute(tree, document, operation.route);
  if (steps === null) return null;
  if (operation.op === "delete") return compileDelete(tree, operation, steps);
  if (operation.op === "quote") return wrap(onExisting(operation, steps, (step) => quote(tree, step)));
  if (!isPlainValue(operation.value)) return null;
  if (operation.op === "set" || operation.op === "insert" || operation.op === "append") return wrap(write(tree, document, operation, steps));
  return compileText(tree, operation, steps);
}

function compileDelete(tree: Tree, operation: EditOperation, steps: readonly Step[]): Outcome | null {
  if (steps.length < operation.route.length) return NOTHING;
  const deletion = tree.syntax === "dockerfile" ? deleteNode(tree, operation.route, steps) : deleteAt(tree, operation.route, steps);
  return deletion === null ? null : { edits: deletion.edits, move: { kind: "delete", route: deletion.route } };
}

function write(tree: Tree, document: number, operation: EditOperation, steps: readonly Step[]): readonly TextEdit[] | null {
  const { op, route, value, comment } = operation;
  if (!isPlainValue(value)) return null;
  if (tree.syntax === "dockerfile") return writeWord(tree, operation, steps);
  const target = { document, route, steps };
  const next = { value, comment };
  if (op === "append") return appendAt(tree, target, next);
  return op === "insert" ? insertAt(tree, target, next) : setAt(tree, target, next);
}

function writeWord(tree: Tree, { op, route, value }: EditOperation, steps: readonly Step[]): readonly TextEdit[] | null {
  if (!isPlainValue(value)) return null;
  const last = steps.at(-1);
  if (last === undefined) return null;
  if (steps.length < route.length) return insertFlag(tree, route, steps, value);
  if (op === "append") return appendWord(tree, last, value);
  return op === "insert" ? [] : setWord(tree, last, value);
}

function compileText(tree: Tree, operation: EditOperation, steps: readonly Step[]): Outcome | null {
  const { op, route, value, position = "after" } = operation;
  const last = steps.at(-1);
  if (typeof value !== "string" || last === undefined || steps.length < route.length) return null;
  if (op === "rename") {
    const edits = renameKey(tree, last, value);
    return edits === null ? null : { edits, move: { kind: "rename", route, name: value } };
  }
  if (op === "replaceText") return wrap(replaceSource(tree, last, value));
  const isDockerfile = tree.syntax === "dockerfile";
  const edits = isDockerfile ? insertInstruction(tree, steps, value, position) : insertLines(tree, last, value, position);
  if (edits === null) return null;
  return { edits, move: { kind: "insertLine", route: isDockerfile ? route.slice(0, 2) : route, isBefore: position === "before", count: countItems(tree, value) } };
}

/** How many list items, or instructions, inserted lines are. */
function countItems(tree: Tree, text: string): number {
  if (tree.syntax !== "dockerfile") return linesOf(text).filter((line) => /^-\s/.test(line)).length;
  const lines = reparse("dockerfile", text);
  const instructions = walkRoute(lines, 0, ["instructions"])?.[0]?.value;
  return instructions === undefined ? 0 : childrenOf(lines, instructions).length;
}

function quote(tree: Tree, step: Step): readonly TextEdit[] | null {
  return tree.syntax === "dockerfile" ? quoteWord(tree, step) : quoteScalar(tree, step);
}

function onExisting(operation: EditOperation, steps: readonly Step[], edit: (step: Step) => readonly TextEdit[] | null): readonly TextEdit[] | null {
  const last = steps.at(-1);
  return last === undefined || steps.length < operation.route.length ? null : edit(last);
}

function wrap(edits: readonly TextEdit[] | null): Outcome | null {
  return edits === null ? null : { edits };
}

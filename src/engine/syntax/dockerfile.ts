import type { Comment, SyntaxIssue, Tree, TreeDocument } from "../model/tree.ts";
import { DockerfileLines } from "./dockerfile-lines.ts";
import { parseInstruction } from "./dockerfile-instruction.ts";
import type { Instruction } from "./dockerfile-parts.ts";
import { ShellTracker } from "./dockerfile-shell.ts";
import { DockerfileTape } from "./dockerfile-tape.ts";

/**
 * Parses a Dockerfile as BuildKit's frontend reads it (Dockerfile reference, syntax 1.x) in linear time.
 *
 * The tree is one document, a mapping whose list `instructions` has one mapping each:
 * `keyword`, `statement` (keyword to last argument, without heredoc bodies), `flags` (name → `value`), `arguments[m]` (words, or
 * JSON strings), `pairs[m]` (`name` and `value` of ARG, ENV and LABEL), `heredocs[m]` (`delimiter`, `body`),
 * `commands[m].arguments[k]` (shell words of RUN, CMD, ENTRYPOINT and HEALTHCHECK, the command's name first) and `.pairs[k]` (the
 * assignments before it), `instruction` (inside ONBUILD).
 * Keys are nodes of kind `Name`, which have no text of their own; a key is missing where there is nothing under it.
 * An instruction spans its heredoc bodies. Broken input gives issues and what could be read.
 */
export function parseDockerfile(text: string): Tree {
  const { lines, instructions, comments, issues } = readInstructions(text);
  const tape = new DockerfileTape();
  const root = tape.writeFile(instructions, text.length);
  const document: TreeDocument = { root: instructions.length === 0 ? -1 : root, start: 0, end: text.length };
  const tree: Tree = {
    text,
    syntax: "dockerfile",
    tape: tape.finish(),
    documents: [document],
    comments,
    issues,
    aliases: new Map(),
    anchors: new Map(),
    tags: new Map(),
    names: tape.names,
  };
  parsed.set(tree, { instructions, directives: lines.directives, escape: lines.escape });
  return tree;
}

/** A Dockerfile as its parts, for those who need more than spans. */
export interface DockerfileParts {
  readonly instructions: readonly Instruction[];
  /** Parser directives at the top of the file; names are lower-case. */
  readonly directives: ReadonlyMap<string, string>;
  readonly escape: string;
}

/** The parts a tree was made from; index `n` of `instructions` is that of the route. Read again where the tree came from elsewhere. */
export function partsOf(tree: Tree): DockerfileParts {
  const known = parsed.get(tree);
  if (known !== undefined) return known;
  const { lines, instructions } = readInstructions(tree.text);
  return { instructions, directives: lines.directives, escape: lines.escape };
}

const parsed = new WeakMap<Tree, DockerfileParts>();

function readInstructions(text: string) {
  const issues: SyntaxIssue[] = [];
  const comments: Comment[] = [];
  const lines = new DockerfileLines(text, issues, comments);
  const shells = new ShellTracker(lines.escape);
  const instructions: Instruction[] = [];
  for (let statement = lines.next(); statement !== null; statement = lines.next()) {
    const instruction = parseInstruction(statement, { lines, issues, shells });
    shells.observe(instruction);
    instructions.push(instruction);
  }
  return { lines, instructions, comments, issues };
}

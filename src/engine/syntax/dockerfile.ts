import type { Comment, SyntaxIssue, Tree, TreeDocument } from "../model/tree.ts";
import { DockerfileLines } from "./dockerfile-lines.ts";
import { parseInstruction, type Instruction } from "./dockerfile-instruction.ts";
import { ShellTracker } from "./dockerfile-shell.ts";
import { DockerfileTape } from "./dockerfile-tape.ts";

/**
 * Parses a Dockerfile as BuildKit's frontend reads it (Dockerfile reference, syntax 1.x) in linear time.
 *
 * The tree is one document, a mapping with two lists:
 * `instructions[n]` = `keyword`, `statement` (keyword to last argument, without heredoc bodies), `flags` (name → `value`),
 * `arguments[m]` (words, or JSON strings), `pairs[m]` (`name` and `value` of ARG, ENV and LABEL), `heredocs[m]` (`delimiter`, `body`),
 * `commands[m].arguments[k]` (shell words of RUN, CMD, ENTRYPOINT and HEALTHCHECK, the command's name first) and `.pairs[k]` (the
 * assignments before it), `instruction` (inside ONBUILD);
 * `stages[n]` = `from` and `name`, and spans the stage from its FROM to its last instruction.
 * Keys are nodes of kind `Name`, which have no text of their own; a key is missing where there is nothing under it.
 * An instruction spans its heredoc bodies. Broken input gives issues and what could be read.
 */
export function parseDockerfile(text: string): Tree {
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
  const tape = new DockerfileTape();
  const root = tape.writeFile(instructions, text.length);
  const document: TreeDocument = { root: instructions.length === 0 ? -1 : root, start: 0, end: text.length };
  return {
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
}

/** What the parser directives at the top of a file say; keys are lower-case. */
export function parserDirectives(text: string): ReadonlyMap<string, string> {
  return new DockerfileLines(text, [], []).directives;
}


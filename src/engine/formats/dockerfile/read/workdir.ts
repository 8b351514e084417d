import { UNRESOLVED, type PlainObject } from "../../../model/value.ts";
import { isAbsolutePath, joinDirectory } from "./directory.ts";
import { HOLE, resolved } from "./expand.ts";
import type { InstructionState } from "./stages.ts";

/** What rules ask of a WORKDIR. */
export function workdirFields({ instruction, arguments: words, workdir: before }: InstructionState): PlainObject {
  const path = words[0] ?? "";
  const written = instruction.arguments[0]?.text ?? "";
  const isAbsolute = isAbsolutePath(path) ?? UNRESOLVED;
  const joined = joinDirectory(before, path);
  return {
    isAbsolute,
    follows: before === null ? undefined : resolved(before),
    followsAbsolute: before !== null && before !== HOLE,
    result: joined === null ? undefined : resolved(joined),
    absolutePath: isAbsolute === false ? absolutePath(before, written, path) : undefined,
  };
}

/** The path to write in place of a relative one; a variable in it stays. Absent where the directory before is not known. */
function absolutePath(before: string | null, written: string, path: string): string | undefined {
  if (before === null || before.includes(HOLE)) return undefined;
  if (!/[$"'\\`]/.test(written)) return joinDirectory(before, path) ?? undefined;
  if (/["'\\`]/.test(written) || /^\.{1,2}(?:\/|$)/.test(written)) return undefined;
  return `${before.replace(/\/$/, "")}/${written}`;
}

import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { Argument } from "../../../syntax/dockerfile-parts.ts";
import { ARCHIVE_SUFFIXES, PLAIN_SUFFIXES } from "../tables.ts";
import { isAbsolutePath } from "./directory.ts";
import { HOLE, resolved } from "./expand.ts";
import type { InstructionState } from "./stages.ts";

const ADD_FLAGS = new Set(["checksum", "keep-git-dir", "unpack"]);

/** What rules ask of a COPY or ADD. */
export function copyFields({ instruction, arguments: expanded, followsWorkdir }: InstructionState, escape: string): PlainObject {
  const sources = expanded.slice(0, -1);
  const destination = expanded.at(-1);
  const written = instruction.arguments.at(-1);
  const isWindows = escape === "`";
  return {
    sources: sources.map(resolved),
    source: instruction.arguments[0]?.text,
    destination: destination === undefined ? undefined : resolved(destination),
    endsAsDirectory: destination === undefined ? undefined : endsAsDirectory(destination, isWindows),
    asDirectory: written === undefined ? undefined : asDirectory(written, isWindows),
    isAbsolute: destination === undefined ? undefined : (isAbsolutePath(destination) ?? UNRESOLVED),
    followsWorkdir,
    isPlain: allOf(sources.map(isPlainSource)),
    isCertainlyPlain: sources.every(isCertainlyPlain) && !instruction.flags.some(({ name }) => ADD_FLAGS.has(name)),
  };
}

/** Whether a destination is a directory by its spelling. */
function endsAsDirectory(path: string, isWindows: boolean): boolean | typeof UNRESOLVED {
  if (path.endsWith(HOLE)) return UNRESOLVED;
  return path.endsWith("/") || (isWindows && path.endsWith("\\")) || path === "." || path === "..";
}

/** The source text of a destination with a slash at its end. */
function asDirectory({ text, json }: Argument, isWindows: boolean): string {
  const path = text + (isWindows && text.includes("\\") ? "\\" : "/");
  return json ? JSON.stringify(path) : path;
}

function allOf(answers: readonly (boolean | typeof UNRESOLVED)[]): Value {
  if (answers.includes(false)) return false;
  return answers.includes(UNRESOLVED) ? UNRESOLVED : answers.length > 0;
}

/** Whether a source is neither remote nor an archive that ADD would unpack. */
function isPlainSource(source: string): boolean | typeof UNRESOLVED {
  if (/^\d*<<-?[^<]/.test(source)) return true;
  if (isRemote(source)) return false;
  if (source.startsWith(HOLE)) return UNRESOLVED;
  const name = source.replace(/\/+$/, "/").toLowerCase();
  const tail = /[^*?[\]\uFFFF]*$/.exec(name)?.[0] ?? name;
  if (tail === name) return !ARCHIVE_SUFFIXES.some((suffix) => name.endsWith(suffix));
  const mayBeArchive = ARCHIVE_SUFFIXES.some((suffix) => suffix.endsWith(tail) || tail.endsWith(suffix));
  if (!mayBeArchive) return true;
  return name.includes(HOLE) ? UNRESOLVED : false;
}

function isRemote(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source) || /^[\w.-]+@[\w.-]+:/.test(source) || /^github\.com\/[^/]+\/./.test(source);
}

/** Whether the suffix or the spelling alone says that a source is no archive. */
function isCertainlyPlain(source: string): boolean {
  if (source.includes(HOLE) || isRemote(source)) return false;
  if (/^\d*<<-?[^<]/.test(source) || /(?:^|\/)\.{0,2}$/.test(source)) return true;
  const suffix = /\.([A-Za-z0-9]+)$/.exec(source)?.[1];
  return suffix !== undefined && PLAIN_SUFFIXES.has(suffix.toLowerCase());
}

import { decode } from "#host/decode.ts";
import { DEFAULT_SIZE_LIMIT } from "#host/read-text.ts";
import type { Project } from "#project/project.ts";
import type { Arguments } from "./arguments.ts";
import { RunFault } from "./exit-code.ts";
import { findInputs, placeOfDocument, type Inputs } from "./inputs.ts";
import { loadProject } from "./load.ts";
import type { Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** One call of a command that looks at files: what it was asked, where it works, and the rules in force. */
export interface Session {
  readonly options: Arguments;
  readonly terminal: Terminal;
  readonly inputs: Inputs;
  readonly project: Project;
  /** The document from stdin; null where files are checked. */
  readonly document: { readonly file: string; readonly text: string } | null;
  /** Largest file that is read, in bytes. */
  readonly limit: number;
}

/** Finds the files and loads the rules; `paths` are as given on the command line. */
export function openSession(options: Arguments, paths: readonly string[], terminal: Terminal): Session {
  const place = options.stdinFilename === null ? null : placeOfDocument(options.stdinFilename, terminal);
  const inputs = place ?? findInputs(paths, terminal);
  const project = loadProject(options, inputs, terminal);
  const document = place === null ? null : { file: place.file, text: readDocument(terminal) };
  return { options, terminal, inputs, project, document, limit: project.run.fileSize ?? DEFAULT_SIZE_LIMIT };
}

/** Writes lines to stderr, unless the call is to be quiet. */
export function note(session: Pick<Session, "options" | "terminal">, lines: readonly string[]): void {
  if (session.options.quiet) return;
  for (const line of lines) session.terminal.note(`${wrap(line)}\n`);
}

function readDocument(terminal: Terminal): string {
  const decoded = decode(terminal.readStdin());
  if ("text" in decoded) return decoded.text;
  throw new RunFault("stdin is not UTF-8 text. Convert it first");
}

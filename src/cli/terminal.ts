import { fstatSync, readFileSync, writeSync } from "node:fs";
import { isatty } from "node:tty";

/** The outside of a command: what it reads and writes beside files. */
export interface Terminal {
  /** Writes to stdout; carries the report and nothing else. */
  print(text: string): void;
  /** Writes to stderr. */
  note(text: string): void;
  readStdin(): Uint8Array;
  /** Asks a person on stderr; null where stdin is no terminal, so that nobody can answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
  readonly cwd: string;
  /** Whether stdout and stderr are terminals a person looks at. */
  readonly isOutTerminal: boolean;
  readonly isNoteTerminal: boolean;
  /** Columns of the terminal; 80 where it is none. */
  readonly columns: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The module a worker thread runs. */
  readonly workerUrl: URL;
}

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

/** The terminal of this process; `main` is the address of its entry module, which the worker's stands beside. */
export function createTerminal(main: string): Terminal {
  return {
    print: (text) => { writeFully(STDOUT, text); },
    note: (text) => { writeFully(STDERR, text); },
    readStdin: () => readFileSync(STDIN),
    ask: isatty(STDIN) && isatty(STDERR) ? ask : null,
    cwd: process.cwd(),
    isOutTerminal: isatty(STDOUT),
    isNoteTerminal: isatty(STDERR),
    columns: isatty(STDOUT) ? process.stdout.columns : 80,
    environment: process.env,
    workerUrl: new URL("./worker.js", main),
  };
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
}

/** Whether text output carries colour: as asked, else on a terminal that neither NO_COLOR nor TERM forbids. */
export function usesColor(choice: "auto" | "always" | "never", terminal: Terminal): boolean {
  if (choice !== "auto") return choice === "always";
  const { NO_COLOR, TERM, FORCE_COLOR } = terminal.environment;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0") return true;
  return terminal.isOutTerminal && TERM !== "dumb";
}

/**
 * Writes all of a text before it returns, so that nothing is lost when the process ends. A reader that has gone
 * away (EPIPE) is no fault of the run: the rest is dropped.
 */
function writeFully(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      if (!isFull(error)) return;
      waitForReader(descriptor);
    }
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EAGAIN";
}

/** A pipe that is full answers EAGAIN; a millisecond later its reader may have made room. */
function waitForReader(descriptor: number): void {
  fstatSync(descriptor);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}

import type { Terminal } from "../../src/cli/terminal.ts";

/** A terminal in a folder where nobody looks or answers; tests give what they are about. */
export function silentTerminal(cwd: string, changes: Partial<Terminal> = {}): Terminal {
  return {
    print: () => undefined,
    note: () => undefined,
    readStdin: () => new Uint8Array(),
    ask: null,
    cwd,
    isOutTerminal: false,
    isNoteTerminal: false,
    columns: 80,
    environment: {},
    workerUrl: new URL("./worker-from-source.mjs", import.meta.url),
    ...changes,
  };
}

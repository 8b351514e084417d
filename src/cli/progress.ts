import type { Terminal } from "./terminal.ts";

/** Runs shorter than this show no bar. */
const PATIENCE_MS = 1000;
const INTERVAL_MS = 100;
const WIDTH = 24;

export interface Progress {
  advance(done: number, total: number): void;
  /** Removes the bar. */
  end(): void;
}

/** A bar on stderr, drawn only where that is a terminal and the run is long. */
export function createProgress(terminal: Terminal, wanted: "shown" | "hidden"): Progress {
  if (wanted === "hidden" || !terminal.isNoteTerminal) return { advance: () => undefined, end: () => undefined };
  let next = performance.now() + PATIENCE_MS;
  let isShown = false;
  return {
    advance: (done, total) => {
      const now = performance.now();
      if (now < next) return;
      next = now + INTERVAL_MS;
      isShown = true;
      terminal.note(`\r${bar(done, total)}`);
    },
    end: () => {
      if (isShown) terminal.note("\r\u001b[K");
    },
  };
}

function bar(done: number, total: number): string {
  const filled = total === 0 ? WIDTH : Math.floor((WIDTH * done) / total);
  return `[${"=".repeat(filled)}${" ".repeat(WIDTH - filled)}] ${String(done)}/${String(total)} files`;
}

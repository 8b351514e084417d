import type { CancellationToken } from "vscode-languageserver";
import { cancelled } from "./guard.ts";

/** Longest stretch of work, in milliseconds, between two chances for requests to be answered. */
const SLICE_MS = 8;

/** Lets waiting requests be answered when a slice of work is over. */
export interface Slicer {
  /** Waits where the slice is used up; throws the cancellation error where the token says so. */
  breathe(): Promise<void>;
}

export function createSlicer(token?: CancellationToken): Slicer {
  let started = performance.now();
  return {
    async breathe() {
      if (performance.now() - started < SLICE_MS) return;
      await nextTurn();
      if (token?.isCancellationRequested === true) throw cancelled();
      started = performance.now();
    },
  };
}

/** Resolves after everything that waits has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Work that runs once things have been quiet for a while. */
export interface Debounced {
  trigger(): void;
  cancel(): void;
  /** Cancels for good: nothing runs any more. */
  dispose(): void;
}

export function debounce(milliseconds: number, work: () => void): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDisposed = false;
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    trigger() {
      cancel();
      if (isDisposed) return;
      timer = setTimeout(() => {
        timer = undefined;
        work();
      }, milliseconds);
    },
    cancel,
    dispose() {
      isDisposed = true;
      cancel();
    },
  };
}

/** What the process tells its caller. */
export const ExitCode = {
  /** Nothing at or above the gate. */
  Passed: 0,
  /** Findings at or above the gate. */
  Failed: 1,
  /** The run itself is at fault: a bad option, an invalid principles file, an unreadable path. */
  Fault: 2,
  /** A bug of ours. */
  Internal: 3,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Ends a command with exit code 2. The message says file, line, and what to do. */
export class RunFault extends Error {
  override readonly name = "RunFault";
}

/** Tells by name, because a loader may hold a module twice. */
export function isRunFault(error: unknown): error is RunFault {
  return error instanceof Error && error.name === "RunFault";
}

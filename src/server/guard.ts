import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** What the guards need of the session: a place to write errors to. */
export interface ErrorLog {
  error(message: string): void;
}

/**
 * Wraps a handler so that a fault in it costs one answer, not the connection: the fault is logged and `fallback` is answered.
 * A cancelled request is answered as cancelled.
 */
export function guard<P, R>(log: ErrorLog, name: string, fallback: R, handle: (params: P, token: CancellationToken) => R | Promise<R>) {
  return async (params: P, token: CancellationToken): Promise<R> => {
    try {
      if (token.isCancellationRequested) throw cancelled();
      return await handle(params, token);
    } catch (fault) {
      if (isCancellation(fault)) throw fault;
      log.error(`${name}: ${describe(fault)}`);
      return fallback;
    }
  };
}

/** Wraps work that nobody waits for. */
export function guardEvent<P>(log: ErrorLog, name: string, handle: (params: P) => void | Promise<void>) {
  return (params: P): void => {
    runGuarded(log, name, () => handle(params));
  };
}

/** Runs work that nobody waits for; a fault is logged. */
export function runGuarded(log: ErrorLog, name: string, work: () => void | Promise<void>): void {
  const report = (fault: unknown): void => {
    if (!isCancellation(fault)) log.error(`${name}: ${describe(fault)}`);
  };
  try {
    const result = work();
    if (result instanceof Promise) result.catch(report);
  } catch (fault) {
    report(fault);
  }
}

/** The error a cancelled request is answered with. */
export function cancelled(): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}

export function describe(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

function isCancellation(fault: unknown): boolean {
  return fault instanceof ResponseError && (fault.code === LSPErrorCodes.RequestCancelled || fault.code === LSPErrorCodes.ServerCancelled);
}

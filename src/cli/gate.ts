import type { Finding, RunError } from "#engine/index.ts";
import { isRed } from "#project/gate.ts";
import type { FailOn } from "./arguments.ts";
import { ExitCode } from "./exit-code.ts";
import type { Session } from "./session.ts";

/** What the state of the files means for the caller. */
export function exitCodeOf(findings: Iterable<Finding>, errors: readonly RunError[], failOn: FailOn): ExitCode {
  if (errors.some((error) => error.kind === "internal")) return ExitCode.Internal;
  return isRed(findings, errors, failOn) ? ExitCode.Failed : ExitCode.Passed;
}

/** The gate as asked for, else that of the root-most principles file. */
export function gateOf({ options, project }: Pick<Session, "options" | "project">): FailOn {
  const { failOn } = project.run;
  return options.failOn ?? (failOn === "hint" ? "info" : failOn);
}

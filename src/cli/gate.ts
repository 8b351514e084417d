import { severityRank, type Finding, type RunError } from "#engine/index.ts";
import type { FailOn } from "./arguments.ts";
import { ExitCode } from "./exit-code.ts";
import type { Session } from "./session.ts";

/** What the state of the files means for the caller. A file that does not parse and a rule that broke count as errors. */
export function exitCodeOf(findings: Iterable<Finding>, errors: readonly RunError[], failOn: FailOn): ExitCode {
  if (errors.some((error) => error.kind === "internal")) return ExitCode.Internal;
  if (failOn === "never") return ExitCode.Passed;
  if (errors.length > 0) return ExitCode.Failed;
  const limit = severityRank(failOn);
  for (const finding of findings) {
    if (finding.gates && finding.verdict === "fail" && severityRank(finding.effect) <= limit) return ExitCode.Failed;
  }
  return ExitCode.Passed;
}

/** The gate as asked for, else that of the root-most principles file. */
export function gateOf({ options, project }: Pick<Session, "options" | "project">): FailOn {
  const { failOn } = project.run;
  return options.failOn ?? (failOn === "hint" ? "info" : failOn);
}

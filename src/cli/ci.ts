import { appendFileSync } from "node:fs";
import { formatMarkdown, type Report } from "#report/index.ts";
import { reasonOf } from "./fixing.ts";
import type { Terminal } from "./terminal.ts";

/** Characters of a job summary at most: GitHub takes 1 MiB, and a character has up to three bytes. */
const SUMMARY_LIMIT = 300_000;

/** Begin of the address of a file on the server that runs the job, up to the path; empty where none is known. */
export function fileAddress({ environment }: Pick<Terminal, "environment">): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit, CI_PROJECT_URL: project, CI_COMMIT_SHA: revision } = environment;
  const github = [server, repository, "blob", commit];
  const gitlab = [project, "-/blob", revision];
  const parts = [github, gitlab].find((candidate) => candidate.every((part) => part !== undefined && part !== ""));
  const address = `${(parts ?? []).join("/")}/`;
  return /^https?:\/\/[\w.:/~-]+$/.test(address) ? address : "";
}

/** Adds the report to the summary of the job, where GitHub Actions gives a file for it. */
export function writeJobSummary(report: Report, terminal: Terminal): void {
  const file = terminal.environment["GITHUB_STEP_SUMMARY"];
  if (file === undefined || file === "") return;
  try {
    appendFileSync(file, formatMarkdown(report, { limit: SUMMARY_LIMIT, base: fileAddress(terminal) }));
  } catch (error) {
    terminal.note(`The job summary ${file} cannot be written (${reasonOf(error)}).\n`);
  }
}

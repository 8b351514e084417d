import type { Finding, Range, RunError, Severity } from "#engine/index.ts";
import { printable } from "./layout.ts";
import type { Report } from "./report.ts";
import { lastLineOf } from "./verdict-text.ts";

type Properties = Readonly<Record<string, string | number>>;

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice", hint: "notice" };
const ERROR_TITLES = { parse: "Does not parse", rule: "Rule failed", internal: "Internal error" } as const;

/** The findings that count as workflow commands of GitHub Actions, which shows them as annotations of a change. */
export function formatGithub(report: Report): string {
  const findings = report.findings.filter((finding) => finding.verdict === "fail");
  const commands = [...report.errors.map(errorCommand), ...findings.map((finding) => findingCommand(finding, report))];
  return commands.map((command) => `${command}\n`).join("");
}

function findingCommand(finding: Finding, { principleTexts }: Report): string {
  const { principle, rule, file, range, message, effect } = finding;
  const name = principle === null ? "" : `${principle} ${principleTexts.get(principle)?.name ?? ""}`.trimEnd();
  const title = name === "" ? rule : `${name} (${rule})`;
  return command(COMMANDS[effect], { file, ...placeOf(range), title }, message);
}

function errorCommand({ kind, file, range, message }: RunError): string {
  const place = { ...(file === "" ? {} : { file }), ...(range === null ? {} : placeOf(range)) };
  return command("error", { ...place, title: ERROR_TITLES[kind] }, message);
}

/** Line and column are the last ones covered. The runner takes columns only where the range is on one line. */
function placeOf(range: Range): Properties {
  const { start, end } = range;
  const endLine = lastLineOf(range);
  if (endLine !== start.line || end.line !== start.line) return { line: start.line, endLine };
  return { line: start.line, endLine, col: start.column, endColumn: Math.max(start.column, end.column - 1) };
}

function command(name: string, properties: Properties, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${written.join(",")}::${escapeData(message)}`;
}

/** A line break that is written as it is would begin a command of its own. */
function escapeData(text: string): string {
  return text.split(/\r\n|\r|\n/).map((line) => printable(line).replaceAll("%", "%25")).join("%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { FORMATS, rulesFromCommandLine, type FileReport, type RuleDefinition } from "#engine/index.ts";
import { DEFAULT_SIZE_LIMIT, textOf } from "#host/read-text.ts";
import { writeFileAtomically } from "#host/write-node.ts";
import { PRINCIPLES_NAMES } from "#project/principles-names.ts";
import { builtinIndex } from "#project/project.ts";
import type { Arguments } from "../arguments.ts";
import { draftPrinciples, type DraftInput, type RuleState } from "../draft-principles.ts";
import { ExitCode, RunFault } from "../exit-code.ts";
import { feedHere } from "../feed.ts";
import { reasonOf } from "../fixing.ts";
import { findInputs, type Inputs } from "../inputs.ts";
import { createProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";
import { wrap } from "../wrap.ts";

/** The pack whose rules a first file takes up. */
const PACK = "recommended";
/** Where git hosts look for the owners of code. */
const OWNER_FILES = ["CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS"];

/** Writes a first principles file: what holds today is enforced, what does not hold yet warns. */
export function init(options: Arguments, terminal: Terminal): ExitCode {
  if (options.operands.length > 1) throw new RunFault("init takes one folder at most");
  const inputs = findInputs(options.operands, terminal);
  const folder = inputs.paths[0] ?? "";
  if (inputs.system.stat(folder)?.kind !== "directory") throw new RunFault(`${folder}: is no folder. Name the folder that the principles are for`);
  refuseExisting(inputs, folder, options);
  const draft = draftPrinciples(examine(inputs, folder, options, terminal));
  const path = join(inputs.root, folder, PRINCIPLES_NAMES[0]);
  try {
    writeFileAtomically(path, draft.text);
  } catch (error) {
    throw new RunFault(`${path}: cannot be written (${reasonOf(error)}). Check the folder and its rights`);
  }
  terminal.print(`${[`Wrote ${path}.`, ...draft.summary, "Next: read it, name the owners, then run `groundrules check`."].map(wrap).join("\n")}\n`);
  return ExitCode.Passed;
}

function refuseExisting(inputs: Inputs, folder: string, options: Arguments): void {
  const existing = PRINCIPLES_NAMES.map((name) => join(inputs.root, folder, name)).find((path) => existsSync(path));
  if (existing !== undefined && !options.force) throw new RunFault(`${existing} exists already. Edit it, or give --force to write ${PRINCIPLES_NAMES[0]} anew`);
}

/** Runs the rules of the pack on the files and tells which of them hold. */
function examine(inputs: Inputs, folder: string, options: Arguments, terminal: Terminal): DraftInput {
  const { ruleSet } = rulesFromCommandLine({ rule: [], skipRule: [], pack: [PACK] }, builtinIndex);
  const setup = { rules: [{ folder: "", rules: ruleSet }], complete: inputs.paths.includes(""), asOf: "1970-01-01" };
  const progress = createProgress(terminal, options.progress && !options.quiet ? "shown" : "hidden");
  const { engine } = feedHere(inputs.found.files, inputs.system, { setup, limit: DEFAULT_SIZE_LIMIT }, progress);
  progress.end();
  const reports = engine.report().filter((report) => report.format !== null && !report.notYet);
  return {
    name: basename(join(inputs.root, folder)),
    owner: ownerOf(inputs),
    formats: FORMATS.map(({ id, title }) => ({ title, files: reports.filter((report) => report.format === id).length })).filter((format) => format.files > 0),
    rules: statesOf(builtinIndex.rulesOfPack(PACK), reports),
  };
}

/** The rules that concern a format found, with the number of their findings today. */
function statesOf(rules: readonly RuleDefinition[], reports: readonly FileReport[]): RuleState[] {
  const formats = new Set(reports.map((report) => report.format));
  const counts = new Map<string, number>();
  for (const finding of reports.flatMap((report) => report.findings)) {
    if (finding.verdict !== "fail") continue;
    const folded = finding.related.flatMap((place) => (place.rule === undefined ? [] : [place.rule]));
    for (const rule of [finding.rule, ...folded]) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return rules.filter((rule) => rule.formats.some((format) => formats.has(format))).map((rule) => ({ rule, findings: counts.get(rule.id) ?? 0 }));
}

/** The owner of everything in CODEOWNERS; null where it names none. */
function ownerOf(inputs: Inputs): string | null {
  for (const file of OWNER_FILES) {
    const result = textOf(inputs.system.read(file, DEFAULT_SIZE_LIMIT));
    const match = "text" in result ? /^\*[ \t]+@(\S+)/m.exec(result.text) : null;
    if (match?.[1] !== undefined) return `${match[1].includes("/") ? "team" : "user"}:${match[1].split("/").at(-1) ?? ""}`;
  }
  return null;
}

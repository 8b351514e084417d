import type { Engine, Finding, Fix } from "#engine/index.ts";
import { textOf } from "#host/read-text.ts";
import {
  ANSI_PALETTE, formatJson, formatSarif, formatText, PLAIN_PALETTE, type PrincipleText, type Report, type RuleText, type TextOptions, type Verbosity,
} from "#report/index.ts";
import type { Arguments, FailOn } from "./arguments.ts";
import type { Collected } from "./collect.ts";
import { dateOf } from "./load.ts";
import { emit } from "./output.ts";
import type { Session } from "./session.ts";
import { usesColor, type Terminal } from "./terminal.ts";
import { VERSION } from "./version.ts";

/** What reports say beside the state of the files. */
export interface ReportFrame {
  readonly session: Session;
  readonly engine: Engine;
  readonly notes: readonly string[];
  readonly gate: { readonly failOn: FailOn; readonly failed: boolean };
  /** Number of fixes that were applied. */
  readonly fixed: number;
  /** Milliseconds on the clock of `performance.now()` when the run began. */
  readonly started: number;
}

/** Writes every report that was asked for. */
export async function writeReports(state: Collected, frame: ReportFrame): Promise<void> {
  const { options, terminal } = frame.session;
  const report = await reportOf(state, frame);
  for (const output of options.outputs) {
    switch (output.format) {
      case "text":
        emit(formatText(report, textOptions(options, terminal, output.file)), output, terminal);
        break;
      case "json":
        emit(formatJson(report), output, terminal);
        break;
      case "sarif":
        emit(formatSarif({ ...report, fixes: fixesOf(state, frame) }), output, terminal);
        break;
    }
  }
}

async function reportOf(state: Collected, frame: ReportFrame): Promise<Report> {
  const { project, options } = frame.session;
  const needsTexts = options.outputs.some(({ format }) => format === "sarif" || (format === "text" && !options.quiet));
  return {
    tool: { name: "groundrules", version: VERSION },
    asOf: dateOf(options),
    principles: project.principlesFiles[0] ?? null,
    principlesFiles: project.principlesFiles,
    findings: state.findings,
    errors: state.errors,
    skipped: state.skipped,
    notes: frame.notes,
    fileCount: state.files,
    resourceCount: state.resources,
    fixed: frame.fixed,
    durationMs: Math.round(performance.now() - frame.started),
    gate: frame.gate,
    rules: needsTexts ? await ruleTexts(state.findings) : new Map(),
    principleTexts: principleTexts(frame.session),
    waivers: [],
    applications: [],
    owners: new Map(),
    history: [],
    commit: null,
    compared: false,
  };
}

/** Texts of the rules that fired; those of the built-in ones are loaded only now. */
async function ruleTexts(findings: readonly Finding[]): Promise<ReadonlyMap<string, RuleText>> {
  const ids = new Set(findings.map((finding) => finding.rule));
  if (ids.size === 0) return new Map();
  const { ruleText } = await import("./rule-text.ts");
  return new Map([...ids].flatMap((id) => {
    const text = ruleText(id);
    return text === null ? [] : [[id, text] as const];
  }));
}

function principleTexts(session: Session): ReadonlyMap<string, PrincipleText> {
  const all = session.project.principles.flatMap((folder) => folder.principles);
  return new Map(all.reverse().map((principle) => [principle.id, principle]));
}

function textOptions(options: Arguments, terminal: Terminal, file: string | null): TextOptions {
  const isColored = file === null ? usesColor(options.color, terminal) : options.color === "always";
  const verbosity: Verbosity = options.quiet ? "quiet" : options.verbose ? "verbose" : "normal";
  return { palette: isColored ? ANSI_PALETTE : PLAIN_PALETTE, verbosity, width: Math.max(40, file === null ? terminal.columns : 80) };
}

/** Edits of the preferred fixes. The texts were dropped, so the files that have some are read once more. */
function fixesOf(state: Collected, { session, engine }: ReportFrame): ReadonlyMap<Finding, Fix> {
  const fixes = new Map<Finding, Fix>();
  const fixable = state.findings.filter((finding) => finding.fix !== null && finding.verdict === "fail");
  for (const file of new Set(fixable.map((finding) => finding.file))) {
    const result = session.document?.file === file ? session.document : textOf(session.inputs.system.read(file, session.limit));
    if (!("text" in result)) continue;
    engine.update(file, result.text);
    for (const finding of fixable) {
      const fix = finding.file === file ? engine.fixes(file, finding)[0] : undefined;
      if (fix !== undefined) fixes.set(finding, fix);
    }
    engine.release(file);
  }
  return fixes;
}

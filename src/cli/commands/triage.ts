import { textOf } from "#host/read-text.ts";
import type { FileSystem } from "#host/file-system.ts";
import type { Project } from "#project/project.ts";
import { isPrinciplesName } from "#project/principles-names.ts";
import type { Arguments } from "../arguments.ts";
import { ExitCode, RunFault } from "../exit-code.ts";
import { emitAnswer } from "../output.ts";
import { feed } from "../loaded.ts";
import { openSession, type Session } from "../session.ts";
import { differenceTo, type Difference } from "../state.ts";
import type { Terminal } from "../terminal.ts";
import type { Reason } from "../triage-reason.ts";
import { reasonsOf } from "../triage.ts";
import type { PrinciplesChange } from "../triage-principles.ts";
import { triageRules } from "../triage-rules.ts";
import { wrap } from "../wrap.ts";

/** `triage BASE [PATH…]`: labels what changed since a revision. Both labels exit with 0: they say who looks, not whether it passes. */
export async function triage(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [first, ...rest] = options.operands;
  const paths = options.base === null ? rest : options.operands;
  const opened = openSession(options, paths, terminal);
  const base = options.base ?? first ?? opened.project.run.base;
  if (base === null) throw new RunFault("triage needs a revision to compare with: groundrules triage origin/main");
  const session = { ...opened, options: { ...options, base }, project: withTriage(opened.project) };
  const loaded = await feed(session);
  if (loaded.comparison.base === null) throw new RunFault("triage compares with a git revision");
  const difference = differenceTo(loaded.comparison.base, session, loaded);
  const principles = principlesChanges(session, loaded.comparison.base.files.system, difference);
  const reasons = reasonsOf({ ...difference, paths: session.inputs.paths, principles });
  const label = reasons.length === 0 ? "self-certified" : "review";
  emitAnswer(options, terminal, { text: () => describe(label, base, reasons), json: () => ({ label, base, reasons }) });
  return [...difference.after.errors, ...difference.before.errors].some(({ kind }) => kind === "internal") ? ExitCode.Internal : ExitCode.Passed;
}

/** The rules in force, and those that find what is worth a look. */
function withTriage(project: Project): Project {
  const added = triageRules();
  const rules = project.rules.map(({ folder, rules: set }) => ({ folder, rules: { ...set, id: `${set.id} triage`, rules: [...set.rules, ...added] } }));
  return { ...project, rules };
}

/** Principles files of either side, and what they extend, whose texts differ. */
function principlesChanges({ inputs, project }: Session, base: FileSystem, { before, after }: Difference): PrinciplesChange[] {
  const named = [...before.reports, ...after.reports].map(({ file }) => file).filter(isPrinciplesName);
  const files = new Set([...project.texts.keys(), ...named]);
  const read = (system: FileSystem, file: string): string | null => {
    const result = textOf(system.read(file, Number.MAX_SAFE_INTEGER));
    return "text" in result ? result.text : null;
  };
  const changes = [...files].map((file) => ({ file, before: read(base, file), after: read(inputs.system, file) }));
  return changes.filter((change) => change.before !== change.after);
}

function describe(label: string, base: string, reasons: readonly Reason[]): string {
  if (reasons.length === 0) return `${label}: nothing that changed since ${base} asks for a review.\n`;
  const lines = reasons.map(({ reason, message, file, range }) => {
    const place = range === null ? file : `${file}:${String(range.start.line)}:${String(range.start.column)}`;
    return `${wrap(`  ${place}  ${message} [${reason}]`)}\n`;
  });
  return `${label}: ${reasons.length === 1 ? "one reason" : `${String(reasons.length)} reasons`} in what changed since ${base}.\n${lines.join("")}`;
}

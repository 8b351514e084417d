import { applyEdits, OWN_RULES, parsePrinciplesFile, safeFixesOfIssues, type FixableIssue, type Finding } from "#engine/index.ts";
import { textOf } from "#host/read-text.ts";
import { configurationOf } from "#project/setup.ts";
import type { FixedFile } from "./fixing.ts";
import { loadProject } from "./load.ts";
import type { Loaded } from "./loaded.ts";
import type { Session } from "./session.ts";

const CODES = new Map(OWN_RULES.map(({ id, code }) => [id, code]));

/** Works out the safe fixes of the principles files themselves: waivers that waive nothing go. Nothing is written. */
export function fixPrinciples(session: Session, findings: readonly Finding[]): FixedFile[] {
  const issues = new Map<string, FixableIssue[]>();
  for (const { rule, file, span, verdict } of findings) {
    const code = CODES.get(rule);
    if (code === undefined || (verdict !== "fail" && verdict !== "baseline")) continue;
    issues.set(file, [...(issues.get(file) ?? []), { code, span }]);
  }
  return [...issues].flatMap(([file, own]) => fixOne(session, file, own));
}

/** The session with the principles files as they are now on disk; the engine runs by them. */
export function reloadPrinciples(session: Session, loaded: Loaded): { readonly session: Session; readonly loaded: Loaded } {
  const project = loadProject(session.options, session.inputs, session.terminal);
  const setup = { ...loaded.setup, rules: project.rules };
  loaded.engine.configure(configurationOf(setup, session.inputs.system));
  return { session: { ...session, project }, loaded: { ...loaded, setup } };
}

function fixOne({ inputs, limit }: Session, file: string, issues: readonly FixableIssue[]): FixedFile[] {
  const read = textOf(inputs.system.read(file, limit));
  if (!("text" in read)) return [];
  const { text: before, byteOrderMark } = read;
  const fixes = safeFixesOfIssues(before, issues);
  if (fixes === null) return [];
  const after = applyEdits(before, fixes.edits);
  if (parsePrinciplesFile(file, after).issues.length > 0) {
    return [{ file, before, after: before, byteOrderMark, fixes: 0, notes: [`${file}: the fixes were taken back: the file would not be valid any more.`] }];
  }
  return [{ file, before, after, byteOrderMark, fixes: fixes.count, notes: [] }];
}

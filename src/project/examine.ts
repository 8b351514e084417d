import { FORMATS, rulesFromCommandLine, type FileReport, type RuleDefinition, type RuleSet } from "#engine/index.ts";
import type { Steps } from "#host/file-system.ts";
import type { DraftInput, RuleState } from "./draft-principles.ts";
import { findOwners } from "./owners.ts";
import { builtinIndex } from "./project.ts";

/** The pack whose rules a first principles file takes up. */
const PACK = "recommended";

/** The rules that tell what a repository already does. */
export function rulesToExamine(): RuleSet {
  return rulesFromCommandLine({ rule: [], skipRule: [], pack: [PACK] }, builtinIndex).ruleSet;
}

/** What a first principles file is derived from: what the files are, and which rules of the pack they keep. */
export function draftInput(all: readonly FileReport[], name: string, owner: string | null): DraftInput {
  const reports = all.filter((report) => report.format !== null && !report.notYet);
  return {
    name,
    owner,
    formats: FORMATS.map(({ id, title }) => ({ title, files: reports.filter((report) => report.format === id).length })).filter((format) => format.files > 0),
    rules: statesOf(builtinIndex.rulesOfPack(PACK), reports),
  };
}

/** The owner of everything in CODEOWNERS, as principles name owners; null where it names none. */
export function* findOwner(): Steps<string | null> {
  const { ofEverything } = yield* findOwners();
  const name = ofEverything.find((owner) => owner.startsWith("@"))?.replace(/^@+/, "");
  if (name === undefined) return ofEverything[0] ?? null;
  return `${name.includes("/") ? "team" : "user"}:${name.split("/").at(-1) ?? ""}`;
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
  return rules.filter((rule) => rule.formats.some((format) => formats.has(format))).map((rule) => ({
    rule,
    findings: counts.get(rule.id) ?? 0,
    options: rule.packOptions?.[PACK] ?? {},
  }));
}

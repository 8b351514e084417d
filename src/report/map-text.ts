import { csvLine } from "./csv.ts";
import { jsonText } from "./json-text.ts";
import { plural, wrapSegments } from "./layout.ts";
import { controlsOf, type Control, type ControlPrinciple } from "./map.ts";
import { PLAIN_PALETTE } from "./palette.ts";
import type { Report } from "./report.ts";
import { shareText, type Score } from "./conformance-score.ts";

const WIDTH = 80;

/** The map of a framework for people: control, what supports it, and with which result. */
export function formatMap(report: Report, framework: string): string {
  const controls = controlsOf(report, framework);
  const head = `What supports ${framework} on ${report.asOf}: ${plural(controls.length, "control")} to which principles or rules in force refer.`;
  const foot = "Support is no proof that a control is met: shares are of what was checked.";
  return [...lines("", head), ...controls.flatMap((control) => ["", ...controlLines(control)]), "", foot].map((line) => `${line}\n`).join("");
}

/** The same as JSON, version 1: keys may be added, never changed or taken away. */
export function formatMapJson(report: Report, framework: string): string {
  const controls = controlsOf(report, framework).map(({ id, principles, score }) => ({
    control: id,
    score,
    principles: principles.map(({ principle, status, evidence, score: own, rules }) => ({
      principle: principle?.id ?? null, name: principle?.name ?? null, owner: principle?.owner ?? null, status, evidence, score: own,
      rules: rules.map(({ rule, score: result }) => ({ rule, title: report.rules.get(rule)?.title ?? null, score: result })),
    })),
  }));
  return jsonText({ version: 1, tool: report.tool, asOf: report.asOf, framework, controls });
}

/** The same as comma separated values, a line for each rule of each principle of each control. */
export function formatMapCsv(report: Report, framework: string): string {
  const head = ["framework", "control", "principle", "principle name", "owner", "status", "rule", ...COUNTS, "share", "evidence", "evidence expires"];
  const rows = controlsOf(report, framework).flatMap(({ id, principles }) =>
    principles.flatMap(({ principle, status, evidence, rules, score }) => {
      const start = [framework, id, principle?.id, principle?.name, principle?.owner, status];
      const all = rules.length === 0 ? [{ rule: null, score }] : rules;
      return all.map(({ rule, score: own }) => [...start, rule, ...COUNTS.map((key) => own[key]), own.share, evidence?.link, evidence?.expires]);
    }),
  );
  return [head, ...rows].map(csvLine).join("");
}

const COUNTS = ["applicable", "passed", "failed", "waived", "suppressed", "baseline", "unresolved", "notApplicable"] as const;

function controlLines(control: Control): string[] {
  return [...lines("", `${control.id}: ${headline(control)}`), ...control.principles.flatMap(principleLines)];
}

/** Where no rule applied, an attestation counts, as long as it does. */
function headline({ principles, score }: Control): string {
  if (score.applicable + score.notApplicable > 0) return resultText(score);
  const statuses = new Set(principles.map(({ status }) => status));
  return STATUS_TEXTS[statuses.has("attested") ? "attested" : statuses.has("attestation-expired") ? "attestation-expired" : "unproven"];
}

function principleLines({ principle, rules, score, status, evidence }: ControlPrinciple): string[] {
  const name = principle === null ? "rules of packs" : `${principle.id} ${principle.name}`;
  const link = evidence === null ? "" : [evidence.link ?? "", evidence.expires === null ? "" : `until ${evidence.expires}`].filter((text) => text !== "").join(", ");
  return [
    ...lines("  ", `${name}: ${status === "measured" ? resultText(score) : STATUS_TEXTS[status]}`),
    ...rules.flatMap(({ rule, score: own }) => lines("    ", `${rule}: ${resultText(own)}`)),
    ...(link === "" ? [] : lines("    ", `evidence: ${link}`)),
  ];
}

const STATUS_TEXTS = { attested: "attested", "attestation-expired": "the attestation has expired", unproven: "unproven" } as const;

function resultText(score: Score): string {
  if (score.applicable === 0) return score.notApplicable > 0 ? "not applicable" : "applied to nothing";
  const excused = score.suppressed + score.baseline;
  const parts = [
    `${score.share === null ? "undecided" : shareText(score.share)} of ${String(score.applicable)}`,
    ...(score.failed > 0 ? [`${String(score.failed)} failing`] : []),
    ...(score.waived > 0 ? [`${String(score.waived)} waived`] : []),
    ...(excused > 0 ? [`${String(excused)} accepted`] : []),
    ...(score.unresolved > 0 ? [`${String(score.unresolved)} unresolved`] : []),
  ];
  return parts.join(", ");
}

function lines(indent: string, text: string): readonly string[] {
  return wrapSegments([{ role: "text", text }], { width: WIDTH, first: indent, hanging: indent.length + 2 }, PLAIN_PALETTE);
}

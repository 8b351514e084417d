import type { Severity, Waiver } from "#engine/index.ts";
import { csvLine, type Cell } from "./csv.ts";
import type { PrincipleText, Report, WaiverState } from "./report.ts";
import { STRICTEST_FIRST } from "./verdict-text.ts";

/** A risk that somebody accepted with a waiver, or that a failing principle stands for and nobody accepted. */
export interface Risk {
  readonly id: string;
  readonly source: "waiver" | "principle";
  /** Principles file with the waiver; null for a principle. */
  readonly file: string | null;
  readonly title: string;
  readonly principle: string | null;
  readonly rules: readonly string[];
  /** `accepted` by a waiver in force, `proposed` where it lacks an approval; all others are open. */
  readonly status: "accepted" | "proposed" | "open";
  /** From 1 to 5; null where nobody has judged it. */
  readonly likelihood: number | null;
  readonly impact: number | null;
  readonly owner: string | null;
  readonly approvedBy: string | null;
  /** Until when something must be decided or done; null where no date is known. */
  readonly due: string | null;
  /** Entry in the organisation's own register. */
  readonly register: string | null;
  readonly adr: string | null;
  readonly ticket: string | null;
  readonly statement: string;
  readonly controls: readonly string[];
  /** Number of findings it stands for. */
  readonly findings: number;
  /** Strictest effect of these findings; null for none. */
  readonly effect: Severity | null;
}

/** Risks of a run: those of waivers in the order of the file, then those of principles. A waiver of type `not-applicable` stands for none. */
export function risksOf(report: Report): Risk[] {
  const waivers = report.waivers.filter(({ waiver }) => waiver.type !== "not-applicable").map((state) => waiverRisk(state, report));
  return [...waivers, ...[...report.principleTexts.values()].flatMap((principle) => principleRisk(principle, report))];
}

/** The register as comma separated values (RFC 4180). */
export function formatRisks(report: Report): string {
  return [COLUMNS.map(([name]) => name), ...risksOf(report).map((risk) => COLUMNS.map(([, cellOf]) => cellOf(risk)))].map(csvLine).join("");
}

/** Likelihood × impact, from 1 to 25; null where one is not judged. */
export function scoreOfRisk({ likelihood, impact }: Pick<Risk, "likelihood" | "impact">): number | null {
  return likelihood === null || impact === null ? null : likelihood * impact;
}

/** From when on a principle is enforced, if that is still to come. */
export function enforcedFrom({ stages = [] }: PrincipleText, asOf: string): string | null {
  return stages.find(({ from, stage }) => stage === "enforce" && from !== null && from > asOf)?.from ?? null;
}

/** Columns with what stands in them; their order and names stay, further ones come behind. */
const COLUMNS: readonly (readonly [string, (risk: Risk) => Cell])[] = [
  ["id", ({ id }) => id],
  ["source", ({ source }) => source],
  ["title", ({ title }) => title],
  ["principle", ({ principle }) => principle],
  ["rules", ({ rules }) => rules.join(" ")],
  ["status", ({ status }) => status],
  ["likelihood", ({ likelihood }) => likelihood],
  ["impact", ({ impact }) => impact],
  ["score", scoreOfRisk],
  ["owner", ({ owner }) => owner],
  ["approved by", ({ approvedBy }) => approvedBy],
  ["due", ({ due }) => due],
  ["findings", ({ findings }) => findings],
  ["effect", ({ effect }) => effect],
  ["register", ({ register }) => register],
  ["decision record", ({ adr }) => adr],
  ["ticket", ({ ticket }) => ticket],
  ["statement", ({ statement }) => statement],
  ["compensating controls", ({ controls }) => controls.join("; ")],
];

function waiverRisk({ waiver, state }: WaiverState, report: Report): Risk {
  const { id, principle, rules, risk, approvedBy, expires, adr, ticket, compensatingControls } = waiver;
  const text = principle === null ? undefined : report.principleTexts.get(principle);
  const waived = report.findings.filter((finding) => finding.waiver?.id === id && finding.waiver.origin.file === waiver.origin.file);
  return {
    id,
    source: "waiver",
    file: waiver.origin.file,
    title: `Waiver of ${text === undefined ? (principle ?? rules.join(", ")) : `${text.id} ${text.name}`}`,
    principle,
    rules,
    status: STATUSES[state],
    ...(risk ?? { likelihood: null, impact: null, register: null }),
    owner: ownerOf(waiver, text),
    approvedBy,
    due: expires,
    adr,
    ticket,
    statement: statementOf(waiver),
    controls: compensatingControls,
    findings: waived.length,
    effect: strictest(waived.map(({ severity }) => severity)),
  };
}

const STATUSES: Readonly<Record<WaiverState["state"], Risk["status"]>> = { "in-force": "accepted", expiring: "accepted", requested: "proposed", expired: "open", invalid: "open" };

function ownerOf({ requestedBy }: Waiver, principle: PrincipleText | undefined): string | null {
  return requestedBy ?? principle?.owner ?? null;
}

function statementOf({ withoutEffect, reason }: Waiver): string {
  return withoutEffect === null ? (reason ?? "") : `The waiver has no effect: ${withoutEffect}.`;
}

/** What fails under a principle and is not waived. */
function principleRisk(principle: PrincipleText, report: Report): Risk[] {
  const failing = report.findings.filter((finding) => finding.verdict === "fail" && finding.principle === principle.id);
  if (failing.length === 0) return [];
  return [{
    id: principle.id,
    source: "principle",
    file: null,
    title: `${principle.id} ${principle.name} is not kept`,
    principle: principle.id,
    rules: [...new Set(failing.map(({ rule }) => rule))].sort(),
    status: "open",
    likelihood: null,
    impact: null,
    owner: principle.owner,
    approvedBy: null,
    due: enforcedFrom(principle, report.asOf),
    register: null,
    adr: null,
    ticket: null,
    statement: principle.rationale ?? principle.statement ?? "",
    controls: [],
    findings: failing.length,
    effect: strictest(failing.map(({ effect }) => effect)),
  }];
}

function strictest(severities: readonly Severity[]): Severity | null {
  return STRICTEST_FIRST.find((severity) => severities.includes(severity)) ?? null;
}

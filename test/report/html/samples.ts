import type { Finding, Verdict, Waiver } from "#engine/index.ts";
import type { FileApplication, HistoryRecord, PrincipleText, Report, WaiverState } from "#report/index.ts";
import { baseReport, findingOf, SHOP } from "../build-report.ts";

const LONG = "a reason that goes on for longer than a line of the first page has room for, because people explain themselves at length, and then some";

export function principleOf(id: string, fields: Partial<PrincipleText> = {}): PrincipleText {
  return { id, name: `Principle ${id}`, statement: "What holds.", rationale: null, owner: "team:platform", pillar: "security", approvers: [], stage: "enforce", stages: [], reviewNext: null, evidence: null, target: null, ...fields };
}

export function waiverOf(id: string, state: WaiverState["state"], fields: Partial<Waiver> = {}): WaiverState {
  const daysLeft = { "in-force": 100, expiring: 5, expired: -3, requested: 90, invalid: null }[state];
  const waiver: Waiver = {
    id, status: state === "expiring" ? "in-force" : state, daysLeft, principle: "SEC-1", rules: [], scope: { paths: [], excludePaths: [], environments: [], resources: [] }, type: "dispensation", reason: "The vendor is late.",
    risk: null, compensatingControls: [], requestedBy: "team:shop", approvedBy: "user:ciso", approvedOn: "2026-09-01", expires: "2026-12-01", ticket: null, adr: null,
    withoutEffect: null, origin: { file: "principles.yaml", range: null }, ...fields,
  };
  return { waiver, state, daysLeft, findings: 2 };
}

export function applied(principle: string | null, outcome: FileApplication["outcome"], fields: Partial<FileApplication> = {}): FileApplication {
  return { principle, rule: "k8s/privileged-container", severity: "error", resource: { type: "k8s.Pod", name: `pod-${outcome}` }, environment: null, outcome, file: "shop/pod.yaml", ...fields };
}

export function recordOf(asOf: string, conformance: HistoryRecord["conformance"]): HistoryRecord {
  return { asOf, commit: null, version: "0.1.0", findings: { error: 3, warning: 2, info: 1, hint: 0 }, waived: 1, suppressed: 0, baseline: 0, unresolved: 0, waivers: { inForce: 1, expiring: 0, expired: 0 }, conformance };
}

/** A report with these principles; the rest is empty. */
export function reportOf(principles: readonly PrincipleText[], fields: Partial<Report> = {}): Report {
  return { ...baseReport([]), principles: "principles.yaml", principleTexts: new Map(principles.map((text) => [text.id, text])), ...fields };
}

/** As much as the first page is to hold: more principles, pillars, risks, waivers and decisions than are shown, with long texts. */
export function fullReport(): Report {
  const ids = Array.from({ length: 30 }, (_, index) => `PRI-${String(index + 1)}`);
  const principles = ids.map((id, index) => principleOf(id, { name: `${id} ${LONG}`, pillar: index === 0 ? "interoperability" : `pillar-number-${String(index % 10)}`, target: 0.9, reviewNext: index % 2 === 0 ? "2026-01-01" : null, stages: [{ from: null, stage: "warn" }, { from: "2027-01-01", stage: "enforce" }] }));
  const outcomes: readonly FileApplication["outcome"][] = ["pass", "pass", "fail", "waived", "unresolved"];
  const applications = ids.slice(1).flatMap((principle) => Array.from({ length: 12 }, (_, system) => outcomes.map((outcome) => applied(principle, outcome, { file: `system-${String(system)}/pod.yaml`, environment: system % 2 === 0 ? "prod" : "test" }))).flat());
  const waivers = (["in-force", "expiring", "expired", "requested", "invalid"] as const).flatMap((state) => [1, 2, 3].map((number) => waiverOf(`W-${state}-${String(number)}`, state, { principle: "PRI-2", reason: LONG, risk: { likelihood: 5, impact: number, register: null }, withoutEffect: state === "invalid" ? LONG : null })));
  const history = Array.from({ length: 40 }, (_, index) => recordOf(`2025-${String(1 + Math.floor(index / 4)).padStart(2, "0")}-${String(1 + (index % 4) * 7).padStart(2, "0")}`, { "PRI-2": index / 40 }));
  const findings = manyFindings(200, ids);
  const files = new Set([...applications, ...findings].map(({ file }) => file));
  const owners = new Map([...files].map((file) => [file, [`team:owner-of-${file.split("/")[0] ?? ""}`]]));
  return reportOf(principles, { findings, applications, waivers, history, owners, commit: "0123456789abcdef0123456789abcdef01234567", gate: { failOn: "error", failed: true } });
}

/** Findings of all verdicts in many files. */
export function manyFindings(number: number, principles: readonly string[]): Finding[] {
  const verdicts: readonly Verdict[] = ["fail", "fail", "fail", "waived", "suppressed", "baseline", "unresolved"];
  return Array.from({ length: number }, (_, index) => findingOf(SHOP, "privileged: true", {
    file: `system-${String(index % 12)}/file-${String(Math.floor(index / 12))}.yaml`,
    principle: principles[index % principles.length] ?? null,
    verdict: verdicts[index % verdicts.length] ?? "fail",
    effect: (["error", "warning", "info"] as const)[index % 3] ?? "error",
    fingerprint: `fp${String(index)}`,
    message: `Container web-${String(index)} in Deployment/shop is privileged. Set \`privileged\` to false.`,
  }));
}

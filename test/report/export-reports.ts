import type { PrincipleText, Report } from "#report/index.ts";
import { governanceReport } from "./governance-reports.ts";
import { sampleReports } from "./reports.ts";

/** Runs that exports are tried on: one with everything they carry, and all that other reporters are tried on. */
export function exportReports(): Readonly<Record<string, Report>> {
  return { exports: exportReport(), hostileNames: hostileNames(), ...sampleReports() };
}

/** A run with controls, attestations, reviews and stages. */
export function exportReport(): Report {
  const report = governanceReport();
  const security = report.principleTexts.get("SEC-1");
  return {
    ...report,
    rules: new Map([...report.rules, ["ref/selector", { title: "Selectors find something", url: null, description: "", rationale: "", references: { "cis-k8s-1.10": ["5.2.10", "5.2.9"] } }]]),
    principleTexts: new Map([
      principle("SEC-1", {
        ...security,
        pillar: "security",
        references: { "nist-800-53r5": ["CM-7", "IA-5(7)"], "iso-27001-2022": ["A.8.9"] },
        stage: "warn",
        stages: [{ from: null, stage: "advisory" }, { from: "2026-02-01", stage: "warn" }, { from: "2027-01-15", stage: "enforce" }],
        reviewNext: "2027-03-01",
        rules: ["k8s/added-capabilities", "k8s/host-network", "k8s/privileged-container"],
      }),
      principle("OPS-2", { name: "Supported and repeatable", reviewNext: "2026-11-20", rules: ["compose/image-tag"] }),
      principle("ORG-1", {
        name: "Teams restore from backup, twice a year",
        owner: "team:sre",
        references: { "iso-27001-2022": ["A.8.13"] },
        evidence: { type: "attested", link: "docs/restore-drills.md", by: "user:sre-lead", on: "2026-09-02", expires: "2027-03-02" },
      }),
      principle("ORG-2", { references: { gdpr: ["44"] }, evidence: { type: "attested", link: null, by: null, on: null, expires: "2026-09-02" } }),
      principle("ORG-3", { references: { gdpr: ["32"] }, reviewNext: "soon" }),
    ]),
  };
}

function principle(id: string, fields: Partial<PrincipleText>): readonly [string, PrincipleText] {
  return [id, { name: id, statement: null, rationale: null, owner: null, ...fields, id }];
}

/** The same with texts that mean something where they are not escaped. */
function hostileNames(): Report {
  const report = exportReport();
  const evil = "=1+1, \"a\"; b\\c\r\nEND:VCALENDAR\u202E\u0000 \u{1F600}漢字 " + "é".repeat(60);
  const texts = [...report.principleTexts].map(([id, text]) => [id, { ...text, name: evil, rationale: evil, owner: evil, references: { ...text.references, [`${evil} x`]: [evil] } }] as const);
  return { ...report, principles: evil, principlesFiles: [evil], commit: null, principleTexts: new Map(texts), waivers: report.waivers.map((state) => ({ ...state, waiver: { ...state.waiver, reason: evil, compensatingControls: [evil] } })) };
}

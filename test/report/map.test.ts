import assert from "node:assert/strict";
import { controlsOf, formatMap, formatMapCsv, formatMapJson, frameworksOf, shareText } from "#report/index.ts";
import { exportReport, exportReports } from "./export-reports.ts";
import { readCsv } from "./read-csv.ts";

describe("what supports the controls of a framework", () => {
  const report = exportReport();
  const check = (framework: string, expected: readonly string[]): void => {
    const lines = controlsOf(report, framework).flatMap(({ id, principles, score }) => [
      `${id} ${String(score.passed)}/${String(score.applicable)}`,
      ...principles.map(({ principle, status, rules }) => `  ${principle?.id ?? "packs"} ${status} ${rules.map(({ rule, score: own }) => `${rule} ${String(own.passed)}/${String(own.applicable)}`).join(" ")}`.trimEnd()),
    ]);
    assert.deepEqual(lines, expected);
  };

  it("knows the frameworks that principles and rules refer to", () => {
    assert.deepEqual(frameworksOf(report), ["cis-k8s-1.10", "gdpr", "iso-27001-2022", "nist-800-53", "nist-800-53r5", "pod-security-standards"]);
  });
  it("takes all rules of a principle that refers to a control", () => {
    check("nist-800-53r5", [
      "CM-7 2/5", "  SEC-1 measured k8s/added-capabilities 0/1 k8s/host-network 1/1 k8s/privileged-container 1/3",
      "IA-5(7) 2/5", "  SEC-1 measured k8s/added-capabilities 0/1 k8s/host-network 1/1 k8s/privileged-container 1/3",
    ]);
  });
  it("takes single rules that refer to one, under each principle that asks for them", () => {
    check("pod-security-standards", ["baseline 1/3", "  SEC-1 measured k8s/privileged-container 1/3"]);
    check("cis-k8s-1.10", ["5.2.9 1/1", "  packs measured ref/selector 1/1", "5.2.10 1/1", "  packs measured ref/selector 1/1"]);
  });
  it("tells attestations from nothing at all", () => {
    check("iso-27001-2022", [
      "A.8.9 2/5", "  SEC-1 measured k8s/added-capabilities 0/1 k8s/host-network 1/1 k8s/privileged-container 1/3",
      "A.8.13 0/0", "  ORG-1 attested",
    ]);
    check("gdpr", ["32 0/0", "  ORG-3 unproven", "44 0/0", "  ORG-2 attestation-expired"]);
  });
  it("names a rule of a pack that applied to nothing", () => {
    const idle = { ...report, applications: [] };
    assert.deepEqual(controlsOf(idle, "cis-k8s-1.10").map(({ principles }) => principles.map(({ principle, status, rules }) => [principle, status, rules.length])), [[[null, "unproven", 1]], [[null, "unproven", 1]]]);
  });
});

describe("the map of a framework", () => {
  for (const [name, report] of Object.entries(exportReports())) {
    it(`can be read in 80 columns, and shows no control characters: ${name}`, () => {
      for (const framework of frameworksOf(report)) {
        const text = formatMap(report, framework);
        assert.doesNotMatch(text, /[^\P{Cc}\n]|[\u202A-\u202E]/u);
        if (name !== "hostileNames") assert.deepEqual(text.split("\n").filter((line) => line.length > 80), []);
      }
    });
    it(`has the same cells in every row: ${name}`, () => {
      for (const framework of frameworksOf(report)) {
        const rows = readCsv(formatMapCsv(report, framework));
        assert.deepEqual([...new Set(rows.map((row) => row.length))], [18]);
      }
    });
  }
  it("says how it is read", () => {
    assert.equal(formatMap(exportReport(), "iso-27001-2022"), [
      "What supports iso-27001-2022 on 2026-11-21: 2 controls to which principles or",
      "  rules in force refer.",
      "",
      "A.8.9: 40 % of 5, 2 failing, 1 waived",
      "  SEC-1 Secure by default: 40 % of 5, 2 failing, 1 waived",
      "    k8s/added-capabilities: 0 % of 1, 1 waived",
      "    k8s/host-network: 100 % of 1",
      "    k8s/privileged-container: 33 % of 3, 2 failing",
      "",
      "A.8.13: attested",
      "  ORG-1 Teams restore from backup, twice a year: attested",
      "    evidence: docs/restore-drills.md, until 2027-03-02",
      "",
      "Support is no proof that a control is met: shares are of what was checked.",
      "",
    ].join("\n"));
  });
  it("is the same as JSON", () => {
    const { version, framework, controls } = JSON.parse(formatMapJson(exportReport(), "gdpr")) as { readonly version: number; readonly framework: string; readonly controls: readonly { readonly control: string; readonly principles: readonly { readonly principle: string; readonly status: string }[] }[] };
    assert.deepEqual([version, framework, controls.map(({ control, principles }) => [control, principles.map(({ principle, status }) => [principle, status])])], [1, "gdpr", [["32", [["ORG-3", "unproven"]]], ["44", [["ORG-2", "attestation-expired"]]]]]);
  });
  it("is the same as comma separated values, with a row for a principle without rules", () => {
    const [head = [], ...rows] = readCsv(formatMapCsv(exportReport(), "iso-27001-2022"));
    const shown = ["control", "principle", "status", "rule", "applicable", "passed", "failed", "waived", "share", "evidence"];
    assert.deepEqual(rows.map((row) => shown.map((column) => row[head.indexOf(column)]).join(" ").trim()), [
      "A.8.9 SEC-1 measured k8s/added-capabilities 1 0 0 1 0",
      "A.8.9 SEC-1 measured k8s/host-network 1 1 0 0 1",
      "A.8.9 SEC-1 measured k8s/privileged-container 3 1 2 0 0.3333333333333333",
      "A.8.13 ORG-1 attested  0 0 0 0  docs/restore-drills.md",
    ]);
  });
});

describe("a share in percent", () => {
  it("is rounded down, so that all means all", () => {
    assert.deepEqual([0, 0.29, 0.999, 1 - 1 / 4096, 1].map(shareText), ["0 %", "29 %", "99 %", "99 %", "100 %"]);
  });
});

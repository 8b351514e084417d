import assert from "node:assert/strict";
import { decisionsOf } from "#report/html/board/decisions.ts";
import { topRisks } from "#report/html/board/risks.ts";
import { trendOf } from "#report/html/charts/series.ts";
import { heatOf } from "#report/html/scorecards/heat.ts";
import { viewOf } from "#report/html/view.ts";
import { count, daysInWords, listed, longDate, percent, shortDate } from "#report/html/words.ts";
import type { PrincipleText, Report } from "#report/index.ts";
import { findingOf, SHOP } from "../build-report.ts";
import { applied, principleOf, recordOf, reportOf, waiverOf } from "./samples.ts";

describe("decisions of the HTML report", () => {
  function check(fields: Partial<PrincipleText>, report: Partial<Report>, expected: readonly string[]): void {
    const applications = report.applications ?? [applied("SEC-1", "pass")];
    const decisions = decisionsOf(viewOf(reportOf([principleOf("SEC-1", fields)], { ...report, applications })));
    assert.deepEqual(decisions.map(({ ask, reason, who }) => `${ask} ${reason} [${who.join(", ")}]`), expected);
  }
  const failing = [applied("SEC-1", "pass"), applied("SEC-1", "fail")];

  it("there is none where all is well", () => { check({}, {}, []); });
  it("a waiver that is asked for", () => {
    check({ approvers: ["user:ciso", "user:cto"] }, { waivers: [waiverOf("W-1", "requested")] }, ["Approve or deny waiver W-1 of SEC-1, asked for by shop. The vendor is late. [ciso, cto]"]);
  });
  it("waivers that ended, end, or have no effect", () => {
    check({}, { waivers: [waiverOf("W-1", "in-force"), waiverOf("W-2", "expiring"), waiverOf("W-3", "expired"), waiverOf("W-4", "invalid", { withoutEffect: "it lacks a reason" })] }, [
      "Renew or remove waiver W-3 of SEC-1. It ended 3 days ago; what it covered counts as open again. [platform]",
      "Renew waiver W-2 of SEC-1, or let it end. It ends in 5 days and covers 2 findings. [platform]",
      "Complete waiver W-4 of SEC-1; it has no effect. It lacks a reason. [platform]",
    ]);
  });
  it("a date from which a principle that is not met will block", () => {
    check({ stage: "warn", stages: [{ from: null, stage: "warn" }, { from: "2027-01-01", stage: "enforce" }] }, { applications: failing }, [
      "Confirm that SEC-1 (Principle SEC-1) becomes binding on 1 January 2027, or move the date. 1 resource of platform would not pass today. [platform]",
    ]);
  });
  it("a principle that is met and could bind", () => {
    check({ stage: "warn", target: 0.8 }, {}, ["Make SEC-1 (Principle SEC-1) binding. It has reached 100 %, and its target is 80 %. [platform]"]);
    check({ stage: "advisory" }, {}, ["Make SEC-1 (Principle SEC-1) a warning. It has reached 100 %. [platform]"]);
    check({ stage: "warn" }, { applications: failing }, []);
  });
  it("a review that is overdue, from the day after", () => {
    check({ reviewNext: "2026-11-20" }, {}, ["Review SEC-1. The date of the review has passed, 20 November 2026. [platform]"]);
    check({ reviewNext: "2026-11-21" }, {}, []);
  });
  it("an attestation that ended", () => {
    check({ evidence: { type: "attested", link: null, by: "user:cfo", on: null, expires: "2026-11-20" } }, { applications: [] }, ["Renew the attestation of SEC-1 (Principle SEC-1). It counted until 20 November 2026. [cfo]"]);
  });
  it("a principle that nothing proves", () => {
    check({}, { applications: [] }, ["Decide how SEC-1 can be proven. Nothing was measured and nobody attests it; it is counted neither as met nor as missed. [platform]"]);
  });
});

describe("top risks of the HTML report", () => {
  function check(principles: readonly PrincipleText[], report: Partial<Report>, expected: readonly string[]): void {
    const risks = topRisks(viewOf(reportOf(principles, report)));
    assert.deepEqual(risks.map(({ title, level, weight }) => `${title}: ${level} (${weight})`), expected);
  }
  const block = (principle: string, index: number): Report["findings"][number] => findingOf(SHOP, "privileged", { principle, fingerprint: String(index) });

  it("binding principles that are missed, those that block most first", () => {
    check([principleOf("A"), principleOf("B"), principleOf("C", { stage: "warn" })], { findings: [block("A", 1), block("B", 2), block("B", 3)], applications: ["A", "B", "C"].map((id) => applied(id, "fail")) }, [
      "B Principle B: 2 blocking findings (bad)", "A Principle A: 1 blocking finding (bad)",
    ]);
  });
  it("waivers by likelihood times impact, as long as they have an effect", () => {
    const rated = (likelihood: number, impact: number): { readonly likelihood: number; readonly impact: number; readonly register: null } => ({ likelihood, impact, register: null });
    check([], { waivers: [waiverOf("W-1", "in-force", { risk: rated(2, 2) }), waiverOf("W-2", "expiring", { risk: rated(3, 5) }), waiverOf("W-3", "expired", { risk: rated(5, 5) }), waiverOf("W-4", "in-force")] }, [
      "Accepted by waiver W-2 of SEC-1: 3 × 5 = 15, severe (bad)", "Accepted by waiver W-1 of SEC-1: 2 × 2 = 4, low (watch)",
    ]);
  });
  it("both kinds have a place where there are many", () => {
    const ids = ["A", "B", "C", "D", "E", "F"];
    const risk = { likelihood: 1, impact: 1, register: null };
    const risks = topRisks(viewOf(reportOf(ids.map((id) => principleOf(id)), { applications: ids.map((id) => applied(id, "fail")), waivers: ids.map((id) => waiverOf(id, "in-force", { risk })) })));
    assert.deepEqual(risks.map(({ kind }) => kind), ["principle", "principle", "principle", "waiver", "waiver"]);
  });
});

describe("trend of the HTML report", () => {
  function check(history: Report["history"], expected: readonly string[]): void {
    const points = trendOf(viewOf(reportOf([principleOf("A")], { applications: [applied("A", "pass"), applied("A", "fail")], history })));
    assert.deepEqual(points.map(({ date, share }) => `${date} ${percent(share)}`), expected);
  }

  it("ends in this run", () => { check([], ["2026-11-21 50 %"]); });
  it("has the average of the principles that were measured", () => { check([recordOf("2026-10-01", { A: 0.2, B: 0.6, C: null })], ["2026-10-01 40 %", "2026-11-21 50 %"]); });
  it("has a day once, with its last run", () => { check([recordOf("2026-10-01", { A: 0.2 }), recordOf("2026-10-01", { A: 0.3 }), recordOf("2026-11-21", { A: 0.9 })], ["2026-10-01 30 %", "2026-11-21 50 %"]); });
  it("leaves out days on which nothing was measured", () => { check([recordOf("2026-10-01", { A: null }), recordOf("2026-10-02", {})], ["2026-11-21 50 %"]); });
  it("shows the last 24 days", () => {
    const points = trendOf(viewOf(reportOf([principleOf("A")], { applications: [applied("A", "pass")], history: Array.from({ length: 30 }, (_, index) => recordOf(`2026-09-${String(index + 1).padStart(2, "0")}`, { A: 0.5 })) })));
    assert.deepEqual([points.length, points[0]?.date], [24, "2026-09-08"]);
  });
});

describe("words of the HTML report", () => {
  const cases: readonly (readonly [actual: string, expected: string])[] = [
    [percent(null), "–"], [percent(0), "0 %"], [percent(0.001), "1 %"], [percent(0.999), "99 %"], [percent(0.29), "29 %"], [percent(1), "100 %"],
    [count(1, "file"), "1 file"], [count(0, "file"), "0 files"], [count(12345, "file"), "12\u202F345 files"],
    [longDate("2026-01-05"), "5 January 2026"], [longDate("soon"), "soon"], [longDate("2026-13-01"), "2026-13-01"], [shortDate("2026-09-30"), "30 Sep 2026"], [shortDate("soon enough"), "soon enough"],
    [daysInWords(0), "ends today"], [daysInWords(1), "ends in 1 day"], [daysInWords(-2), "ended 2 days ago"],
    [listed([]), ""], [listed(["a"]), "a"], [listed(["a", "b", "c"]), "a, b and c"],
    [[0, 0.49, 0.5, 0.75, 0.9, 0.999, 1].map(heatOf).join(""), "1123445"],
  ];
  for (const [actual, expected] of cases) it(JSON.stringify(expected), () => { assert.equal(actual, expected); });
});

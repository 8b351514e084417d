import assert from "node:assert/strict";
import { conformanceOf, formatRecord, parseHistory, recordOf, type HistoryRecord } from "#report/index.ts";
import { sampleReports } from "./reports.ts";

const RECORD: HistoryRecord = {
  asOf: "2026-11-21", commit: "c1", version: "0.1.0", findings: { error: 1, warning: 1, info: 0, hint: 0 }, waived: 0, suppressed: 1, baseline: 0, unresolved: 1,
  waivers: { inForce: 0, expiring: 0, expired: 0 }, conformance: { "OPS-2": null, "SEC-1": 0.5 },
};

describe("a run as a record", () => {
  it("counts findings and waivers, and holds the shares of all principles", () => {
    const { mixed } = sampleReports();
    assert.ok(mixed !== undefined);
    const application = { principle: "SEC-1", rule: "k8s/a", severity: "error", resource: null, environment: null, file: "a.yaml" } as const;
    const report = { ...mixed, commit: "c1", applications: [{ ...application, outcome: "pass" } as const, { ...application, rule: "k8s/b", outcome: "fail" } as const] };
    assert.deepEqual(recordOf(report, conformanceOf(report)), RECORD);
  });
  it("is one line", () => {
    assert.equal(formatRecord(RECORD).indexOf("\n"), formatRecord(RECORD).length - 1);
  });
});

describe("reading a history", () => {
  const line = (fields: Partial<HistoryRecord>): string => formatRecord({ ...RECORD, ...fields });
  const check = (text: string, records: readonly HistoryRecord[], broken = 0): void => { assert.deepEqual(parseHistory(text), { records, broken }); };

  it("reads what was written", () => { check(line({}), [RECORD]); });
  it("does not mind empty lines and other line ends", () => { check(`\n${line({}).replace("\n", "\r\n")}\n\n`, [RECORD]); });
  it("reads nothing from nothing", () => { check("", []); });
  it("keeps the last record of a commit and date", () => {
    check(line({ waived: 1 }) + line({ commit: "c2" }) + line({ waived: 2 }), [{ ...RECORD, commit: "c2" }, { ...RECORD, waived: 2 }]);
    check(line({ commit: null }) + line({ commit: null, waived: 2 }), [{ ...RECORD, commit: null, waived: 2 }]);
    check(line({}) + line({ asOf: "2026-11-22" }), [RECORD, { ...RECORD, asOf: "2026-11-22" }]);
  });
  it("puts the oldest first", () => {
    check(line({ asOf: "2026-11-22" }) + line({ asOf: "2026-11-20" }), [{ ...RECORD, asOf: "2026-11-20" }, { ...RECORD, asOf: "2026-11-22" }]);
  });

  const broken = (name: string, text: string): void => {
    it(`leaves out ${name}`, () => { check(`${text}\n${line({})}`, [RECORD], 1); });
  };
  broken("a line that was cut off", '{"asOf":"2026-11-21","comm');
  broken("what is no object", "[1]");
  broken("a date that does not exist", line({ asOf: "2026-02-30" }).trim());
  broken("a share above one", line({ conformance: { A: 1.5 } }).trim());
  broken("a count that is none", line({}).replace('"waived":0', '"waived":"0"').trim());
  broken("a record without its waivers", line({}).replace('"waivers"', '"other"').trim());
  broken("two records on one line", line({}).trim() + line({ commit: "c2" }).trim());
  broken("null", "null");
});

import assert from "node:assert/strict";
import { deadlinesOf, formatCalendar } from "#report/index.ts";
import { exportReport, exportReports } from "./export-reports.ts";

interface Component {
  readonly name: string;
  readonly properties: Map<string, string>;
  readonly children: Component[];
}

/** Reads a calendar by the grammar of RFC 5545, as far as it is used here; fails where the text is not of it. */
function readCalendar(text: string): Component {
  assert.ok(text.endsWith("\r\n"));
  const folded = text.slice(0, -2).split("\r\n");
  for (const line of folded) {
    assert.ok(new TextEncoder().encode(line).length <= 75, `too long: ${line}`);
    assert.doesNotMatch(line, /\p{Cc}/u);
  }
  const lines = folded.join("\r\n").replace(/\r\n /g, "").split("\r\n");
  const root: Component = { name: "", properties: new Map(), children: [] };
  const open = [root];
  for (const line of lines) {
    const [, name = "", , value = ""] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;,"]+)*):(.*)$/u.exec(line) ?? assert.fail(`no content line: ${line}`);
    const inner = open.at(-1) ?? root;
    if (name === "BEGIN") {
      const child = { name: value, properties: new Map<string, string>(), children: [] };
      inner.children.push(child);
      open.push(child);
    } else if (name === "END") assert.equal(open.pop()?.name, value);
    else {
      assert.ok(!inner.properties.has(name), `twice: ${name}`);
      inner.properties.set(name, value);
    }
  }
  assert.equal(open.length, 1);
  assert.equal(root.children.length, 1);
  return root.children[0] ?? root;
}

/** A value of type TEXT as it was before it was written; fails where a separator is not escaped. */
function readText(value: string | undefined): string {
  assert.ok(value !== undefined);
  assert.doesNotMatch(value.replace(/\\[\\;,nN]/g, ""), /[\\;,]/);
  return value.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === "n" ? "\n" : mark));
}

describe("the calendar", () => {
  for (const [name, report] of Object.entries(exportReports())) {
    it(`is of RFC 5545: ${name}`, () => {
      const calendar = readCalendar(formatCalendar(report));
      assert.equal(calendar.name, "VCALENDAR");
      assert.equal(calendar.properties.get("VERSION"), "2.0");
      assert.match(calendar.properties.get("PRODID") ?? "", /^-\/\//);
      const uids = calendar.children.map(({ properties }) => properties.get("UID"));
      assert.equal(new Set(uids).size, uids.length);
      const deadlines = deadlinesOf(report);
      assert.equal(calendar.children.length, deadlines.length);
      for (const [index, { name: kind, properties, children }] of calendar.children.entries()) {
        assert.equal(kind, "VEVENT");
        assert.equal(properties.get("DTSTAMP"), `${report.asOf.replaceAll("-", "")}T000000Z`);
        assert.match(properties.get("DTSTART") ?? "", /^\d{8}$/);
        assert.ok((properties.get("DTEND") ?? "") > (properties.get("DTSTART") ?? ""));
        assert.equal(readText(properties.get("SUMMARY")).replace(/[^a-zA-Z0-9é漢]/gu, ""), deadlines[index]?.summary.replace(/[^a-zA-Z0-9é漢]/gu, ""));
        assert.deepEqual(children.map((alarm) => [alarm.name, alarm.properties.get("ACTION"), alarm.properties.get("TRIGGER")]), [["VALARM", "DISPLAY", "-P30D"], ["VALARM", "DISPLAY", "-P7D"]]);
        for (const alarm of children) assert.ok(alarm.properties.has("DESCRIPTION"));
      }
    });
  }
  it("holds what is still to come, the first first", () => {
    const events = readCalendar(formatCalendar(exportReport())).children.map(({ properties }) => `${properties.get("DTSTART") ?? ""} ${properties.get("CATEGORIES") ?? ""} ${readText(properties.get("SUMMARY"))}`);
    assert.deepEqual(events, [
      "20261201 WAIVER Waiver W-2 of SEC-1 ends",
      "20270115 STAGE SEC-1 Secure by default: enforce",
      "20270301 REVIEW Review SEC-1 Secure by default",
      "20270302 ATTESTATION Attestation of ORG-1 Teams restore from backup, twice a year ends",
      "20270331 WAIVER Waiver W-1 of SEC-1 ends",
    ]);
  });
  it("keeps what is due on the day of the run", () => {
    assert.equal(deadlinesOf({ ...exportReport(), asOf: "2027-03-31" }).length, 1);
    assert.equal(deadlinesOf({ ...exportReport(), asOf: "2027-04-01" }).length, 0);
  });
  it("says the same of the same thing on another day, with its new date", () => {
    const events = (next: string): readonly (readonly (string | undefined)[])[] => {
      const report = exportReport();
      const texts = [...report.principleTexts].map(([id, text]) => [id, id === "SEC-1" ? { ...text, reviewNext: next } : text] as const);
      const { children } = readCalendar(formatCalendar({ ...report, principleTexts: new Map(texts) }));
      return children.filter(({ properties }) => properties.get("CATEGORIES") === "REVIEW").map(({ properties }) => [properties.get("UID"), properties.get("DTSTART")]);
    };
    assert.equal(events("2027-03-01")[0]?.[0], events("2028-02-29")[0]?.[0]);
    assert.deepEqual([events("2027-03-01")[0]?.[1], events("2028-02-29")[0]?.[1]], ["20270301", "20280229"]);
  });
  it("ends a day that is the last of its month on the first of the next", () => {
    assert.match(formatCalendar(exportReport()), /DTSTART;VALUE=DATE:20270331\r\nDTEND;VALUE=DATE:20270401\r\n/);
  });
});

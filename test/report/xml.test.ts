import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { validateXML } from "xmllint-wasm";
import { formatCheckstyle, formatJunit, type Report } from "#report/index.ts";
import { sampleReports } from "./reports.ts";

/** What a validating parser of XML says; empty where it has nothing to say. */
async function errorsOf(xml: string, schema: string): Promise<string> {
  const contents = readFileSync(new URL(`schemas/${schema}`, import.meta.url), "utf8");
  const { errors } = await validateXML({ xml: { fileName: "report.xml", contents: xml }, schema: { fileName: schema, contents } });
  return errors.map(({ message }) => message).join("\n");
}

const FORMATS: Readonly<Record<string, (report: Report) => string>> = { "junit.xsd": formatJunit, "checkstyle.xsd": formatCheckstyle };

describe("reports in XML", () => {
  for (const [schema, format] of Object.entries(FORMATS)) {
    for (const [name, report] of Object.entries(sampleReports())) {
      it(`${name} is valid against ${schema}`, async () => {
        assert.equal(await errorsOf(format(report), schema), "");
      });
    }
  }

  const wrong: readonly (readonly [string, string, string, string])[] = [
    ["junit.xsd", 'tests="', 'test="', "attribute 'test' is not allowed"],
    ["junit.xsd", 'timestamp="2026', 'timestamp="', "is not a valid value"],
    ["junit.xsd", "<failure", "<failed", "mismatch"],
    ["junit.xsd", " k8s/host-network", " k8s/privileged-container", "Duplicate key-sequence"],
    ["checkstyle.xsd", 'severity="error"', 'severity="hint"', "enumeration"],
    ["checkstyle.xsd", 'line="11"', 'line="0"', "is not a valid value"],
    ["checkstyle.xsd", "checkstyle version=", "checkstyle release=", "'release' is not allowed"],
  ];
  for (const [schema, from, to, message] of wrong) {
    it(`${schema} does not take ${to}`, async () => {
      const report = sampleReports()["governance"];
      assert.ok(report !== undefined);
      const xml = FORMATS[schema]?.(report) ?? "";
      assert.ok(xml.includes(from));
      assert.match(await errorsOf(xml.replace(from, to), schema), new RegExp(message));
    });
  }

  it("JUnit counts what its cases say", () => {
    for (const report of Object.values(sampleReports())) {
      const xml = formatJunit(report);
      const count = (pattern: RegExp): string => String([...xml.matchAll(pattern)].length);
      const totals = /<testsuites name="groundrules" tests="(\d+)" failures="(\d+)" errors="(\d+)">/.exec(xml)?.slice(1);
      assert.deepEqual(totals, [count(/<testcase /g), count(/<failure /g), count(/<error /g)]);
    }
  });
});

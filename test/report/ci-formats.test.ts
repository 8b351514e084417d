import assert from "node:assert/strict";
import { Ajv } from "ajv";
import { formatCsv, formatGithub, formatGitlab, type Report } from "#report/index.ts";
import { findingOf, SHOP } from "./build-report.ts";
import { readCsv } from "./read-csv.ts";
import { sampleReports } from "./reports.ts";

const SAMPLES = Object.entries(sampleReports());

function sample(name: string): Report {
  const report = sampleReports()[name];
  assert.ok(report !== undefined);
  return report;
}

/** What GitLab's documentation asks of a Code Quality report; `check_name` and the line are what its pages show. */
const CODE_QUALITY = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    additionalProperties: false,
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        additionalProperties: false,
        properties: {
          path: { type: "string", minLength: 1, not: { pattern: "^(/|\\./)" } },
          lines: { type: "object", required: ["begin"], additionalProperties: false, properties: { begin: { type: "integer", minimum: 1 } } },
        },
      },
    },
  },
};

describe("the Code Quality report of GitLab", () => {
  const validate = new Ajv({ strict: false }).compile(CODE_QUALITY);
  const entries = (report: Report): Record<string, unknown>[] => JSON.parse(formatGitlab(report)) as Record<string, unknown>[];
  for (const [name, report] of SAMPLES) {
    it(`is of the documented form: ${name}`, () => {
      assert.ok(validate(entries(report)), JSON.stringify(validate.errors));
      assert.ok(!formatGitlab(report).startsWith("\uFEFF"));
    });
  }
  it("the form can be missed", () => {
    const [entry] = entries(sample("mixed"));
    for (const change of [{ severity: "error" }, { fingerprint: "" }, { location: { path: "/abs", lines: { begin: 1 } } }, { location: { path: "a", lines: {} } }, { more: 1 }]) {
      assert.equal(validate([{ ...entry, ...change }]), false);
    }
  });
  it("holds what counts and nothing else", () => {
    assert.deepEqual(entries(sample("governance")).map((entry) => entry["severity"]), ["critical", "major"]);
  });
  it("numbers equal fingerprints in the order of the report, past those that exist", () => {
    const findings = ["x", "x", "x-2", "x"].map((fingerprint) => findingOf(SHOP, "nginx", { fingerprint }));
    assert.deepEqual(entries({ ...sample("clean"), findings }).map((entry) => entry["fingerprint"]), ["x", "x-3", "x-2", "x-4"]);
  });
});

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a line as the runner does: a name, properties up to the next pair of colons, and a message. */
function readCommand(line: string): Command {
  const [, name = "", properties = "", message = ""] = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line) ?? assert.fail(line);
  const pairs = properties.split(",").map((pair) => [pair.slice(0, pair.indexOf("=")), unescaped(pair.slice(pair.indexOf("=") + 1))]);
  return { name, properties: Object.fromEntries(pairs) as Record<string, string>, message: unescaped(message) };
}

function unescaped(text: string): string {
  return text.replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%0A/g, "\n").replace(/%0D/g, "\r").replace(/%25/g, "%");
}

function commandsOf(report: Report): readonly Command[] {
  return formatGithub(report).split("\n").slice(0, -1).map(readCommand);
}

describe("the workflow commands of GitHub Actions", () => {
  it("say what the findings say", () => {
    assert.deepEqual(commandsOf(sample("governance"))[1], {
      name: "warning",
      properties: { file: "deploy/shop.yaml", line: "14", endLine: "14", col: "17", endColumn: "27", title: "SEC-1 Secure by default (k8s/privileged-container)" },
      message: "Container web adds the capability SYS_ADMIN.",
    });
  });
  it("give no column where a range has several lines", () => {
    const [, , , , , several] = commandsOf(sample("layout"));
    assert.deepEqual([several?.properties["line"], several?.properties["endLine"], several?.properties["col"]], ["1", "7", undefined]);
  });
  it("know three levels", () => {
    assert.deepEqual([...new Set(commandsOf(sample("layout")).map(({ name }) => name))], ["error", "warning", "notice"]);
  });
  for (const [name, report] of SAMPLES) {
    it(`are one for each error and each finding that counts, whatever texts contain: ${name}`, () => {
      const counted = report.findings.filter((finding) => finding.verdict === "fail");
      const commands = commandsOf(report);
      assert.equal(commands.length, report.errors.length + counted.length);
      for (const [index, { message, properties }] of commands.slice(report.errors.length).entries()) {
        const plain = (text: string | undefined): string => (text ?? "").replace(/[^!-~]+/g, "");
        assert.equal(plain(message), plain(counted[index]?.message));
        assert.equal(plain(properties["file"]), plain(counted[index]?.file));
      }
    });
  }
});

describe("comma separated values", () => {
  for (const [name, report] of SAMPLES) {
    it(`have a row for each finding, all of one length: ${name}`, () => {
      const rows = readCsv(formatCsv(report));
      assert.equal(rows.length, report.findings.length + 1);
      assert.deepEqual([...new Set(rows.map((row) => row.length))], [20]);
    });
    it(`hold no formula: ${name}`, () => {
      assert.deepEqual(readCsv(formatCsv(report)).flat().filter((value) => /^\s*[=+\-@\t\r]/.test(value)), []);
    });
  }
  it("name owners, system and waiver", () => {
    const [head = [], , , , , waived = []] = readCsv(formatCsv(sample("governance")));
    const value = (column: string): string | undefined => waived[head.indexOf(column)];
    assert.deepEqual(["owners", "system", "environment", "waiver id", "waiver expires"].map(value), ["'@shop/platform security@example.org", "web-shop", "prod", "W-2", "2026-12-01"]);
  });
});

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import {
  ANSI_PALETTE, formatCheckstyle, formatCsv, formatGithub, formatGitlab, formatJson, formatJunit, formatMarkdown, formatSarif, formatText, PLAIN_PALETTE, type Report,
} from "#report/index.ts";
import { sampleReports } from "./reports.ts";

const FOLDER = new URL("../golden/report/", import.meta.url);

/** Reporters with the names of their goldens. To write the goldens anew: UPDATE_GOLDENS=1, and read the difference. */
const REPORTERS: Readonly<Record<string, (report: Report) => string>> = {
  "json/*.json": formatJson,
  "sarif/*.sarif": formatSarif,
  "junit/*.xml": formatJunit,
  "gitlab/*.json": formatGitlab,
  "github/*.txt": formatGithub,
  "checkstyle/*.xml": formatCheckstyle,
  "markdown/*.md": formatMarkdown,
  "csv/*.csv": formatCsv,
  "text/*.txt": (report) => formatText(report, { palette: PLAIN_PALETTE, verbosity: "normal" }),
  "text-quiet/*.txt": (report) => formatText(report, { palette: PLAIN_PALETTE, verbosity: "quiet" }),
  "text-verbose/*.txt": (report) => formatText(report, { palette: PLAIN_PALETTE, verbosity: "verbose" }),
  "text-color/*.txt": (report) => formatText(report, { palette: ANSI_PALETTE, verbosity: "normal" }),
};

describe("reporters give their goldens", () => {
  for (const [pattern, format] of Object.entries(REPORTERS)) {
    for (const [name, report] of Object.entries(sampleReports())) {
      const file = new URL(pattern.replace("*", name), FOLDER);
      it(pattern.replace("*", name), () => {
        const actual = format(report);
        if (process.env["UPDATE_GOLDENS"] === "1") {
          mkdirSync(dirname(file.pathname), { recursive: true });
          writeFileSync(file, actual);
        }
        assert.equal(actual, readFileSync(file, "utf8"));
      });
    }
  }
});

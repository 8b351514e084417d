import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "#cli/run.ts";
import { VERSION } from "#cli/version.ts";
import { formatScenario, parseScenario, writeFiles, type Scenario, type Section } from "./scenario-file.ts";
import { silentTerminal } from "./silent-terminal.ts";

const FOLDER = join(import.meta.dirname, "../scenarios/cli");
/** Set to write what the commands answer into the scenarios, for reading in the diff. */
const isUpdate = process.env["UPDATE_SCENARIOS"] === "1";
const NOBODY = 65534;

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

describe("command line scenarios", () => {
  // The superuser may read everything; the files are looked at as somebody who may not. Modules are loaded before that.
  before(async () => { await import("#cli/commands/check.ts"); });

  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith(".scenario")).sort()) {
    it(name.replace(/\.scenario$/, ""), async () => {
      const path = join(FOLDER, name);
      const text = readFileSync(path, "utf8");
      const actual = formatScenario(await play(parseScenario(text)));
      if (isUpdate) writeFileSync(path, actual);
      else assert.equal(actual, text);
    });
  }
});

/** The scenario with what really came of its commands. */
async function play(scenario: Scenario): Promise<Scenario> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "groundrules-")));
  chmodSync(folder, 0o777);
  try {
    writeFiles(scenario, folder);
    let outcome: Outcome = { stdout: "", stderr: "", exit: -1 };
    for (const line of textOf(scenario, "command").trim().split("\n")) outcome = await call(line, folder, textOf(scenario, "stdin"));
    const sections = scenario.sections.map((section) => ({ ...section, text: actualText(section, outcome, folder) }));
    return { title: scenario.title, sections };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textOf(scenario: Scenario, kind: string): string {
  return scenario.sections.find((section) => section.kind === kind)?.text ?? "";
}

async function call(line: string, folder: string, stdin: string): Promise<Outcome> {
  const [program, ...argv] = line.split(" ");
  assert.equal(program, "groundrules");
  let [stdout, stderr] = ["", ""];
  const terminal = silentTerminal(folder, {
    print: (text) => { stdout += text; },
    note: (text) => { stderr += text; },
    readStdin: () => new TextEncoder().encode(stdin),
  });
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return { exit: await run(argv, terminal), stdout: masked(stdout, folder), stderr: masked(stderr, folder) };
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

function masked(text: string, folder: string): string {
  return text
    .replaceAll(folder, "<root>")
    .replace(/"durationMs": \d+/g, '"durationMs": 0')
    .replace(/\b\d+(\.\d+)? (ms|s)\b/g, "<time>")
    .replaceAll(VERSION, "<version>");
}

function actualText(section: Section, outcome: Outcome, folder: string): string {
  switch (section.kind) {
    case "stdout":
      return outcome.stdout;
    case "stderr":
      return outcome.stderr;
    case "exit":
      return `${String(outcome.exit)}\n`;
    case "after":
      return masked(readFileSync(join(folder, section.name), "utf8"), folder);
    default:
      return section.text;
  }
}

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../src/cli/run.ts";
import { silentTerminal } from "./silent-terminal.ts";

interface Told {
  readonly rule: string;
  readonly principle: string | null;
  readonly verdict: string;
  readonly effect: string;
  readonly file: string;
  readonly message: string;
  readonly waiver: { readonly id: string } | null;
}

const ESTATE = new URL("../../examples/shop/", import.meta.url).pathname;

/** The example estate in a folder of its own, checked on a date. */
async function check(folder: string, asOf: string): Promise<{ readonly exit: number; readonly findings: readonly Told[] }> {
  let printed = "";
  const terminal = silentTerminal(folder, { print: (text) => { printed += text; } });
  const exit = await run(["check", "--format", "json", "--as-of", asOf], terminal);
  return { exit, findings: (JSON.parse(printed) as { findings: Told[] }).findings };
}

describe("the life of a waiver on the example estate", () => {
  let folder = "";
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "groundrules-")));
    cpSync(ESTATE, folder, { recursive: true });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What becomes of the waived finding, and what the principles file says of the waiver. */
  const stages: readonly (readonly [string, string, string, readonly string[]])[] = [
    ["before its approval", "2026-09-14", "fail error -", []],
    ["in force", "2026-10-05", "waived error W-2026-001", []],
    ["on its last day", "2026-12-15", "waived error W-2026-001", ["info Waiver W-2026-001 expires today, on 2026-12-15; fix the findings, or ask for a new one."]],
    ["the day after", "2026-12-16", "fail error -", ["warning Waiver W-2026-001 expired on 2026-12-15 and has no effect; fix the findings, or ask for a new one."]],
  ];
  for (const [when, asOf, expected, said] of stages) {
    it(`${when}, on ${asOf}`, async () => {
      const { exit, findings } = await check(folder, asOf);
      const [finding, ...others] = findings.filter(({ rule }) => rule === "compose/docker-socket");
      assert.deepEqual(others, []);
      assert.equal(`${finding?.verdict ?? ""} ${finding?.effect ?? ""} ${finding?.waiver?.id ?? "-"}`, expected);
      assert.deepEqual(findings.filter(({ rule }) => rule.startsWith("principles/waiver-")).map(({ effect, message }) => `${effect} ${message}`), said);
      assert.equal(exit, 1, "other findings of the estate turn the gate red on every day");
    });
  }
});

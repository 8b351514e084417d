import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appendHistory, historyPath, readHistory } from "#cli/history.ts";
import type { Session } from "#cli/session.ts";
import { recordsBefore, type HistoryRecord } from "#report/index.ts";

const EACH = 200;
const KILLS = 3;

function recordOf(fields: Partial<HistoryRecord>): HistoryRecord {
  const findings = { error: 1, warning: 2, info: 3, hint: 4 };
  const waivers = { inForce: 1, expiring: 0, expired: 0 };
  return { asOf: "2026-11-21", commit: "c", version: "1", findings, waived: 0, suppressed: 0, baseline: 0, unresolved: 0, waivers, conformance: { "SEC-1": 0.5 }, ...fields };
}

describe("the history of conformance", () => {
  let folder = "";
  let path = "";
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "groundrules-history-")));
    path = join(folder, "deep/er/history.jsonl");
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it("is empty before the first run, and made with its folders by it", () => {
    assert.deepEqual(readHistory(path), { records: [], broken: 0 });
    appendHistory(path, recordOf({}));
    assert.deepEqual(readHistory(path), { records: [recordOf({})], broken: 0 });
  });
  it("goes on after a line that was cut off", () => {
    appendHistory(path, recordOf({ commit: "a" }));
    appendFileSync(path, '{"asOf":"2026-');
    appendHistory(path, recordOf({ commit: "b" }));
    assert.deepEqual(readHistory(path), { records: [recordOf({ commit: "a" }), recordOf({ commit: "b" })], broken: 1 });
  });
  it("says which file cannot be read or written", () => {
    mkdirSync(path, { recursive: true });
    assert.throws(() => readHistory(path), /history .*history\.jsonl: cannot be read \(EISDIR\)/);
    assert.throws(() => { appendHistory(path, recordOf({})); }, /history .*history\.jsonl: cannot be written \(EISDIR\)/);
  });

  it("loses nothing when two processes write at once", async () => {
    const writers = ["a", "b"].map((name) => startWriter(path, name, EACH));
    await Promise.all(writers.map(async (writer) => { assert.deepEqual(await once(writer, "exit"), [0, null]); }));
    const { records, broken } = readHistory(path);
    assert.equal(broken, 0);
    const expected = ["a", "b"].flatMap((name) => Array.from({ length: EACH }, (_, index) => `${name}-${String(index)}`));
    assert.deepEqual(records.map((record) => record.commit ?? "").sort(), expected.sort());
    assert.equal(readFileSync(path, "utf8").trimEnd().split("\n").filter((line) => line !== "").length, 2 * EACH);
  }).timeout(60_000);

  it("keeps its lines when a writer is killed, and loses none of another", async () => {
    const other = startWriter(path, "other", EACH);
    const ended = once(other, "exit");
    let known = "";
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writer = startWriter(path, String(kill), 0);
      assert.ok(writer.stdout !== null);
      await once(writer.stdout, "data");
      await new Promise((resolve) => { setTimeout(resolve, 10 + 7 * kill); });
      writer.kill("SIGKILL");
      await once(writer, "exit");
      const text = readFileSync(path, "utf8");
      assert.ok(text.length > known.length && text.startsWith(known), "an old line changed");
      assert.ok(readHistory(path).broken <= kill + 1, "more was torn than the last line of each process that was killed");
      known = text;
    }
    assert.deepEqual(await ended, [0, null]);
    const commits = new Set(readHistory(path).records.map(({ commit }) => commit));
    assert.deepEqual(Array.from({ length: EACH }, (_, index) => `other-${String(index)}`).filter((commit) => !commits.has(commit)), []);
  }).timeout(60_000);

  it("is where the option says, seen from the current folder", () => {
    assert.equal(pathFor({ option: "h.jsonl", own: "own.jsonl", command: "report" }), join(folder, "sub/h.jsonl"));
    assert.equal(pathFor({ option: null, own: "own.jsonl", command: "check" }), null);
    assert.equal(pathFor({ option: null, own: null, command: "report" }), null);
  });
  it("is where the principles say, but nowhere outside the root and in no other file", () => {
    assert.equal(pathFor({ option: null, own: ".groundrules/h.jsonl", command: "report" }), join(folder, ".groundrules/h.jsonl"));
    for (const own of ["../h.jsonl", "/tmp/h.jsonl", ".git/config", "..", "a/../../h.jsonl"]) {
      assert.throws(() => pathFor({ option: null, own, command: "report" }), /must name a \.jsonl file below the root/, own);
    }
    symlinkSync(tmpdir(), join(folder, "away"));
    symlinkSync("../nothing.jsonl", join(folder, "dangling.jsonl"));
    writeFileSync(join(folder, "..h.jsonl"), "");
    for (const own of ["away/h.jsonl", "dangling.jsonl"]) assert.throws(() => pathFor({ option: null, own, command: "report" }), /below the root/, own);
    assert.equal(pathFor({ option: null, own: "..h.jsonl", command: "report" }), join(folder, "..h.jsonl"));
  });

  /** The history of a call, as far as it depends on option, principles file and command. */
  function pathFor({ option, own, command }: { readonly option: string | null; readonly own: string | null; readonly command: string }): string | null {
    const session = { options: { history: option, command }, terminal: { cwd: join(folder, "sub") }, project: { run: { history: own } }, inputs: { root: folder } };
    return historyPath(session as unknown as Session);
  }
});

describe("earlier runs", () => {
  it("are those of other commits and dates, up to the date of the run", () => {
    const records = [recordOf({ asOf: "2026-11-20" }), recordOf({ commit: "d" }), recordOf({}), recordOf({ asOf: "2026-11-22" })];
    assert.deepEqual(recordsBefore(records, { asOf: "2026-11-21", commit: "c" }), records.slice(0, 2));
  });
});

function startWriter(path: string, name: string, count: number): ChildProcess {
  const argv = ["--import", "tsx", join(import.meta.dirname, "history-writer.ts"), path, name, String(count)];
  return spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
}

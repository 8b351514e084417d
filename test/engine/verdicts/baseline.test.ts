import assert from "node:assert/strict";
import { applyBaseline, baselineOf, formatBaseline, parseBaseline, updateBaseline, type BaselineEntry, type Finding } from "#engine/index.ts";

const SHOP = { type: "k8s.Deployment", name: "shop" };

/** A finding `FINGERPRINT FILE`, with a resource unless it is to have none. */
function finding(text: string, changes: Partial<Finding> = {}): Finding {
  const [fingerprint = "", file = ""] = text.split(" ");
  const nowhere = { span: { start: 0, end: 0 }, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }, document: 0, route: [] };
  return {
    rule: "test/rule", principle: null, principles: [], verdict: "fail", severity: "error", effect: "error", stage: "enforce", confidence: "certain", gates: true,
    message: "m", file, ...nowhere, resource: SHOP, related: [], fix: null, fingerprint: id(fingerprint), suppression: null, waiver: null, environment: null, frame: null,
    ...changes,
  };
}

function id(short: string): string {
  return short.padStart(16, "0");
}

/** Entries `FINGERPRINT FILE COUNT`. */
function entries(...texts: readonly string[]): BaselineEntry[] {
  return texts.map((text) => {
    const [fingerprint = "", file = "", count = "1"] = text.split(" ");
    return { fingerprint: id(fingerprint), file, count: Number(count), rule: "test/rule" };
  });
}

function write(list: readonly BaselineEntry[]): string[] {
  return list.map(({ fingerprint, file, count }) => `${fingerprint.replace(/^0+/, "")} ${file} ${String(count)}`);
}

/** Checks the verdicts; `holding` are the files that hold every resource. */
function check(findings: readonly Finding[], accepted: readonly string[], expected: string, holding: readonly string[] = []): void {
  const compared = applyBaseline(findings, entries(...accepted), (file) => holding.includes(file));
  assert.equal(compared.map(({ verdict }) => verdict).join(" "), expected);
  assert.deepEqual(compared.filter(({ verdict, gates }) => verdict === "baseline" && gates), []);
}

describe("applyBaseline", () => {
  it("accepts what has an entry", () => { check([finding("1 a"), finding("2 a")], ["1 a"], "baseline fail"); });
  it("accepts as many as the entry counts", () => { check([finding("1 a"), finding("1 a"), finding("1 a")], ["1 a 2"], "baseline baseline fail"); });
  it("leaves other files alone while the resource is where it was", () => { check([finding("1 b")], ["1 a"], "fail", ["a"]); });
  it("follows a resource to another file", () => { check([finding("1 b")], ["1 a"], "baseline"); });
  it("follows it once for each count", () => { check([finding("1 b"), finding("1 c")], ["1 a"], "baseline fail"); });
  it("serves the entry's own file before others", () => { check([finding("1 a"), finding("1 b")], ["1 b"], "fail baseline"); });
  it("takes up several entries of moved resources", () => { check([finding("1 c"), finding("1 c")], ["1 a", "1 b"], "baseline baseline"); });
  it("touches nothing but what fails", () => {
    check([finding("1 a", { verdict: "waived" }), finding("1 a", { verdict: "unresolved" }), finding("1 a", { verdict: "suppressed" })], ["1 a"], "waived unresolved suppressed");
  });
  it("asks for the file where there is no resource", () => {
    check([finding("1 b", { resource: null })], ["1 a"], "fail", ["a"]);
    check([finding("1 b", { resource: null })], ["1 a"], "baseline");
  });

  const place = { file: "a", span: { start: 0, end: 0 }, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }, message: "m" };
  const folding = finding("1 a", { related: [{ ...place, rule: "test/other", fingerprint: id("2") }] });
  it("accepts a finding with those folded into it", () => { check([folding], ["1 a", "2 a"], "baseline"); });
  it("lets nothing new hide in one that is accepted", () => { check([folding], ["1 a"], "fail"); });
  it("knows what was folded when it stands alone", () => { check([finding("2 a")], write(baselineOf([folding])), "baseline"); });
});

describe("updateBaseline", () => {
  function update(before: readonly string[] | null, findings: readonly Finding[], further: { open?: readonly string[]; mode?: "replace" } = {}): string {
    const isSettled = ({ file }: BaselineEntry): boolean => further.open?.includes(file) !== true;
    const list = before === null ? null : entries(...before);
    const updated = updateBaseline({ entries: list, findings, holdsResource: () => false, isSettled, mode: further.mode ?? "shrink" });
    return `${write(updated.entries).join(", ")} -${String(updated.dropped)} +${String(updated.added)} !${String(updated.refused)}`;
  }
  it("takes everything at first", () => { assert.equal(update(null, [finding("2 a"), finding("1 a"), finding("1 a")]), "1 a 2, 2 a 1 -0 +3 !0"); });
  it("drops what is gone", () => { assert.equal(update(["1 a", "2 a"], [finding("1 a")]), "1 a 1 -1 +0 !0"); });
  it("lowers counts", () => { assert.equal(update(["1 a 3"], [finding("1 a")]), "1 a 1 -2 +0 !0"); });
  it("adds nothing by itself", () => { assert.equal(update(["1 a"], [finding("1 a"), finding("1 a"), finding("2 a")]), "1 a 1 -0 +0 !2"); });
  it("adds where it is forced to", () => { assert.equal(update(["1 a"], [finding("1 a"), finding("1 a"), finding("2 a")], { mode: "replace" }), "1 a 2, 2 a 1 -0 +2 !0"); });
  it("moves entries along", () => { assert.equal(update(["1 a"], [finding("1 b")]), "1 b 1 -0 +0 !0"); });
  it("keeps what was not looked at", () => { assert.equal(update(["1 a", "1 b"], [], { open: ["b"] }), "1 b 1 -1 +0 !0"); });
  it("drops what is waived by now: when the waiver ends, it counts", () => { assert.equal(update(["1 a"], [finding("1 a", { verdict: "waived" })]), " -1 +0 !0"); });
});

describe("the file of a baseline", () => {
  it("holds an entry a line, sorted", () => {
    const text = formatBaseline(entries("2 b", "1 b", "3 a 2"));
    assert.deepEqual(text.split("\n").filter((line) => line.includes("fingerprint")).map((line) => (JSON.parse(line.replace(/,$/, "")) as BaselineEntry).file), ["a", "b", "b"]);
    assert.deepEqual(parseBaseline(text), { entries: entries("3 a 2", "1 b", "2 b"), issues: [] });
  });
  it("may be empty", () => { assert.deepEqual(parseBaseline(formatBaseline([])), { entries: [], issues: [] }); });

  const LINE = '{"fingerprint":"0000000000000001","file":"a","count":1,"rule":"x/y"}';
  const FAULTS: readonly (readonly [name: string, text: string, line: number, message: RegExp])[] = [
    ["what is no JSON", '{\n  "version": 1,\n  "findings": [,]\n}', 3, /./],
    ["another kind of JSON", "[]", 1, /JSON object/],
    ["another version", '{\n  "version": 2, "findings": []}', 2, /version 2; this release reads version 1/],
    ["no version", "{}", 1, /version is missing/],
    ["no findings", '{"version": 1}', 1, /`findings` is missing/],
    ["an entry twice", `{"version": 1, "findings": [\n${LINE},\n${LINE}]}`, 3, /two entries/],
    ["a count of zero", `{"version": 1, "findings": [\n${LINE.replace('"count":1', '"count":0')}]}`, 2, /count of at least 1/],
    ["no fingerprint", '{"version": 1, "findings": [\n{"file": "a", "count": 1}]}', 2, /16 hexadecimal digits/],
    ["a merge conflict", `{"version": 1, "findings": [\n<<<<<<< HEAD\n${LINE}]}`, 2, /./],
  ];
  for (const [name, text, line, message] of FAULTS) {
    it(`tells the line of ${name}`, () => {
      const { entries: read, issues } = parseBaseline(text);
      assert.deepEqual([read, issues[0]?.line], [[], line]);
      assert.match(issues[0]?.message ?? "", message);
    });
  }
});

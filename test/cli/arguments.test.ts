import assert from "node:assert/strict";
import { parseArguments, type Arguments } from "#cli/arguments.ts";

function check<K extends keyof Arguments>(line: string, key: K, expected: Arguments[K]): void {
  assert.deepEqual(parseArguments(line.split(" "))[key], expected);
}

function fails(line: string, expected: RegExp): void {
  assert.throws(() => parseArguments(line.split(" ").filter((word) => word !== "")), expected);
}

describe("arguments", () => {
  it("takes paths", () => { check("check a b/c.yaml", "operands", ["a", "b/c.yaml"]); });
  it("takes paths after --", () => { check("check -- --odd.yaml", "operands", ["--odd.yaml"]); });
  it("takes options on either side of paths", () => { check("check a --rule x/y b", "operands", ["a", "b"]); });
  it("repeats options and splits comma lists", () => { check("check --rule a/b,c/d --rule e/f --rule a/b", "rules", ["a/b", "c/d", "e/f"]); });
  it("takes values after an equals sign", () => { check("check --pack=security", "packs", ["security"]); });
  it("prints text to stdout by default", () => { check("check", "outputs", [{ format: "text", file: null }]); });
  it("pairs formats with files", () => {
    check("check --format sarif --output a.sarif --format json", "outputs", [{ format: "sarif", file: "a.sarif" }, { format: "json", file: null }]);
  });
  it("gives a lone output the text format", () => { check("check --output a.txt", "outputs", [{ format: "text", file: "a.txt" }]); });
  it("fixes nothing by default", () => { check("check", "fix", "none"); });
  it("fixes with the command", () => { check("fix", "fix", "safe"); });
  it("lets unsafe fixes include safe ones", () => { check("check --fix --fix-unsafe", "fix", "unsafe"); });
  it("reads the gate", () => { check("check --fail-on never", "failOn", "never"); });
  it("reads the date", () => { check("check --as-of 2026-02-28", "asOf", "2026-02-28"); });
  it("reads the number of workers", () => { check("check --jobs 2", "jobs", 2); });
  it("accepts what language clients add", () => { check("lsp --stdio --clientProcessId=12", "command", "lsp"); });
  it("accepts the cache options", () => { check("check --no-cache --cache-dir x", "operands", []); });

  it("refuses no command", () => { fails("", /no command/); });
  it("refuses an unknown command", () => { fails("chek", /unknown command "chek"; did you mean "check"\?/); });
  it("refuses an unknown option", () => { fails("check --fial-on error", /unknown option --fial-on; did you mean "--fail-on"\?/); });
  it("refuses an unknown short option", () => { fails("check -x", /unknown option -x/); });
  it("refuses a missing value", () => { fails("check --rule", /--rule needs a value: --rule ID/); });
  it("refuses an option as a value", () => { fails("check --rule --fix", /--rule needs a value/); });
  it("refuses a value for a switch", () => { fails("check --fix=yes", /--fix takes no value/); });
  it("refuses an option of another command", () => { fails("schema --fix", /--fix does not belong to "schema"/); });
  it("refuses an unknown gate", () => { fails("check --fail-on hint", /--fail-on is one of/); });
  it("refuses a date that does not exist", () => { fails("check --as-of 2026-02-30", /--as-of is a date/); });
  it("refuses zero workers", () => { fails("check --jobs 0", /--jobs is a number/); });
  it("refuses an unknown format", () => { fails("check --format jsno", /unknown format "jsno"; did you mean "json"\?/); });
  it("refuses two reports for stdout", () => { fails("check --format json --format sarif", /two reports for stdout/); });
  it("refuses an output without a format of its own", () => { fails("check --output a --output b", /--output b has no --format/); });
  it("refuses a dry run without fixes", () => { fails("check --dry-run", /--dry-run/); });
  it("refuses stdin without a name", () => { fails("check --stdin", /--stdin-filename/); });
  it("refuses stdin with paths", () => { fails("check --stdin --stdin-filename a.yaml b", /no paths/); });
  it("refuses comparisons of a document", () => { fails("check --stdin --stdin-filename a.yaml --base main", /--base is about files/); });
  it("refuses to update a baseline with some rules only", () => { fails("check --update-baseline --rule k8s/privileged-container", /needs all rules/); });
  it("refuses to update a baseline in a dry run", () => { fails("check --fix --dry-run --update-baseline", /without --dry-run/); });
  it("refuses to force without a baseline to update", () => { fails("check --force", /--update-baseline/); });
  it("refuses a file and packs together", () => { fails("check --principles a.yaml --pack strict", /exclude each other/); });

  for (const option of ["--shard 1/2"]) {
    it(`says that ${option} is to come`, () => { fails(`check ${option}`, /^RunFault|not available yet: --/); });
  }
  for (const command of ["graph", "diff", "mcp", "merge"]) {
    it(`says that ${command} is to come`, () => { fails(command, new RegExp(`not available yet: ${command}`)); });
  }
});

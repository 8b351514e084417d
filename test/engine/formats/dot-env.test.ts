import assert from "node:assert/strict";
import { parseDotEnv } from "#engine/formats/compose/read/dot-env.ts";
import { HOLE } from "#engine/model/variables.ts";

describe("the .env file of a Compose project", () => {
  describe("reads values without quotes", () => {
    check("A=b", { A: "b" });
    check("A=b\nC=d\n", { A: "b", C: "d" });
    check("A=b\r\nC=d\r\n", { A: "b", C: "d" });
    check("\uFEFFA=b", { A: "b" });
    check("A=", { A: "" });
    check("A = b  ", { A: "b" });
    check("A: b", { A: "b" });
    check("A=b=c:d", { A: "b=c:d" });
    check("A=b c", { A: "b c" });
    check("  A=b", { A: "b" });
    check("A=b\\tc\\", { A: "b\\tc\\" });
    check("A=it's\nB=a\"b", { A: "it's", B: 'a"b' });
    check("A.b-c=1\n_d=2", { "A.b-c": "1", _d: "2" });
    check("A=1\nA=2", { A: "2" });
    check("export A=b\nexport\tC=d", { A: "b", C: "d" });
    check("export=b", { export: "b" });
  });

  describe("leaves out comments", () => {
    check("# A=b\n\n  # c\nA=b", { A: "b" });
    check("A=b # c # d", { A: "b" });
    check("A=b\t# c", { A: "b" });
    check("A=b# c", { A: "b# c" });
    check("A=#b", { A: "#b" });
    check("A= #b\nC=d", { A: "", C: "d" });
    check("A=\"b # c\" # d\nE='f # g'# h", { A: "b # c", E: "f # g" });
    check("A= # 'b'\nC=d", { A: "", C: "d" });
  });

  describe("reads values in quotes", () => {
    check("A='b c'\nD=\"e f\"", { A: "b c", D: "e f" });
    check("A = 'b'  \nC=\" d \"", { A: "b", C: " d " });
    check("A=''\nB=\"\"", { A: "", B: "" });
    check("A='Let\\'s go'", { A: "Let's go" });
    check('A="{\\"b\\": \\"c\\"}"', { A: '{"b": "c"}' });
    check('A="b\\tc\\nd\\re\\\\f\\qg"', { A: "b\tc\nd\re\\f\\qg" });
    check("A='b\\tc\\\\'", { A: "b\\tc\\\\" });
    check("A='b\nc'\nD=\"e\nf\"\nG=h", { A: "b\nc", D: "e\nf", G: "h" });
    check("A='# b\n# c'", { A: "# b\n# c" });
  });

  describe("fills in variables of earlier lines", () => {
    check("A=1\nB=$A${A}", { A: "1", B: "11" });
    check('A=1\nB="$A-${A}"', { A: "1", B: "1-1" });
    check("A=1\nB='$A ${A}'", { A: "1", B: "$A ${A}" });
    check("A=1\nA=${A}2", { A: "12" });
    check("B=$A\nA=1", { B: HOLE, A: "1" });
    check("A=${X:-1}\nB=${X}b", { A: "1", B: `${HOLE}b` });
    check("A=a$$b", { A: "a$b" });
    check('A=1\nB="\\$A \\\\$A"', { A: "1", B: "$A \\1" });
    check("A='$B'\nB=1\nC=$A", { A: "$B", B: "1", C: "$B" });
  });

  describe("leaves names without value to the shell", () => {
    check("A\nexport B\nC # d\nE=1", { E: "1" });
    check("A=1\nA", { A: "1" });
  });

  describe("takes nothing from a file that Compose refuses", () => {
    check("A=1\nB='c\nD=2", {});
    check('A=1\nB="c\\"\nD=2', {});
    check("A=1\nB='c'd", {});
    check("A=1\nB c=2", {});
    check("A=1\n=2", {});
    check("A=1\n<xml/>", {});
    check("A=1\n1B=2", {});
  });

  it("reads long files and long values", () => {
    const value = "b\\\\".repeat(200_000);
    assert.equal(parseDotEnv(`A="${value}"\n${"#\n".repeat(100_000)}C=d`).get("C"), "d");
  });

  it("is not blown up by lines that double each other", () => {
    const lines = Array.from({ length: 60 }, (_, index) => `A${String(index + 1)}=$A${String(index)}$A${String(index)}`);
    const variables = parseDotEnv(["A0=12", ...lines].join("\n"));
    assert.equal(variables.get("A3")?.length, 16);
    assert.ok([...variables.values()].every((value) => value.length < 100_000));
  });
});

function check(text: string, expected: Readonly<Record<string, string>>): void {
  it(JSON.stringify(text), () => {
    assert.deepEqual(Object.fromEntries(parseDotEnv(text)), expected);
  });
}

import assert from "node:assert/strict";
import { DockerfileParser } from "dockerfile-ast";
import { Kind, type Tree } from "#engine/model/tree.ts";
import type { Route } from "#engine/model/route.ts";
import { endOf, followRoute, kindOf, nextOf, startOf } from "#engine/syntax/access.ts";
import { parseDockerfile, partsOf } from "#engine/syntax/dockerfile.ts";

describe("parseDockerfile", () => {
  describe("spans of routes", () => {
    check("FROM a AS b", ["instructions", 0], "FROM a AS b");
    check("FROM a AS b # c", ["instructions", 0, "statement"], "FROM a AS b # c");
    check("from  --platform=$X a\n", ["instructions", 0, "keyword"], "from");
    check("FROM --platform=$X a", ["instructions", 0, "flags", "platform"], "--platform=$X");
    check("FROM --platform=$X a", ["instructions", 0, "flags", "platform", "value"], "$X");
    check("FROM --platform=$X a", ["instructions", 0, "arguments", 0], "a");
    check("FROM a\n\n  COPY --link b c/ \n", ["instructions", 1], "COPY --link b c/");
    check("\uFEFFFROM a\r\nEXPOSE 1 22\r\n", ["instructions", 1, "arguments", 1], "22");
    check("FROM a\nWORKDIR /a b\n", ["instructions", 1, "arguments", 0], "/a b");
    check("FROM a\nEXPOSE 1 \\\n# note\n\n  22\nUSER x", ["instructions", 1], "EXPOSE 1 \\\n# note\n\n  22");
    check("FROM a\nEXPOSE 1 \\\n# note\n\n  22\nUSER x", ["instructions", 1, "arguments", 1], "22");
    check("# escape=`\nFROM a\nCOPY b `\n C:\\d\\\n", ["instructions", 1, "arguments", 1], "C:\\d\\");
    check("FROM a\nRUN a \\\\\nUSER x", ["instructions", 2, "arguments", 0], "x");
    check("FROM a\nRUN a \\", ["instructions", 1, "arguments", 0], "a");
    check("FROM a\nONBUILD COPY b c", ["instructions", 1, "instruction", "arguments", 1], "c");
  });

  describe("names and values", () => {
    check('FROM a\nENV A=1 B="x y"', ["instructions", 1, "pairs", 1], 'B="x y"');
    check('FROM a\nENV A=1 B="x y"', ["instructions", 1, "pairs", 1, "name"], "B");
    check('FROM a\nENV A=1 B="x y"', ["instructions", 1, "pairs", 1, "value"], '"x y"');
    check("FROM a\nENV A x y", ["instructions", 1, "pairs", 0, "value"], "x y");
    check("ARG A B=2", ["instructions", 0, "pairs", 1, "value"], "2");
    check("ARG A B=2", ["instructions", 0, "pairs", 0, "value"], null);
    check("FROM a\nENV A=x\\ y B=2", ["instructions", 1, "pairs", 1], "B=2");
  });

  describe("exec forms", () => {
    check('FROM a\nCMD [ "b", "c\\"d" ]', ["instructions", 1, "arguments", 1], '"c\\"d"');
    check('FROM a\nCOPY ["a b", "c"]', ["instructions", 1, "arguments", 0], '"a b"');
    check("FROM a\nCMD ['b']", ["instructions", 1, "arguments", 0], "['b']");
    check('FROM a\nRUN ["sh", "-c", "a \\"b\\" && sudo c"]', ["instructions", 1, "commands", 2, "arguments", 0], "sudo");
    check('FROM a\nHEALTHCHECK --retries=1 CMD ["b"]', ["instructions", 1, "arguments", 1], '"b"');
    check("FROM a\nHEALTHCHECK CMD curl -k b", ["instructions", 1, "commands", 0, "arguments", 1], "-k");
  });

  describe("commands", () => {
    check("FROM a\nRUN X=1 b && \\\n  # note\n  c 'd e' | f", ["instructions", 1, "commands", 1, "arguments", 1], "'d e'");
    check("FROM a\nRUN X=1 b", ["instructions", 1, "commands", 0, "pairs", 0], "X=1");
    check("FROM a\nRUN --mount=type=cache b", ["instructions", 1, "commands", 0], "b");
    check("FROM a\nRUN c\\\nurl -k", ["instructions", 1, "commands", 0, "arguments", 0], "c\\\nurl");
    check('FROM a\nSHELL ["powershell", "-c"]\nRUN b', ["instructions", 2, "commands"], null);
    check('FROM a AS p\nSHELL ["pwsh"]\nFROM p\nRUN b', ["instructions", 3, "commands"], null);
    check('FROM a AS p\nSHELL ["pwsh"]\nFROM a\nRUN b', ["instructions", 3, "commands", 0], "b");
    check("# escape=`\nFROM a\nRUN b", ["instructions", 1, "commands"], null);
  });

  describe("heredocs", () => {
    const run = "FROM a\nRUN <<EOF\nsudo b\n# c\nEOF\nUSER x";
    check(run, ["instructions", 1], "RUN <<EOF\nsudo b\n# c\nEOF");
    check(run, ["instructions", 1, "statement"], "RUN <<EOF");
    check(run, ["instructions", 1, "heredocs", 0, "body"], "sudo b\n# c\n");
    check(run, ["instructions", 1, "commands", 0, "arguments", 0], "sudo");
    check(run, ["instructions", 2, "arguments", 0], "x");
    check("FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nimport x\nEOF", ["instructions", 1, "commands"], null);
    check("FROM a\nRUN cat <<'A' > x && bash <<-B\nsudo x\nA\n\tsudo y\n\tB\nUSER x", ["instructions", 1, "commands", 2, "arguments", 1], "y");
    check("FROM a\nRUN cat <<'A' > x && bash <<-B\nsudo x\nA\n\tsudo y\n\tB\nUSER x", ["instructions", 2, "keyword"], "USER");
    check("FROM a\nCOPY <<a <<b /c/\n1\na\n2\nb\nUSER x", ["instructions", 1, "heredocs", 1, "body"], "2\n");
    check("FROM a\nRUN echo '<<EOF'\nUSER x", ["instructions", 2, "arguments", 0], "x");
    check("FROM a\r\nCOPY <<E /c\r\n1\r\nE\r\nUSER x", ["instructions", 2, "arguments", 0], "x");
  });

  describe("issues", () => {
    checkIssues("FROM a\nRUM b", ["RUM"]);
    checkIssues("FROM a\nRUN", ["RUN"]);
    checkIssues("FROM a\nRUN <<EOF\nb", ["<<EOF"]);
    checkIssues("# escape=x\nFROM a", ["# escape=x"]);
    checkIssues("# syntax=a\n# syntax=b\nFROM a", ["# syntax=b"]);
    checkIssues("FROM a\nONBUILD RUM b", ["RUM"]);
    checkIssues("", []);
    checkIssues("# only a comment", []);
    checkIssues("\u0000\\", ["\u0000"]);
    checkIssues("\\", [""]);
    checkIssues("\\\n\\\n", [""]);
  });

  it("reads directives only at the top", () => {
    assert.deepEqual([...partsOf(parseDockerfile("# Syntax = docker/dockerfile:1\n# escape=`\n\n# check=skip=all\n")).directives], [
      ["syntax", "docker/dockerfile:1"],
      ["escape", "`"],
    ]);
    assert.equal(partsOf(parseDockerfile("# hello\n# escape=`\nFROM a")).directives.size, 0);
  });

  it("keeps comments, also those between continuation lines", () => {
    const text = "# a\nFROM b\nRUN c \\\n  # d\n  e\n";
    assert.deepEqual(
      parseDockerfile(text).comments.map(({ start, end }) => text.slice(start, end)),
      ["# a", "# d"],
    );
  });

  it("closes every node inside its parent's subtree for every prefix of a file", () => {
    for (let length = 0; length <= SAMPLE.length; length += 1) assertWellFormed(parseDockerfile(SAMPLE.slice(0, length)));
  });

  it("agrees with dockerfile-ast on keywords, ranges and arguments", () => {
    const expected = DockerfileParser.parse(SAMPLE).getInstructions();
    const tree = parseDockerfile(SAMPLE);
    for (const [index, instruction] of expected.entries()) {
      const at = ["instructions", index] as const;
      assert.equal(sourceOf(tree, [...at, "keyword"])?.toUpperCase(), instruction.getKeyword());
      assert.equal(lineOf(tree, [...at, "keyword"]), instruction.getRange().start.line);
      if (!["COPY", "EXPOSE", "FROM", "ARG"].includes(instruction.getKeyword())) continue;
      const words = instruction.getArguments().map((word) => word.getValue());
      assert.deepEqual(words.filter((word) => !word.startsWith("--")), argumentsOf(tree, index));
    }
    assert.equal(sourceOf(tree, ["instructions", expected.length]), null);
  });
});

const SAMPLE = [
  "# syntax=docker/dockerfile:1",
  "ARG VERSION=20",
  "FROM --platform=linux/amd64 node:${VERSION}-slim AS build",
  "WORKDIR /src",
  'ENV A=1 B="two words" \\',
  "    # why",
  "    C='3'",
  "COPY --chown=node:node package.json \\",
  "  package-lock.json ./",
  'RUN npm ci && echo "done | really" || exit 1',
  'CMD ["node", "server.js"]',
  "",
  "FROM scratch",
  "COPY --from=build /src /src",
  "EXPOSE 8080/tcp 9090",
  "HEALTHCHECK --interval=5s CMD wget -qO- localhost:8080",
  "ENTRYPOINT node server.js",
  "",
].join("\n");

/** The source text of the node a route leads to; null where there is none. */
function check(text: string, route: Route, expected: string | null): void {
  it(`${JSON.stringify(text)} at ${route.join(".")}`, () => {
    const tree = parseDockerfile(text);
    assertWellFormed(tree);
    assert.equal(sourceOf(tree, route), expected);
  });
}

function checkIssues(text: string, expected: readonly string[]): void {
  it(`issues of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      parseDockerfile(text).issues.map(({ start, end }) => text.slice(start, end)),
      expected,
    );
  });
}

function sourceOf(tree: Tree, route: Route): string | null {
  const node = followRoute(tree, tree.documents[0]?.root ?? -1, route);
  return node < 0 ? null : tree.text.slice(startOf(tree, node), endOf(tree, node));
}

function lineOf(tree: Tree, route: Route): number {
  const node = followRoute(tree, tree.documents[0]?.root ?? -1, route);
  return tree.text.slice(0, startOf(tree, node)).split("\n").length - 1;
}

function argumentsOf(tree: Tree, index: number): string[] {
  const found: string[] = [];
  for (let at = 0; ; at += 1) {
    const source = sourceOf(tree, ["instructions", index, "arguments", at]);
    if (source === null) return found;
    found.push(source);
  }
}

function assertWellFormed(tree: Tree): void {
  const count = tree.tape.length / 4;
  for (let node = 0; node < count; node += 1) {
    assert.ok(nextOf(tree, node) > node && nextOf(tree, node) <= count);
    if (kindOf(tree, node) === Kind.Name) continue;
    assert.ok(startOf(tree, node) <= endOf(tree, node) && endOf(tree, node) <= tree.text.length);
  }
}

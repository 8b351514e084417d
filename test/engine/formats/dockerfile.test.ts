import assert from "node:assert/strict";
import { dockerfileFormat } from "#engine/formats/dockerfile/index.ts";
import { expandWord, HOLE } from "#engine/formats/dockerfile/read/expand.ts";
import type { Target } from "#engine/model/format.ts";
import type { Type } from "#engine/model/type.ts";
import { isPlainObject, UNRESOLVED, type Value } from "#engine/model/value.ts";
import { parseDockerfile } from "#engine/syntax/dockerfile.ts";

describe("dockerfileFormat", () => {
  describe("recognises files by name", () => {
    for (const file of ["Dockerfile", "a/b/Dockerfile", "Dockerfile.prod", "web.Dockerfile", "web.dockerfile", "Containerfile", "Containerfile.ci"]) {
      it(file, () => {
        assert.equal(dockerfileFormat.mayBe(file), true);
      });
    }
    for (const file of ["Dockerfile.dockerignore", ".dockerignore", "Dockerfile.j2", "Dockerfile.tmpl", "Dockerfiles/readme.md", "Dockerfile.md", "mydockerfile"]) {
      it(`not ${file}`, () => {
        assert.equal(dockerfileFormat.mayBe(file), false);
      });
    }
  });

  describe("recognises files by content", () => {
    checkDetection("# syntax=docker/dockerfile:1\n# hello\nFROM a", "yes");
    checkDetection("ARG A\nFROM $A", "yes");
    checkDetection("FROM {{ base }}", "no");
    checkDetection("RUN a", "no");
    checkDetection("", "no");
    checkDetection("just: yaml", "no");
  });

  describe("replaces variables as Docker does", () => {
    checkWord("$A-${B}", "1-");
    checkWord("'$A' \"$A\" \\$A \"\\$A\"", "$A 1 $A $A");
    checkWord("${X:-d}${A:-d}${B:-d}${B-d}", "d1d");
    checkWord("${A:+y}${B:+y}${A+y}${B+z}", "yyz");
    checkWord("${X:-${Y:-$A}}", "1");
    checkWord("$X", HOLE);
    checkWord("${X}", HOLE);
    checkWord("${A#x}", HOLE);
    checkWord("a$ $", "a$ $");
    checkWord("${A", HOLE);
    checkWord("C:\\\\d", "C:\\d");
  });

  describe("follows stages", () => {
    checkStage("FROM a:1", "runsAsRoot", true);
    checkStage("FROM a:1\nUSER 1000", "runsAsRoot", false);
    checkStage("FROM a:1\nUSER 0:5", "runsAsRoot", true);
    checkStage("FROM a:1\nARG U\nUSER $U", "runsAsRoot", UNRESOLVED);
    checkStage("FROM a:1\nARG U=root\nENV U=app\nUSER $U", "runsAsRoot", false);
    checkStage("FROM a:1 AS b\nUSER 5\nFROM B\nRUN c", "runsAsRoot", false);
    checkStage("FROM a:1 AS b\nUSER 5\nFROM a:1", "runsAsRoot", true);
    checkStage("FROM x/y:debug-nonroot", "runsAsRoot", false);
    checkStage("FROM x/y:nonrooted", "runsAsRoot", true);
    checkStage("ARG T\nFROM x/y:$T", "runsAsRoot", UNRESOLVED);
    checkStage("FROM docker.io/bitnami/redis:8", "runsAsRoot", false);
    checkStage("FROM bitnami/minideb", "runsAsRoot", true);
    checkStage("FROM a:1 AS b\nHEALTHCHECK NONE\nFROM b", "hasHealthcheck", true);
    checkStage("FROM a:1 AS b\nFROM a:1 AS B", "isNameTaken", true);
    checkStage("FROM a:1\nWORKDIR /a\nWORKDIR b/../c", "workdir", "/a/c");
  });

  it("tells what the final stage is built from", () => {
    const text = "FROM a AS b\nFROM a AS c\nFROM a AS d\nFROM b AS e\nFROM a\nCOPY --from=e / /\nRUN --mount=type=bind,from=1 x";
    assert.deepEqual(fields(text, "docker.stage", "isUsedByFinal"), [true, true, false, true, true]);
  });

  describe("takes images apart", () => {
    const image = (text: string) => (fields(text, "docker.instruction", "image").at(-1) ?? {}) as Record<string, Value>;
    const tests: [string, string, Value][] = [
      ["FROM h:5000/a/b", "hasTag", false],
      ["FROM h:5000/a/b:1", "tag", "1"],
      ["FROM a@sha256:00", "hasDigest", true],
      ["FROM a:1@sha256:00", "tag", "1"],
      ["ARG R\nFROM $R/a", "hasTag", false],
      ["ARG R\nFROM $R/a", "name", UNRESOLVED],
      ["ARG R\nFROM $R", "hasTag", UNRESOLVED],
      ["ARG V\nFROM a:$V", "hasTag", true],
      ["ARG V\nFROM a:$V", "tag", UNRESOLVED],
      ["ARG V=2\nFROM a:${V}", "tag", "2"],
      ["FROM a\nARG V=2\nFROM b:${V}", "tag", UNRESOLVED],
      ["FROM a AS b\nFROM b", "isStage", true],
    ];
    for (const [text, field, expected] of tests) {
      it(`${JSON.stringify(text)} ${field}`, () => {
        assert.equal(image(text)[field], expected);
      });
    }
  });

  describe("knows what ADD would unpack", () => {
    const tests: [string, Value][] = [
      ["a.txt", true],
      ["a.tar.gz", false],
      ["a.TGZ", false],
      ["a*", false],
      ["*.json", true],
      ["*.gz", false],
      ["https://h/a", false],
      ["git@h:a", false],
      ["$X", UNRESOLVED],
      ["a/$X.txt", true],
      ["a/$X", UNRESOLVED],
      ["a.txt b.tar", false],
    ];
    for (const [sources, expected] of tests) {
      it(sources, () => {
        const copy = fields(`FROM a\nADD ${sources} /d/`, "docker.instruction", "copy")[1] as Record<string, Value>;
        assert.equal(copy["isPlain"], expected);
      });
    }
  });

  describe("finds switches that turn certificate checks off", () => {
    checkSwitches("RUN curl -fk a", ["-k"]);
    checkSwitches("RUN curl -ok a --insecure", ["--insecure"]);
    checkSwitches("RUN sudo -u x /usr/bin/curl -k a", ["-k"]);
    checkSwitches("RUN pip3.12 install --trusted-host=a b", ["--trusted-host"]);
    checkSwitches("RUN uv pip install b", []);
    checkSwitches("RUN git config --global http.https://h/.sslVerify false", ["http.https://h/.sslVerify false"]);
    checkSwitches("RUN dnf --setopt=main.sslverify=0 install a", ["--setopt=main.sslverify=0"]);
    checkSwitches("RUN apt-get -o Acquire::https::Verify-Peer=false update", ["Acquire::https::Verify-Peer=false"]);
    checkSwitches("RUN npm --strict-ssl=false ci && npm --strict-ssl=true ci", ["--strict-ssl=false"]);
    checkSwitches("RUN GIT_SSL_NO_VERIFY=1 git clone a", ["GIT_SSL_NO_VERIFY=1"]);
    checkSwitches("RUN GIT_SSL_NO_VERIFY=$X git clone a", [UNRESOLVED]);
    checkSwitches("RUN echo curl -k; grep -k a", []);
    checkSwitches("ENV NODE_TLS_REJECT_UNAUTHORIZED='0' A=1", ["NODE_TLS_REJECT_UNAUTHORIZED=0"]);
    checkSwitches("ARG NODE_TLS_REJECT_UNAUTHORIZED", []);
  });

  it("gives every target a route that exists, and a value for every variable", () => {
    const text = "ARG A=1\nFROM a:$A AS b\nONBUILD ADD a b\nRUN x | sudo y\nENTRYPOINT [\"a\"]\nFROM b AS B\nUSER x\n";
    const types = new Map(dockerfileFormat.targetTypes.map((type) => [type.name, Object.keys(type.variables)]));
    const { targets, resources } = buildModel(text);
    assert.equal(resources, 2);
    assert.deepEqual([...new Set(targets.map(({ type }) => type))].sort(), [...types.keys()].sort());
    for (const target of targets) assert.equal(target.values.length, types.get(target.type)?.length, target.type);
    assert.deepEqual(targets.find(({ type, route }) => type === "docker.instruction" && route.length === 3)?.route, ["instructions", 2, "instruction"]);
  });

  it("declares every field that it computes", () => {
    const text =
      "FROM a AS b\nADD a b\nCOPY --from=b id_rsa .\nWORKDIR a\nMAINTAINER a\nEXPOSE 1\nENV GOINSECURE=1 A_TOKEN=1a2b\nCMD a\n" +
      "RUN --mount=type=cache,target=/root/.cache/pip sudo apt-get install --force-yes a | curl -k a; apk update";
    for (const target of buildModel(text).targets) {
      const type = dockerfileFormat.targetTypes.find(({ name }) => name === target.type)?.variables["self"];
      assert.ok(type?.kind === "object");
      assert.deepEqual(undeclared(target.values[0], type), []);
    }
  });
});

/** Routes of the fields of a value that its type does not have. */
function undeclared(value: Value, type: Type | undefined): string[] {
  if (type === undefined) return [""];
  if (Array.isArray(value)) return type.kind === "list" ? (value as readonly Value[]).flatMap((item) => undeclared(item, type.of)) : [""];
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    const inner = type.kind === "object" ? type.fields[key] : type.kind === "map" ? type.of : undefined;
    return undeclared(field, inner).map((route) => `${key} ${route}`);
  });
}

function checkDetection(text: string, expected: string): void {
  it(`${JSON.stringify(text)}: ${expected}`, () => {
    assert.equal(dockerfileFormat.detect("Dockerfile", parseDockerfile(text)), expected);
  });
}

function checkWord(word: string, expected: string): void {
  const variables = new Map([
    ["A", "1"],
    ["B", ""],
  ]);
  it(word, () => {
    assert.equal(expandWord(word, variables, "\\"), expected);
  });
}

/** A field of the last stage. */
function checkStage(text: string, field: string, expected: Value): void {
  it(`${JSON.stringify(text)} ${field}`, () => {
    assert.equal(fields(text, "docker.stage", field).at(-1), expected);
  });
}

function checkSwitches(instruction: string, expected: readonly Value[]): void {
  it(instruction, () => {
    const text = `FROM a\n${instruction}`;
    const lists = [...fields(text, "docker.instruction", "insecureTransfers"), ...fields(text, "docker.runCommand", "insecureTransfers")];
    const found = lists.flatMap((list) => (Array.isArray(list) ? (list as Record<string, Value>[]) : []));
    assert.deepEqual(
      found.map((entry) => entry["flag"]),
      expected,
    );
  });
}

function fields(text: string, type: string, field: string): Value[] {
  return buildModel(text)
    .targets.filter((target) => target.type === type)
    .map(({ values: [self] }: Target) => (isPlainObject(self) ? self[field] : undefined));
}

function buildModel(text: string) {
  return dockerfileFormat.build("Dockerfile", parseDockerfile(text));
}

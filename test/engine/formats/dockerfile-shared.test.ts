import assert from "node:assert/strict";
import { dockerfileFormat } from "#engine/formats/dockerfile/index.ts";
import type { Target } from "#engine/model/format.ts";
import { UNRESOLVED, type PlainObject, type Value } from "#engine/model/value.ts";
import { parseDockerfile } from "#engine/syntax/dockerfile.ts";

const DIGEST = `sha256:${"0".repeat(64)}`;

function targetsOf(text: string, type: string): readonly Target[] {
  return dockerfileFormat.build("Dockerfile", parseDockerfile(text)).targets.filter((target) => target.type === type);
}

function valueOf(target: Target, variable: string): Value {
  const type = dockerfileFormat.targetTypes.find((candidate) => candidate.name === target.type);
  return target.values[Object.keys(type?.variables ?? {}).indexOf(variable)];
}

describe("what Dockerfiles have in common with other formats", () => {
  describe("pulled images", () => {
    /** The pulled images of all instructions. */
    function check(text: string, expected: string[]): void {
      it(text.replaceAll("\n", "; "), () => {
        const images = targetsOf(text, "docker.instruction").map((target) => valueOf(target, "pulledImage"));
        assert.deepEqual(images.filter((image) => image !== undefined).map((image) => (image === UNRESOLVED ? "?" : image)), expected);
      });
    }

    check("FROM a:1 AS b\nFROM b\nFROM scratch", ["a:1"]);
    check("ARG T=2\nFROM a:${T}", ["a:2"]);
    check("FROM a:${T}", ["?"]);
    check("FROM a\nCOPY --from=b /x /y\nCOPY --from=0 /x /y\nCOPY --from=c:1 /x /y\nCOPY x y", ["a", "c:1"]);
    check(`FROM a\nCOPY --from=d/e /x /y\nCOPY --from=f@${DIGEST} /x /y`, ["a", "d/e", `f@${DIGEST}`]);
    check("FROM a\nONBUILD COPY --from=c:1 /x /y", ["a"]);
  });

  describe("environment and what is given", () => {
    function check(text: string, variable: string, expected: PlainObject[]): void {
      it(text.replaceAll("\n", "; "), () => {
        const last = targetsOf(text, "docker.instruction").at(-1);
        assert.ok(last !== undefined);
        assert.deepEqual(valueOf(last, variable), expected);
      });
    }

    check('FROM a\nENV A=b C="d e"', "environment", [
      { name: "A", value: "b", written: "b", isLiteral: true, source: "file", position: 0 },
      { name: "C", value: "d e", written: '"d e"', isLiteral: true, source: "file", position: 1 },
    ]);
    check("FROM a\nARG X=1\nENV A=$X", "environment", [{ name: "A", value: "1", written: "$X", isLiteral: false, source: "file", position: 0 }]);
    check("FROM a\nARG A=b", "environment", []);
    check('FROM a\nCMD ["x", "--log", "/y"]', "given", [{ source: "argument", name: "--log", value: "/y", route: ["arguments", 1] }]);
    check("FROM a\nENV A=b", "given", [{ source: "environment", name: "A", value: "b", route: ["pairs", 0] }]);
  });

  describe("build tools of a stage", () => {
    function check(text: string, hasToolchain: boolean, expected: string[]): void {
      it(text.replaceAll("\n", "; "), () => {
        const stage = targetsOf(text, "docker.stage").at(-1)?.values[0] as PlainObject;
        assert.deepEqual([stage["hasToolchain"], stage["buildTools"]], [hasToolchain, expected]);
      });
    }

    check("FROM golang:1.25\nRUN go mod download && go build -o /x . && go build .", true, ["go build"]);
    check("FROM docker.io/library/node\nRUN npm ci && npm run build:prod", true, ["npm run build:prod"]);
    check("FROM node:24\nRUN npm ci && npm run lint && yarn start", true, []);
    check("FROM debian:13\nRUN apt-get update && apt-get install -y gcc make curl", false, ["gcc", "make"]);
    check("FROM alpine\nRUN apk add build-base && make && apk del build-base make", false, []);
    check("FROM eclipse-temurin:21-jre\nRUN java -jar x", false, []);
    check("FROM eclipse-temurin:21\nRUN ./mvnw package", true, ["mvnw"]);
    check("FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet restore && dotnet publish -c Release", true, ["dotnet publish"]);
  });

  it("states as which user the image runs", () => {
    const { facts } = dockerfileFormat.build("Dockerfile", parseDockerfile("FROM a AS x\nFROM x AS y\nUSER 5"));
    const stages = [{ name: "x", runsAsRoot: true }, { name: "y", runsAsRoot: false }];
    assert.deepEqual(facts.filter(({ type }) => type === "docker.file"), [{ type: "docker.file", document: 0, route: [], value: { runsAsRoot: false, stages } }]);
  });
});

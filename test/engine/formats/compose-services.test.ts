import assert from "node:assert/strict";
import type { PlainObject, Value } from "#engine/model/value.ts";
import { build, checkFields, service, UNKNOWN, valueOf } from "./compose.ts";

/** Fields of a list of the last service. */
function checkList(variable: string, text: string, expected: PlainObject[]): void {
  it(`${variable} of ${text.replaceAll("\n", "; ")}`, () => {
    const list = valueOf(service(build(text)), variable) as readonly PlainObject[];
    assert.equal(list.length, expected.length);
    expected.forEach((fields, index) => {
      checkFields(list[index] ?? {}, fields);
    });
  });
}

function checkValue(variable: string, text: string, expected: Value, file = "compose.yaml"): void {
  it(`${variable} of ${text.replaceAll("\n", "; ")} in ${file}`, () => {
    checkFields({ value: valueOf(service(build(text, file)), variable) }, { value: expected });
  });
}

describe("services of a Compose file", () => {
  describe("images", () => {
    checkValue("pulledImage", "services: {a: {image: nginx}}", "nginx");
    checkValue("pulledImage", "services: {a: {image: 'nginx:${T:-1}'}}", "nginx:1");
    checkValue("pulledImage", "services: {a: {image: 'nginx:${T}'}}", UNKNOWN);
    checkValue("pulledImage", "services: {a: {image: x, build: .}}", undefined);
    checkValue("pulledImage", "services: {b: {image: x, build: .}, a: {image: 'x:latest'}}", undefined);
    checkValue("pulledImage", "services: {b: {image: 'x:1', build: .}, a: {image: x}}", "x");
    checkValue("pulledImage", "services: {b: {build: .}, a: {extends: b, image: x}}", undefined);
    checkValue("pulledImage", "services: {a: {extends: {file: b.yaml, service: b}, image: x}}", UNKNOWN);
    checkValue("pulledImage", "services: {a: {image: x}}", UNKNOWN, "compose.override.yaml");
    checkValue("pulledImage", "services: {b: {image: x}, a: {extends: b}}", undefined);
    checkValue("image", "services: {b: {image: x}, a: {extends: b}}", "x");
    checkValue("image", "services: {a: {image: x, build: .}}", undefined);
  });

  describe("environment", () => {
    checkList("environment", "services: {a: {environment: {A: 1, B: , C: 'x${D}', E: 'p$$q'}}}", [
      { name: "A", value: "1", isLiteral: true, source: "file", position: "A" },
      { name: "B", value: undefined, isLiteral: false, source: "other", position: "B" },
      { name: "C", value: UNKNOWN, written: "x${D}", isLiteral: false, source: "file" },
      { name: "E", value: "p$q", written: "p$$q", isLiteral: true },
    ]);
    checkList("environment", "services: {a: {environment: [A=b=c, B, 'C=', 'D=${D:-e}']}}", [
      { name: "A", value: "b=c", isLiteral: true, position: 0 },
      { name: "B", value: undefined, source: "other", position: 1 },
      { name: "C", value: "", isLiteral: true },
      { name: "D", value: "e", isLiteral: false, source: "file" },
    ]);
    checkList("environment", "services: {a: {environment: x}}", []);
  });

  describe("dependencies", () => {
    const check = "healthcheck: {test: x}";
    checkList("dependencies", `services: {b: {${check}}, a: {depends_on: [b, c]}}`, [
      { service: "b", condition: "service_started", position: 0, reportsHealth: true, rewritten: { b: { condition: "service_healthy" }, c: { condition: "service_started" } } },
      { service: "c", position: 1, reportsHealth: false },
    ]);
    checkList("dependencies", `services: {b: {${check}}, a: {depends_on: {b: {condition: '\${C}'}, c: }}}`, [
      { service: "b", condition: UNKNOWN, position: "b", reportsHealth: true, rewritten: undefined },
      { service: "c", condition: "service_started", position: "c" },
    ]);
    checkList("dependencies", "services: {b: {healthcheck: {test: x, disable: yes}}, a: {depends_on: [b, b]}}", [
      { service: "b", reportsHealth: false, rewritten: undefined },
      { service: "b" },
    ]);
    checkList("dependencies", `services: {c: {${check}}, b: {extends: c}, a: {depends_on: [b]}}`, [{ service: "b", reportsHealth: true }]);
    checkList("dependencies", `services: {c: {${check}}, b: {extends: c, healthcheck: {test: [NONE]}}, a: {depends_on: [b]}}`, [{ reportsHealth: false }]);
  });

  describe("what a service is given", () => {
    checkList("given", "services: {a: {command: run --log-file=/x --quiet --dir /y, volumes: ['data:/d', './e:/e:ro', '/f']}}", [
      { source: "argument", name: "--log-file", value: "/x", route: ["command"] },
      { source: "argument", name: "--quiet", value: undefined },
      { source: "argument", name: "--dir", value: "/y" },
      { source: "mount", name: "volume", value: "/d", route: ["volumes", 0] },
      { source: "mount", name: "volume", value: "/f", route: ["volumes", 2] },
    ]);
    checkList("given", "services: {a: {entrypoint: [a, -x, '${Y}'], environment: [A=b], secrets: [s, {source: t, target: /t}], logging: {driver: none}}}", [
      { source: "argument", name: "-x", value: UNKNOWN, route: ["entrypoint", 1] },
      { source: "environment", name: "A", value: "b", route: ["environment", 0] },
      { source: "secret", value: "/run/secrets/s", route: ["secrets", 0] },
      { source: "secret", value: "/t" },
      { source: "driver", value: "none", route: ["logging", "driver"] },
    ]);
  });

  describe("facts", () => {
    checkFact("cpus: 1", { hasCpuLimit: true, hasPidsLimit: false, pidsPlace: undefined, isReadOnly: false, hasRestartPolicy: false, user: undefined });
    checkFact("deploy: {resources: {limits: {cpus: '1', pids: 5}}, restart_policy: {}}", { hasCpuLimit: true, hasPidsLimit: true, pidsPlace: "deploy", hasRestartPolicy: true });
    checkFact("pids_limit: -1", { hasPidsLimit: false, pidsPlace: "pids_limit" });
    checkFact("pids_limit: ${P}", { hasPidsLimit: UNKNOWN });
    checkFact("read_only: yes\n    user: '0:5'\n    restart: always", { isReadOnly: true, user: "0", hasRestartPolicy: true });
    checkFact("build: .", { dockerfile: "deploy/Dockerfile", stage: undefined });
    checkFact("build: {context: ../api, dockerfile: docker/x, target: run}", { dockerfile: "api/docker/x", stage: "run" });
    for (const context of ["https://x/y.git", "git@x:y", "/srv/x", "${C}"]) checkFact(`build: {context: '${context}'}`, { dockerfile: UNKNOWN });
    checkFact("build: {dockerfile_inline: FROM x}", { dockerfile: UNKNOWN });
    checkFact("image: x", { dockerfile: undefined });
  });
});

function checkFact(body: string, expected: PlainObject): void {
  it(body.replaceAll("\n", "; "), () => {
    const model = build(`services:\n  a:\n    ${body}\n`, "deploy/compose.yaml");
    checkFields(model.facts[1]?.value ?? {}, expected);
  });
}

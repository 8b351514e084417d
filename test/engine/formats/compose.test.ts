import assert from "node:assert/strict";
import { composeFormat } from "#engine/formats/compose/index.ts";
import type { Model } from "#engine/model/format.ts";
import { isPlainObject, type PlainObject, type Value } from "#engine/model/value.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";
import { engineWith, plannedOf, ruleOf, told } from "../kit.ts";
import { build, checkFields, service, UNKNOWN, valueOf } from "./compose.ts";

describe("composeFormat", () => {
  describe("recognises files by name", () => {
    for (const file of ["compose.yaml", "a/compose.yml", "docker-compose.yml", "docker-compose.prod.yaml", "compose.override.yaml", "compose-dev.yaml"]) {
      it(file, () => {
        assert.equal(composeFormat.mayBe(file), true);
      });
    }
    for (const file of ["composed.yaml", "compose.json", "decompose.yaml", "compose/a.yaml", "compose.yaml.j2"]) {
      it(`not ${file}`, () => {
        assert.equal(composeFormat.mayBe(file), false);
      });
    }
  });

  describe("recognises files by content", () => {
    checkDetection("services:\n  a: {}", "yes");
    checkDetection("include: [a.yaml]", "yes");
    checkDetection("services: [a]", "no");
    checkDetection("services:", "no");
    checkDetection("apiVersion: v1\nkind: List\nitems: []", "no");
    checkDetection("", "no");
    checkDetection("- services", "no");
  });

  describe("reads settings with variables filled in", () => {
    checkSettings("privileged: true", { privileged: true });
    checkSettings("privileged: 'Yes'", { privileged: true });
    checkSettings("privileged: ${P:-false}", { privileged: false });
    checkSettings("privileged: ${P}", { privileged: UNKNOWN });
    checkSettings("privileged:", { privileged: undefined });
    checkSettings("privileged: [true]", { privileged: undefined });
    checkSettings("network_mode: ${N:-host}\n    pid: $P\n    ipc: host", { network_mode: "host", pid: UNKNOWN, ipc: "host", userns_mode: undefined });
    checkSettings("security_opt: [a:b, '${C}']", { security_opt: ["a:b", UNKNOWN] });
    checkSettings("security_opt: a", { security_opt: undefined });
    checkSettings("<<: [*one, *two]", { pid: "host", ipc: "host" }, "x-one: &one {pid: host}\nx-two: &two {pid: none, ipc: host}\n");
  });

  describe("tells what a service has", () => {
    checkFact("image: a", { incomplete: false, usesCapAdd: false, hasCapDrop: false, hasMemoryLimit: false, hasHealthcheck: false, disablesHealthcheck: false });
    checkFact("image: a\n    mem_limit: 1g\n    cap_add: [A]\n    cap_drop: [ALL]", { usesCapAdd: true, hasCapDrop: true, hasMemoryLimit: true });
    checkFact("image: a\n    cap_add: []\n    cap_drop: []\n    mem_limit:", { usesCapAdd: false, hasCapDrop: false, hasMemoryLimit: false });
    checkFact("image: a\n    healthcheck: {test: [NONE]}", { hasHealthcheck: true, disablesHealthcheck: true });
    checkFact("image: a\n    healthcheck: {disable: yes}", { disablesHealthcheck: true });
    checkFact("image: a\n    healthcheck: {disable: false, test: [CMD, a]}", { disablesHealthcheck: false });
    checkFact("image: a\n    healthcheck: {test: NONE}", { disablesHealthcheck: false });
    checkFact("ports: []", { incomplete: true });
    checkFact("provider: {type: model}", { incomplete: true });
    checkFact("extends: base", { incomplete: false, hasMemoryLimit: true, hasCapDrop: true, usesCapAdd: false, hasSecurityOpt: false, hasNoNewPrivileges: true });
    checkFact("extends: {service: base}", { incomplete: false, hasMemoryLimit: true });
    checkFact("extends: {service: base, file: ./compose.yaml}", { incomplete: false, hasMemoryLimit: true });
    checkFact("extends: {service: base, file: ../compose.yaml}", { incomplete: true, hasMemoryLimit: false });
    checkFact("extends: {service: base, file: '${F}'}", { incomplete: true });
    checkFact("extends: derived", { incomplete: false, hasMemoryLimit: true });
    checkFact("extends: a", { incomplete: true });
    checkFact("extends: loop", { incomplete: true });
    checkFact("extends: nothing", { incomplete: true });
    checkFact("<<: *limits\n    image: a", { hasMemoryLimit: true });
    checkFact("image: a\n    security_opt: [no-new-privileges]", { hasSecurityOpt: true, hasNoNewPrivileges: true });
    checkFact("image: a\n    security_opt: ['no-new-privileges=true']", { hasNoNewPrivileges: true });
    checkFact("image: a\n    security_opt: ['no-new-privileges:false']", { hasNoNewPrivileges: false });
    checkFact("image: a\n    security_opt: ['${OPT}']", { hasNoNewPrivileges: UNKNOWN });
  });

  it("takes files with an incomplete service as fragments, but of the main file that service alone", () => {
    const text = "services:\n  a: {image: a}\n  b: {ports: []}\n";
    const incomplete = (file: string): Value[] => factsOf(build(text, file)).map((fact) => fact["incomplete"]);
    assert.deepEqual(incomplete("compose.yaml"), [false, true]);
    assert.deepEqual(incomplete("compose.prod.yaml"), [true, true]);
    assert.deepEqual(incomplete("compose.override.yaml"), [true, true]);
  });

  describe("finds ports that are published twice", () => {
    checkDuplicates({ a: '"80:80"', b: '"80:81"' }, ["80 a b 0"]);
    checkDuplicates({ a: '"80:80"', b: '"1:1", 127.0.0.1:80:81' }, ["80 a b 1"]);
    checkDuplicates({ a: '"80:80", "80:81"' }, []);
    checkDuplicates({ a: '"127.0.0.1:80:80"', b: '"127.0.0.2:80:80"' }, []);
    checkDuplicates({ a: '"0.0.0.0:80:80"', b: '"127.0.0.2:80:80"' }, ["80 a b 0"]);
    checkDuplicates({ a: '"0.0.0.0:80:80"', b: '"[::]:80:80"' }, []);
    checkDuplicates({ a: '"[::]:80:80"', b: '"[::1]:80:80"' }, ["80 a b 0"]);
    checkDuplicates({ a: '"80:80/tcp"', b: '"80:80/udp"' }, []);
    checkDuplicates({ a: '"80:80"', b: "{target: 1, published: 80}" }, ["80 a b 0"]);
    checkDuplicates({ a: '"80"', b: '"80"' }, []);
    checkDuplicates({ a: '"80-90:80-90"', b: '"85-95:85-95"', c: '"95:1"' }, ["85 a b 0", "95 b c 0"]);
    checkDuplicates({ a: '"80-90:80"', b: '"85:80"' }, []);
    checkDuplicates({ a: '"${P}:80"', b: '"${P}:80"' }, []);
    checkDuplicates({ a: '"${IP}:80:80"', b: '"80:80"' }, []);
    checkDuplicates({ a: '"80:80"', b: '"80:80"', c: '"80:80"' }, ["80 a b 0", "80 a c 0"]);
  });

  describe("knows which services never run together", () => {
    const first = "  a:\n    container_name: n\n    profiles: [x]\n";
    checkNames(`${first}  b:\n    container_name: n\n    profiles: [y]\n`, []);
    checkNames(`${first}  b:\n    container_name: n\n    profiles: [y, x]\n`, ["n a b -1"]);
    checkNames(`${first}  b:\n    container_name: n\n`, ["n a b -1"]);
    checkNames(`${first}  b:\n    container_name: m\n`, []);
    checkNames(`${first}  b:\n    extends: a\n`, ["n a b -1"]);
    checkNames(`${first}  b:\n    extends: a\n    container_name: b\n`, []);
    checkNames("  a:\n    container_name: ${N}\n  b:\n    container_name: ${N}\n", []);
  });

  it("lets a service inherit the ports of one it extends, unless it replaces them", () => {
    const base = "services:\n  a:\n    ports: ['80:80']\n  b:\n    extends: a\n";
    assert.deepEqual(duplicates(base, 2), ["80 a b -1"]);
    assert.deepEqual(duplicates(`${base}    ports: !override ['81:80']\n`, 2), []);
  });

  it("stays within bounds on a file of nothing but equal ports", () => {
    const services = Array.from({ length: 3000 }, (_, index) => `  s${String(index)}: {profiles: [p${String(index)}], ports: ["1-65000:1-65000"]}`);
    assert.deepEqual(duplicates(`services:\n${services.join("\n")}\n`, 2), []);
  });

  describe("relates files of one folder", () => {
    const whole = "services:\n  a: {image: a}\n  b: {image: b}\n";
    checkRelated("fragmentOf", { "compose.yaml": whole, "compose.prod.yaml": "services:\n  b: {image: c}\n" }, ["compose.prod.yaml:2:3"]);
    checkRelated("fragmentOf", { "compose.yaml": whole, "compose.prod.yaml": "services:\n  c: {image: c}\n" }, []);
    checkRelated("fragmentOf", { "compose.yaml": whole, "x/compose.prod.yaml": "services:\n  b: {image: c}\n" }, []);
    checkRelated("fragmentOf", { "docker-compose.yml": whole, "docker-compose.yaml": whole }, []);
    checkRelated("overriddenBy", { "compose.yaml": whole, "compose.override.yaml": "services:\n  b: {ports: []}\n" }, ["compose.yaml:3:3"]);
    checkRelated("overriddenBy", { "compose.yaml": whole, "x/compose.override.yaml": "services:\n  b: {ports: []}\n" }, []);
    checkRelated("overriddenBy", { "compose.yaml": whole, "compose.prod.yaml": "services:\n  b: {ports: []}\n" }, []);
  });

  it("never throws on odd input", () => {
    for (const text of ["", "services: {a: , b: 1, c: [], d: {ports: 1, volumes: {}, extends: [x], profiles: x}}", "services:\n  <<: *gone\n  a: *gone\n", "a: [\n"]) build(text);
    assert.equal(build("services: {a: {ports: [[], {}, ~], volumes: [[], {}, ~]}}").resources, 1);
  });
});

function checkDetection(text: string, expected: string): void {
  it(`${JSON.stringify(text)}: ${expected}`, () => {
    assert.equal(composeFormat.detect("compose.yaml", parseYaml(text)), expected);
  });
}

function checkSettings(text: string, expected: PlainObject, before = ""): void {
  it(text, () => {
    const settings = valueOf(service(build(`${before}services:\n  a:\n    ${text}\n`)), "settings");
    assert.ok(isPlainObject(settings));
    checkFields(settings, expected);
  });
}

const FACT_CONTEXT = `x-limits: &limits
  deploy: {resources: {limits: {memory: 1G}}}
services:
  base: {image: a, mem_limit: 1g, cap_drop: [ALL], cap_add: [CHOWN], security_opt: [no-new-privileges]}
  derived: {extends: {service: base}}
  loop: {extends: loop2}
  loop2: {extends: loop}
  a:
    `;

function checkFact(text: string, expected: PlainObject): void {
  it(text, () => {
    const fact = factsOf(build(`${FACT_CONTEXT}${text}\n`)).at(-1);
    assert.ok(fact !== undefined);
    checkFields(fact, expected);
  });
}

function factsOf(model: Model): PlainObject[] {
  return model.facts.filter((fact) => fact.type === "compose.service").map((fact) => fact.value);
}

/** Duplicates of the file as `name first second index`; slot 1 holds names, slot 2 ports. */
function duplicates(text: string, slot: 1 | 2): string[] {
  const list = build(text).targets[0]?.values[slot];
  assert.ok(Array.isArray(list));
  return (list as Value[]).map((entry) => {
    assert.ok(isPlainObject(entry));
    return ["name", "first", "second", "index"].map((key) => textOf(entry[key])).join(" ");
  });
}

function checkDuplicates(ports: Readonly<Record<string, string>>, expected: string[]): void {
  it(JSON.stringify(ports), () => {
    const services = Object.entries(ports).map(([name, entries]) => `  ${name}:\n    ports: [${entries}]\n`);
    assert.deepEqual(duplicates(`services:\n${services.join("")}`, 2), expected);
  });
}

function checkNames(services: string, expected: string[]): void {
  it(`${JSON.stringify(services)}: ${String(expected.length)}`, () => {
    assert.deepEqual(duplicates(`services:\n${services}`, 1), expected);
  });
}

function checkRelated(relation: string, files: Readonly<Record<string, string>>, expected: string[]): void {
  const type = relation === "fragmentOf" ? "compose.file" : "compose.service";
  it(`${relation} ${Object.keys(files).join(" ")}: ${String(expected.length)}`, () => {
    const rule = ruleOf({ id: "test/related", formats: ["compose"], targets: ["compose.service"], message: "m", at: [{ path: "self" }], forbid: `related(self, "${relation}", "${type}").size() > 0` });
    const places = told(engineWith({ rules: [plannedOf(rule)], files })).map((line) => line.split(" ")[0]);
    assert.deepEqual(places, expected);
  });
}

function textOf(value: Value): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "?";
}

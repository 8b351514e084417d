import assert from "node:assert/strict";
import { findCircles } from "#engine/formats/compose/references/circles.ts";
import { composeFormat } from "#engine/formats/compose/index.ts";
import { UNRESOLVED } from "#engine/model/value.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

describe("references of Compose services", () => {
  check("depends_on: [a, b]", ["service a", "service b"]);
  check("depends_on: {a: {condition: service_started}, b: {required: false}}", ["service a"]);
  check("networks: [default, front]", ["network front"]);
  check("networks: {front: {aliases: [x]}}", ["network front"]);
  check("secrets: [a, {source: b, target: c}]", ["secret a", "secret b"]);
  check("configs: [{source: a}]", ["config a"]);
  check('volumes: ["data:/data", "./src:/src", /cache, "$HOME/x:/x"]', ["volume data"]);
  check("volumes: [{type: volume, source: data, target: /d}, {type: bind, source: data, target: /e}]", ["volume data"]);
  check("network_mode: service:vpn", ["service vpn"]);
  check("network_mode: host", []);
  check("extends: a", ["service a"]);
  check("extends: {service: a}", ["service a"]);
  check("extends: {service: a, file: other.yaml}", []);
  check('depends_on: ["${NAME}"]', ["service ?"]);

  describe("that wait for one another", () => {
    circles({ a: ["b"], b: ["c"], c: [] }, []);
    circles({ a: ["a"] }, ["a → a"]);
    circles({ a: ["b"], b: ["c"], c: ["b"] }, ["b → c → b"]);
    circles({ a: ["b", "c"], b: ["a"], c: ["a"] }, ["a → b → a"]);
    circles({ a: ["b"], b: ["a"], c: ["d"], d: ["c"] }, ["a → b → a", "c → d → c"]);
  });
});

function check(service: string, expected: readonly string[]): void {
  it(service, () => {
    const { facts } = composeFormat.build("compose.yaml", parseYaml(`services:\n  web:\n    image: a\n    ${service}\n`));
    const references = facts.filter(({ type }) => type === "compose.reference");
    assert.deepEqual(
      references.map(({ value: { kind, name } }) => `${typeof kind === "string" ? kind : ""} ${name === UNRESOLVED ? "?" : typeof name === "string" ? name : ""}`),
      expected,
    );
  });
}

function circles(waitsFor: Readonly<Record<string, readonly string[]>>, expected: readonly string[]): void {
  it(JSON.stringify(waitsFor), () => {
    assert.deepEqual([...findCircles(new Map(Object.entries(waitsFor))).values()], expected);
  });
}

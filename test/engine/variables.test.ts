import assert from "node:assert/strict";
import { createEngine, NO_VARIABLES, parseDotEnv, type Engine, type EngineConfiguration } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";
import { plannedOf } from "./kit.ts";

/** Without one that others fold away. */
const planned = builtinRules.filter(({ id }) => id !== "supply/image-pinned").map((rule) => plannedOf(rule, { severity: rule.severity === "off" ? "info" : rule.severity }));
const settings = { kubernetesMinor: 34, reasonRequired: false, foreignSuppressions: true, suppressionDays: null };

const image = 'services:\n  web:\n    image: "nginx:${TAG:-1.29}"\n';

/** Texts of `.env` files by folder. */
type Texts = Readonly<Record<string, string>>;

describe("variables of a Compose project", () => {
  describe("change what rules find", () => {
    check("image", 'image: "nginx:${TAG:-1.29}"', "TAG=latest", { "compose/image-tag": "pass → fail" });
    check("image", 'image: "nginx:${TAG:-latest}"', "TAG=1.29", { "compose/image-tag": "fail → pass" });
    check("image", 'image: "nginx:${TAG:-latest}"', "TAG=", {});
    check("image", 'image: "nginx:${TAG-1.29}"', "TAG=latest", { "compose/image-tag": "pass → fail" });
    check("image", 'image: "nginx:${TAG}"', "TAG=1.29", { "compose/image-tag": "unresolved → pass" });
    check("image", 'image: "nginx:${TAG:?which}"', "TAG=latest", { "compose/image-tag": "unresolved → fail" });
    check("image", 'image: "nginx:${TAG}"', "TAG=${SHELL_TAG}", {});
    check("privileged", "privileged: ${ROOT:-false}", "ROOT=true", { "compose/privileged": "pass → fail" });
    check("network", "network_mode: ${MODE}", "MODE=host", { "compose/host-network": "unresolved → fail" });
    check("socket", 'volumes: ["${DIR}/docker.sock:/d:ro"]', "DIR=/var/run", { "compose/docker-socket": "unresolved → fail", "compose/sensitive-host-dir": "unresolved → pass" });
    check("address", 'ports: ["${IP:-127.0.0.1}:8080:80"]', "IP=0.0.0.0", { "compose/port-all-interfaces": "pass → fail" });
    check("address", 'ports: ["${WHERE}"]', "WHERE=127.0.0.1:8080:80", { "compose/port-all-interfaces": "unresolved → pass", "compose/datastore-published": "unresolved → pass" });
    check("quotes", "ports:\n      - ${WHERE}", "WHERE=127.0.0.1:8080:80", { "compose/port-all-interfaces": "unresolved → pass", "compose/datastore-published": "unresolved → pass" });
  });

  describe("are no literals of the file", () => {
    check("list", "environment: [\"API_TOKEN=${T}\"]", "T=9f86d081884c7d65", {});
    check("map", "environment: {API_TOKEN: '${T:-}', DATABASE_URL: 'postgres://shop:${T}@db/shop'}", "T=9f86d081884c7d65", {});
    check("argument", "command: ['--api-token=${T}']", "T=9f86d081884c7d65", {});
    check("name alone", "environment: [API_TOKEN]", "API_TOKEN=9f86d081884c7d65", {});
  });

  it("are never told", () => {
    const text = "services:\n  web:\n    image: \"${I}\"\n    environment:\n      API_TOKEN: ${T}\n      URL: postgres://shop:${T}@${H}/shop\n    command: [\"--password\", \"${T}\"]\n";
    const engine = engineWith({ "": "T=9f86d081884c7d65\nI=nginx:latest\nH=nowhere\n" }, { "compose.yaml": text });
    const told = JSON.stringify(engine.report());
    assert.ok(told.includes("nginx:latest"));
    assert.ok(!told.includes("9f86d081884c7d65"), told);
  });

  it("are named where a rule is explained, and credentials among them never told", () => {
    const text = "services:\n  web:\n    image: \"nginx:${TAG}\"\n    environment:\n      OTEL_PROPAGATORS: ${API_TOKEN}\n";
    const engine = engineWith({ "": "TAG=latest\nAPI_TOKEN=9f86d081884c7d65\n" }, { "compose.yaml": text });
    const told = (rule: string, line: number): string => engine.explain(rule, "compose.yaml", line).map(({ step, value }) => `${step}: ${value}`).join("\n");
    assert.match(told("compose/image-tag", 3), /^variables: TAG from the \.env file beside it$/m);
    assert.doesNotMatch(told("compose/image-tag", 2), /^variables/m);
    assert.match(told("ops/trace-propagation", 5), /^let found: \$\{API_TOKEN\}$/m);
    assert.doesNotMatch(told("ops/trace-propagation", 5), /9f86/);
  });

  describe("are not written into the file by a fix", () => {
    checkFixes('ports: ["${IP}:8080:80"]', "IP=0.0.0.0", "compose/port-all-interfaces", []);
    checkFixes("ports: [{target: 80, host_ip: '${IP}'}]", "IP=0.0.0.0", "compose/port-all-interfaces", []);
    checkFixes('ports: ["${P}:80"]', "P=8080", "compose/port-all-interfaces", ['"127.0.0.1:${P}:80"']);
    checkFixes("networks: ['${N}']\nnetworks: {front: {}}", "N=frond", "ref/compose-names", []);
    checkFixes("networks: [frond]\nnetworks: {front: {}}", "", "ref/compose-names", ["front"]);
    checkFixes("depends_on: ['${D}']\n  db:\n    image: a:1\n    healthcheck: {test: [CMD, a]}", "D=db", "compose/depends-on-condition", []);
    checkFixes("environment: {OTEL_PROPAGATORS: '${O}'}", "O=b3", "ops/trace-propagation", []);
  });

  describe("are those of the folder", () => {
    const files = { "compose.yaml": image, "a/compose.yaml": image, "a/b/docker-compose.yml": image };
    checkTold({ a: "TAG=latest" }, files, ["a/compose.yaml"]);
    checkTold({ "a/b": "TAG=latest" }, files, ["a/b/docker-compose.yml"]);
    checkTold({ "": "TAG=latest" }, files, ["compose.yaml"]);
  });

  it("are taken over when they change, by files that are held", () => {
    const texts: Record<string, string> = {};
    const engine = engineWith(texts, { "compose.yaml": image, "a/compose.yaml": image });
    assert.deepEqual(tagged(engine), []);
    texts[""] = "TAG=latest";
    engine.configure(configurationOf({ ...texts }));
    assert.deepEqual(tagged(engine), ["compose.yaml"]);
    engine.configure(configurationOf({ "": "TAG='1'", a: "TAG=latest" }));
    assert.deepEqual(tagged(engine), ["a/compose.yaml"]);
    engine.configure(configurationOf({}));
    assert.deepEqual(tagged(engine), []);
  });

  it("are taken over by rules that look at several files", () => {
    const main = "services:\n  web: {image: 'a:1', user: '0'}\n";
    const engine = engineWith({}, { "compose.yaml": main.replace(", user: '0'", ""), "compose.override.yaml": "services:\n  web: {user: '${U}'}\n" });
    const verdicts = (): string[] => engine.report().flatMap(({ findings }) => findings.filter(({ rule }) => rule === "compose/root-user").map(({ file, verdict }) => `${file} ${verdict}`));
    assert.deepEqual(verdicts(), ["compose.override.yaml unresolved", "compose.yaml unresolved"]);
    engine.configure(configurationOf({ "": "U=1000" }));
    assert.deepEqual(verdicts(), []);
    engine.configure(configurationOf({ "": "U=" }));
    assert.deepEqual(verdicts(), ["compose.yaml fail"]);
  });

  it("travel with what another engine has extracted", () => {
    const engine = engineWith({}, {});
    engine.adopt(engineWith({ "": "TAG=latest" }, { "compose.yaml": image }).extract("compose.yaml"));
    assert.deepEqual(tagged(engine), ["compose.yaml"]);
  });

  it("are not needed", () => {
    const { variablesOf, ...without } = configurationOf({});
    const engine = createEngine(without);
    engine.update("compose.yaml", image.replace("1.29", "latest"));
    assert.deepEqual(tagged(engine), ["compose.yaml"]);
    assert.equal(variablesOf?.("x"), NO_VARIABLES);
  });
});

function configurationOf(texts: Texts): EngineConfiguration {
  const variables = new Map(Object.entries(texts).map(([folder, text]) => [folder, parseDotEnv(text)]));
  return { rulesFor: () => ({ id: "test", rules: planned, settings }), complete: true, asOf: "2026-06-01", hasFile: () => false, variablesOf: (folder) => variables.get(folder) ?? NO_VARIABLES };
}

function engineWith(texts: Texts, files: Readonly<Record<string, string>>): Engine {
  const engine = createEngine(configurationOf(texts));
  for (const [file, text] of Object.entries(files)) engine.update(file, text);
  return engine;
}

function tagged(engine: Engine): string[] {
  return engine.report().flatMap(({ findings }) => findings.filter(({ rule, verdict }) => rule === "compose/image-tag" && verdict === "fail").map(({ file }) => file));
}

function checkTold(texts: Texts, files: Readonly<Record<string, string>>, expected: readonly string[]): void {
  it(JSON.stringify(texts), () => {
    assert.deepEqual(tagged(engineWith(texts, files)), expected);
  });
}

/** What becomes of the findings of a service when a `.env` file stands beside it; those that stay are left out. */
function check(name: string, service: string, variables: string, expected: Readonly<Record<string, string>>): void {
  it(`${name}: ${service} with ${variables}`, () => {
    const before = verdictsOf({}, service);
    const after = verdictsOf({ "": variables }, service);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((rule) => before.get(rule) !== after.get(rule));
    const told = changed.map((rule) => [rule, `${before.get(rule) ?? "pass"} → ${after.get(rule) ?? "pass"}`]);
    assert.deepEqual(Object.fromEntries(told), expected);
  });
}

function verdictsOf(texts: Texts, service: string): ReadonlyMap<string, string> {
  const engine = engineWith(texts, { "compose.yaml": `services:\n  web:\n    ${service}\n` });
  return new Map(engine.findings("compose.yaml").findings.map(({ rule, verdict }) => [rule, verdict]));
}

function checkFixes(service: string, variables: string, rule: string, expected: readonly string[]): void {
  it(`${rule}: ${service} with ${variables}`, () => {
    const engine = engineWith({ "": variables }, { "compose.yaml": `services:\n  web:\n    image: a:1\n    ${service}\n` });
    const found = engine.findings("compose.yaml").findings.filter((finding) => finding.rule === rule && finding.verdict === "fail");
    assert.equal(found.length, 1);
    const texts = found.flatMap((finding) => engine.fixes("compose.yaml", finding)).flatMap(({ edits }) => edits.map(({ text }) => text));
    assert.deepEqual(texts, expected);
  });
}

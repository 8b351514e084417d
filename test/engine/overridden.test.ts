import assert from "node:assert/strict";
import { builtinRules } from "#packs/index.ts";
import { engineWith, plannedOf } from "./kit.ts";

const rules = builtinRules
  .filter(({ id }) => ["compose/privileged", "compose/image-tag", "compose/port-all-interfaces", "compose/sensitive-host-dir", "compose/secret-in-environment", "compose/host-pid"].includes(id))
  .map((rule) => plannedOf(rule));

const TOKEN = "environment: {API_TOKEN: 9f86d081884c7d65}";

describe("a value that the override of a Compose project replaces", () => {
  check("privileged: true", "privileged: true", ["compose.override.yaml services.web.privileged"]);
  check("pid: host", "pid: 'host'", ["compose.override.yaml services.web.pid"]);

  describe("stays where it is", () => {
    check("privileged: true", "pid: host", ["compose.override.yaml services.web.pid", "compose.yaml services.web.privileged"]);
    check("privileged: true", "privileged: false", ["compose.yaml services.web.privileged"]);
    check(TOKEN, TOKEN, ["compose.override.yaml services.web.environment.API_TOKEN", "compose.yaml services.web.environment.API_TOKEN"]);
    check("pid: host", "pid: host # groundrules-ignore compose/host-pid reason='a debugger'", ["compose.yaml services.web.pid"]);
    check("image: a:latest", "image: b", ["compose.yaml services.web.image"]);
    check("privileged: true", "user: '1'", ["compose.yaml services.web.privileged"]);
    check("ports: ['80:80']", "ports: ['81:81']", ["compose.override.yaml services.web.ports.0", "compose.yaml services.web.ports.0"]);
    check("privileged: true", "privileged: true", ["compose.yaml services.web.privileged", "x/compose.override.yaml services.web.privileged"], "x/compose.override.yaml");
    check("privileged: true", "privileged: true", ["compose.prod.yaml services.web.privileged", "compose.yaml services.web.privileged"], "compose.prod.yaml");
  });

  it("is one of each service", () => {
    const main = "services:\n  web: {image: 'a:1', privileged: true}\n  db: {image: 'a:1', privileged: true}\n";
    assert.deepEqual(placesOf({ "docker-compose.yml": main, "docker-compose.override.yml": "services: {web: {privileged: true}}\n" }), [
      "docker-compose.override.yml services.web.privileged", "docker-compose.yml services.db.privileged",
    ]);
  });

  it("is told anew when the override changes", () => {
    const text = "services: {web: {image: 'a:1', privileged: true}}\n";
    const engine = engineWith({ rules, files: { "compose.yaml": text, "compose.override.yaml": text } });
    assert.equal(engine.findings("compose.yaml").findings.length, 0);
    engine.update("compose.override.yaml", "services: {web: {image: 'a:1'}}\n");
    assert.equal(engine.findings("compose.yaml").findings.length, 1);
    engine.update("compose.override.yaml", text);
    assert.equal(engine.findings("compose.yaml").findings.length, 0);
    engine.remove("compose.override.yaml");
    assert.equal(engine.findings("compose.yaml").findings.length, 1);
  });
});

function placesOf(files: Readonly<Record<string, string>>): string[] {
  return engineWith({ rules, files }).report().flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === "fail").map(({ file, route }) => `${file} ${route.join(".")}`));
}

function check(main: string, other: string, expected: readonly string[], file = "compose.override.yaml"): void {
  it(`${main} in compose.yaml, ${other} in ${file}`, () => {
    assert.deepEqual(placesOf({ "compose.yaml": `services:\n  web:\n    ${main.startsWith("image") ? "" : "image: a:1\n    "}${main}\n`, [file]: `services:\n  web:\n    ${other}\n` }), expected);
  });
}

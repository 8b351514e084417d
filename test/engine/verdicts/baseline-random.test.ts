import assert from "node:assert/strict";
import { applyBaseline, baselineOf, createEngine, createRuleIndex, type Finding } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";
import { rulesFromCommandLine } from "../../../src/engine/principles/command-line.ts";
import { REWRITES } from "./rewrite.ts";

/** Ways to do wrong in a container, by the one rule that sees it; a container has none of them at first. */
const VIOLATIONS: Readonly<Record<string, string>> = {
  "k8s/privileged-container": "privileged",
  "k8s/image-latest-tag": "latest",
  "k8s/host-port": "hostPort",
  "k8s/cap-sys-admin": "sysAdmin",
  "k8s/memory-limits": "noMemoryLimit",
  "k8s/liveness-probe": "noLiveness",
  "k8s/read-only-root-fs": "writableRoot",
};
const RULES = Object.keys(VIOLATIONS);
const { ruleSet } = rulesFromCommandLine({ rule: RULES, skipRule: [], pack: [] }, createRuleIndex(builtinRules));

interface Container {
  readonly name: string;
  readonly wrong: ReadonlySet<string>;
}

/** Files, of objects, of containers. */
type Estate = Readonly<Record<string, readonly { readonly name: string; readonly containers: readonly Container[] }[]>>;

const ROUNDS = 40;

describe("a baseline over generated manifests", () => {
  it("accepts all of them however they are written, and nothing of what is added", () => {
    const random = createRandom(20260101);
    for (let round = 0; round < ROUNDS; round += 1) {
      const estate = randomEstate(random);
      const before = failing(texts(estate, (text) => text));
      const rewrite = pick(random, Object.values(REWRITES));
      const fresh = newIn(before, texts(estate, (text) => rewrite(text) ?? text));
      assert.deepEqual(fresh, [], `round ${String(round)}`);
      const { changed, expected } = withOneMore(estate, random);
      assert.deepEqual(newIn(before, texts(changed, (text) => rewrite(text) ?? text)), [expected], `round ${String(round)}`);
      const twice = withOneMore(changed, random);
      assert.deepEqual(newIn(before, texts(twice.changed, (text) => text)).sort(), [expected, twice.expected].sort(), `round ${String(round)}`);
    }
  });

  it("accepts what moves with its object to another file, and not what stays behind", () => {
    const random = createRandom(7);
    for (let round = 0; round < ROUNDS; round += 1) {
      const estate = randomEstate(random);
      const before = failing(texts(estate, (text) => text));
      const [first = "", second = ""] = Object.keys(estate);
      const [moved, ...rest] = estate[first] ?? [];
      if (moved === undefined || estate[second]?.some(({ name }) => name === moved.name) === true) continue;
      const after = { ...estate, [first]: rest, [second]: [...(estate[second] ?? []), moved] };
      assert.deepEqual(newIn(before, texts(after, (text) => text)), []);
      const copied = { ...estate, [second]: [...(estate[second] ?? []), moved] };
      const inCopy = failing(texts(copied, (text) => text)).filter((finding) => finding.file === second && finding.resource?.name === moved.name);
      assert.equal(newIn(before, texts(copied, (text) => text)).length, inCopy.length);
    }
  });
});

function withOneMore(estate: Estate, random: () => number): { changed: Estate; expected: string } {
  for (;;) {
    const file = pick(random, Object.keys(estate));
    const object = pick(random, estate[file] ?? []);
    const container = pick(random, object.containers);
    const rule = pick(random, RULES);
    const kind = VIOLATIONS[rule] ?? "";
    if (container.wrong.has(kind)) continue;
    const worse = { ...container, wrong: new Set([...container.wrong, kind]) };
    const containers = object.containers.map((other) => (other === container ? worse : other));
    const objects = (estate[file] ?? []).map((other) => (other === object ? { ...object, containers } : other));
    return { changed: { ...estate, [file]: objects }, expected: `${file} ${object.name} ${rule}` };
  }
}

function newIn(before: readonly Finding[], files: Readonly<Record<string, string>>): string[] {
  const engine = engineOf(files);
  const findings = engine.report().flatMap((report) => report.findings);
  const holds = (file: string, resource: Finding["resource"]): boolean => engine.findings(file).inventory.some((held) => held.name === resource?.name);
  const compared = applyBaseline(findings, baselineOf(before), holds);
  return compared.filter((finding) => finding.verdict === "fail").map(({ file, resource, rule }) => `${file} ${resource?.name ?? ""} ${rule}`);
}

function failing(files: Readonly<Record<string, string>>): Finding[] {
  return engineOf(files).report().flatMap((report) => report.findings).filter((finding) => finding.verdict === "fail");
}

function engineOf(files: Readonly<Record<string, string>>): ReturnType<typeof createEngine> {
  const engine = createEngine({ rulesFor: () => ruleSet, complete: true, asOf: "2026-01-01", hasFile: () => false });
  for (const [file, text] of Object.entries(files)) engine.update(file, text);
  return engine;
}

function randomEstate(random: () => number): Estate {
  const files = Array.from({ length: 2 }, (_, file) => {
    const objects = Array.from({ length: 1 + Math.floor(random() * 3) }, (__, object) => {
      const containers = Array.from({ length: 1 + Math.floor(random() * 3) }, (___, index) => {
        const wrong = Object.values(VIOLATIONS).filter(() => random() < 0.35);
        return { name: `c${String(index)}`, wrong: new Set(wrong) };
      });
      // The same names in both files: what is equal must not be taken for moved.
      return { name: random() < 0.5 ? `app-${String(object)}` : `app-${String(file)}-${String(object)}`, containers };
    });
    return [`deploy-${String(file)}.yaml`, objects] as const;
  });
  return Object.fromEntries(files);
}

function texts(estate: Estate, rewrite: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(estate).map(([file, objects]) => [file, rewrite(objects.map(describeObject).join("---\n"))]));
}

function describeObject({ name, containers }: Estate[string][number]): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers:\n${containers.map(describeContainer).join("")}`;
}

function describeContainer({ name, wrong }: Container): string {
  const lines = [
    `- name: ${name}`,
    `  image: registry.example.com/${name}:${wrong.has("latest") ? "latest" : "1.0.0"}`,
    `  ports: [{containerPort: 8080${wrong.has("hostPort") ? ", hostPort: 80" : ""}}]`,
    `  securityContext: {readOnlyRootFilesystem: ${String(!wrong.has("writableRoot"))}${wrong.has("privileged") ? ", privileged: true" : ""}${wrong.has("sysAdmin") ? ", capabilities: {add: [SYS_ADMIN]}" : ""}}`,
    ...(wrong.has("noMemoryLimit") ? [] : ["  resources: {limits: {memory: 64Mi}}"]),
    ...(wrong.has("noLiveness") ? [] : ["  livenessProbe: {tcpSocket: {port: 8080}}"]),
  ];
  return lines.map((line) => `        ${line}\n`).join("");
}

function pick<T>(random: () => number, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  assert.ok(value !== undefined);
  return value;
}

/** Numbers from 0 to 1, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

import assert from "node:assert/strict";
import { applyBaseline, baselineOf, createEngine, createRuleIndex, type Engine, type Finding, type HoldsResource, type RuleDefinition, type RuleExample } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";
import { builtinDocumentation } from "#packs/documentation.ts";
import { rulesFromPacks } from "../../../src/engine/principles/command-line.ts";
import type { RuleSet } from "../../../src/engine/model/plan.ts";
import { asJson, DOCKERFILE_REWRITES, REWRITES } from "./rewrite.ts";

const strict = rulesFromPacks(["strict"], createRuleIndex(builtinRules));

type Files = Readonly<Record<string, string>>;

/** One engine for all examples, so that each rule is compiled once; files come and go. */
class Bench {
  private files: Files = {};
  private readonly engine: Engine;

  constructor(rules: RuleSet) {
    this.engine = createEngine({ rulesFor: () => rules, complete: true, asOf: "2026-01-01", hasFile: (path) => path in this.files });
  }

  failing(files: Files): readonly Finding[] {
    for (const file of Object.keys(this.files)) if (!(file in files)) this.engine.remove(file);
    this.files = files;
    for (const [file, text] of Object.entries(files)) this.engine.update(file, text);
    return this.engine.report().flatMap((report) => report.findings).filter((finding) => finding.verdict === "fail");
  }

  /** Findings that a baseline of the files `before` does not accept in the present ones. */
  fresh(before: readonly Finding[], files: Files): readonly Finding[] {
    return applyBaseline(this.failing(files), baselineOf(before), this.holds).filter((finding) => finding.verdict === "fail");
  }

  private readonly holds: HoldsResource = (file, resource) => {
    if (!(file in this.files)) return false;
    const same = (other: { type: string; name: string; namespace?: string }): boolean =>
      other.type === resource?.type && other.name === resource.name && other.namespace === resource.namespace;
    return resource === null || this.engine.findings(file).inventory.some(same);
  };
}

const everything = new Bench({ ...strict, rules: strict.rules.map((rule) => ({ ...rule, named: false })) });

function benchFor(rule: RuleDefinition, example: RuleExample): Bench {
  if (Object.keys(example.options).length === 0 && example.kubernetesMinor === null && strict.rules.some((planned) => planned.rule.id === rule.id)) return everything;
  const params = Object.fromEntries(Object.entries(rule.params).map(([name, { default: value }]) => [name, example.options[name] ?? value ?? undefined]));
  const severity = rule.severity === "off" ? ("warning" as const) : rule.severity;
  const origin = { paths: [], excludePaths: [], severityFrom: null, origin: null };
  const own = { rule, principle: null, severity, stage: "enforce" as const, named: true, params: params as RuleSet["rules"][number]["params"], ...origin };
  return new Bench({ ...strict, id: rule.id, rules: [own], settings: { ...strict.settings, kubernetesMinor: example.kubernetesMinor ?? strict.settings.kubernetesMinor } });
}

function describeAll(findings: readonly Finding[]): string {
  return findings.map(({ file, rule, message }) => `${file}: ${rule}: ${message}`).sort().join("\n");
}

const DOCKERFILE = /(^|\/|\.)(Dockerfile|Containerfile)(\.|$)/;
const YAML = /\.ya?ml$/;
/** Rules that point at the first or the second of several equal places: in another order that is another one. */
const ABOUT_ORDER: ReadonlySet<string> = new Set([
  "compose/duplicate-container-name", "compose/duplicate-host-port", "compose/shared-volume", "interop/ingress-retired", "ops/otlp-neutral", "ref/compose-names",
]);
/** Files whose place and name other files or formats rely on. */
const FIXED_NAMES = /(^|\/)(kustomization|Chart|values|compose|docker-compose|\.gitlab-ci)[^/]*\.ya?ml$/;

function rewritten(files: Files, rewrite: (text: string) => string | null, kind = YAML): Files | null {
  if (!Object.keys(files).some((file) => kind.test(file))) return null;
  const changed = Object.entries(files).map(([file, text]) => [file, kind.test(file) ? rewrite(text) : text] as const);
  return changed.some(([, text]) => text === null) ? null : (Object.fromEntries(changed) as Files);
}

function renamed(files: Files, rename: (file: string) => string): Files | null {
  return Object.keys(files).some((file) => FIXED_NAMES.test(file) || !YAML.test(file)) ? null : Object.fromEntries(Object.entries(files).map(([file, text]) => [rename(file), text]));
}

/** The same files written otherwise: the text, and what is to be left out as it cannot be written that way. */
const CHANGES: Readonly<Record<string, (files: Files) => Files | null>> = {
  ...Object.fromEntries(Object.entries(REWRITES).map(([name, rewrite]) => [name, (files: Files) => rewritten(files, rewrite)])),
  ...Object.fromEntries(Object.entries(DOCKERFILE_REWRITES).map(([name, rewrite]) => [`Dockerfiles, ${name}`, (files: Files) => rewritten(files, rewrite, DOCKERFILE)])),
  "another name": (files) => renamed(files, (file) => file.replace(/[^/]+$/, "moved-$&")),
  JSON: (files) => {
    const json = rewritten(files, asJson);
    return json === null ? null : renamed(json, (file) => file.replace(YAML, ".json"));
  },
};

interface Case {
  readonly id: string;
  readonly files: Files;
  readonly bench: Bench;
  readonly before: readonly Finding[];
}

describe("a baseline over the examples of all rules", () => {
  let cases: readonly Case[] = [];
  before(() => { cases = failingExamples(); });

  for (const [name, change] of Object.entries(CHANGES)) {
    it(`accepts everything after: ${name}`, () => {
      let tried = 0;
      const faults: string[] = [];
      for (const { files, bench, before, id } of cases) {
        const changed = change(files);
        if (changed === null) continue;
        const fresh = bench.fresh(before, changed).filter(({ rule }) => !name.includes("reverse") || !ABOUT_ORDER.has(rule));
        tried += 1;
        if (fresh.length > 0) faults.push(`${id}\n${describeAll(fresh)}\n${Object.values(changed).join("\n")}`);
      }
      assert.equal(faults.join("\n\n"), "");
      assert.ok(tried > 20, `only ${String(tried)} examples could be written so`);
    });
  }

  it("accepts nothing of a copy in another file", () => {
    const faults: string[] = [];
    for (const { files, bench, before, id } of cases) {
      const [file = "", ...others] = Object.keys(files);
      if (others.length > 0) continue;
      const copy = copyName(file);
      const both = { ...files, [copy]: files[file] ?? "" };
      const isCopy = (finding: Finding): boolean => finding.file === copy;
      if (bench.fresh(before, both).filter(isCopy).length !== bench.failing(both).filter(isCopy).length) faults.push(id);
    }
    assert.deepEqual(faults, []);
  });

  it("accepts nothing of a second resource in the same file", () => {
    const faults: string[] = [];
    let tried = 0;
    for (const { files, bench, before, id } of cases) {
      const [file = "", ...others] = Object.keys(files);
      const text = files[file] ?? "";
      if (others.length > 0 || !/^ {2}name: \S+$/m.test(text) || !/^apiVersion:/m.test(text)) continue;
      const both = { [file]: `${text}\n---\n${text.replace(/^---\n/, "").replace(/^( {2}name: \S+)$/gm, "$1-copy")}` };
      const isCopy = (finding: Finding): boolean => finding.resource?.name.endsWith("-copy") ?? false;
      tried += 1;
      if (bench.fresh(before, both).filter(isCopy).length !== bench.failing(both).filter(isCopy).length) faults.push(id);
    }
    assert.deepEqual(faults, []);
    assert.ok(tried > 100);
  });
});

function copyName(file: string): string {
  if (/Dockerfile|Containerfile/.test(file)) return `copy/${file}`;
  return FIXED_NAMES.test(file) ? `copy/${file}` : file.replace(/[^/]+$/, "copy-$&");
}

function failingExamples(): Case[] {
  return builtinRules.flatMap((rule) => {
    const examples = (builtinDocumentation.get(rule.id)?.examples ?? []).filter(({ kind }) => kind === "fail");
    return examples.map((example) => {
      const bench = benchFor(rule, example);
      return { id: rule.id, files: example.files, bench, before: bench.failing(example.files) };
    });
  });
}

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { OWN_RULES, PACKS, TARGET_TYPES } from "#engine/index.ts";
import { builtinPrinciples } from "#packs/principles.ts";
import { readRules, type SourceRule } from "../../scripts/generate-packs.ts";
import { ROOT } from "./arrows.ts";
import { ownFiles } from "./files.ts";

/** Categories of ids. A rule may fold one that is not built yet, if its category is one of these. */
const CATEGORIES: ReadonlySet<string> = new Set([
  "api", "aws", "azure", "cfn", "compose", "cost", "data", "dockerfile", "event", "gcp", "gha", "gitlab", "graph",
  "interop", "k8s", "ops", "portable", "principles", "rbac", "ref", "resil", "scale", "sec", "supply", "sustain",
]);

/** Tools whose ids `equivalents` may name. */
const TOOLS: ReadonlySet<string> = new Set([
  "actionlint", "cfn-lint", "checkov", "dclint", "guard", "hadolint", "kube-linter", "kube-score", "kubescape", "kyverno",
  "monokle", "oasdiff", "polaris", "redocly", "spectral", "spectral-owasp", "trivy", "vacuum", "zizmor",
]);

const LONGEST_TITLE = 80;
const ID = /^[a-z][a-z0-9]*\/[a-z0-9]+(-[a-z0-9]+)*$/;

const { rules } = await readRules(ROOT);
const ids = new Set(rules.map((rule) => rule.definition.id));

describe("rules as a whole", () => {
  it("are there", () => {
    assert.ok(rules.length > 0);
  });

  it("have ids of one form, each once", () => {
    assertNone(({ definition }) => (ID.test(definition.id) ? [] : [definition.id]));
    assert.equal(ids.size, rules.length);
  });

  it("have ids that are their file names", () => {
    assertNone(({ file, definition }) => (file === `rules/${definition.id}.yaml` ? [] : [file]));
  });

  it("have a page each, and no page is left over", () => {
    const pages = ownFiles(["docs/rules"], ".md").filter((file) => file.split("/").length > 3);
    assert.deepEqual(pages, [...rules.map(({ definition }) => definition), ...OWN_RULES].map(({ id }) => `docs/rules/${id}.md`).sort());
  });

  it("leave no folder of examples without its rule", () => {
    const folders = readdirSync(join(ROOT, "rules"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const examples = folders.flatMap(({ name }) => readdirSync(join(ROOT, "rules", name), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `rules/${name}/${entry.name}`));
    assert.deepEqual(examples.filter((folder) => !existsSync(join(ROOT, `${folder}.yaml`))), []);
  });

  it("are of known categories", () => {
    assertNone(({ definition }) => unknownOf([categoryOf(definition.id)], CATEGORIES));
  });

  it("fold known rules, never themselves", () => {
    assertNone(({ definition }) => definition.folds.filter((id) => id === definition.id || !ID.test(id) || (!ids.has(id) && !CATEGORIES.has(categoryOf(id)))));
  });

  it("name known principles", () => {
    assertNone(({ definition }) => unknownOf(definition.principles, new Set(builtinPrinciples.keys())));
    assertNone(({ definition }) => (definition.principles.length === 0 ? ["none"] : []));
  });

  it("name known packs", () => {
    const packs = new Set(PACKS.map((pack) => pack.name));
    assertNone(({ definition }) => unknownOf([...definition.packs, ...Object.keys(definition.packOptions ?? {})], packs));
  });

  it("name known tools, and ids of theirs", () => {
    assertNone(({ definition }) => unknownOf(Object.keys(definition.equivalents), TOOLS));
    assertNone(({ definition }) => Object.entries(definition.equivalents).flatMap(([tool, names]) => (names.length === 0 || names.includes("") ? [tool] : [])));
  });

  it("have messages whose placeholders have a value", () => {
    assertNone(({ definition }) => {
      const own = ["item", "index", ...Object.keys(definition.let ?? {}), ...Object.keys(definition.params)];
      const texts = [definition.message, ...(definition.related ?? []).map((related) => related.message)];
      const names = texts.flatMap((text) => [...text.matchAll(/\{([A-Za-z_]\w*)\}/g)].map((match) => match[1] ?? ""));
      return definition.targets.flatMap((target) => unknownOf(names, new Set([...own, ...placeholdersOf(target)])));
    });
  });

  it("have titles that fit a line, without a full stop", () => {
    assertNone(({ definition: { title } }) => (title.length > LONGEST_TITLE || title.endsWith(".") || title.trim() === "" ? [title] : []));
  });
});

function categoryOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/** The variables of a target that have a text. */
function placeholdersOf(target: string): string[] {
  const variables = Object.entries(TARGET_TYPES.get(target)?.variables ?? {});
  return variables.filter(([, { kind }]) => kind === "string" || kind === "text" || kind === "int").map(([name]) => name);
}

function unknownOf(names: readonly string[], known: ReadonlySet<string>): string[] {
  return names.filter((name) => !known.has(name));
}

function assertNone(faultsOf: (rule: SourceRule) => readonly string[]): void {
  assert.deepEqual(rules.flatMap((rule) => faultsOf(rule).map((fault) => `${rule.definition.id}: ${fault}`)), []);
}

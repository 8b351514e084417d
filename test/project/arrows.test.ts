import assert from "node:assert/strict";
import { ROOT, cruise, cruisePlanted } from "./arrows.ts";

/** A cruise that saw fewer modules saw nothing: a wrong TypeScript makes dependency-cruiser pass over every file. */
const LEAST_MODULES = 400;

/** What stands in the way of an import: the file it is in, the import, and the rule that has to report it. */
const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
  ["engine-is-pure", "engine/text/bad.ts", `import "node:fs";`],
  ["engine-is-pure", "engine/rules/bad.ts", `import { env } from "node:process"; export const home = env["HOME"];`],
  ["engine-npm-allowlist", "engine/rules/bad.ts", `import "ajv";`],
  ["only-extension-knows-vscode", "engine/model/bad.ts", `import type { Uri } from "vscode"; export type Bad = Uri;`],
  ["only-server-and-extension-know-lsp", "engine/model/bad.ts", `import type { Diagnostic } from "vscode-languageserver"; export type Bad = Diagnostic;`],
  ["engine-arrows", "engine/model/bad.ts", `import "#cli/main.ts";`],
  ["engine-model-arrows", "engine/model/bad.ts", `import "../text/lines.ts";`],
  ["engine-rules-arrows", "engine/rules/bad.ts", `import "../formats/compose/index.ts";`],
  ["engine-folders-below-engine", "engine/rules/bad.ts", `import "../index.ts";`],
  ["engine-formats-arrows", "engine/formats/compose/bad.ts", `import "../../rules/evaluate.ts";`],
  ["format-stays-in-format", "engine/formats/compose/bad.ts", `import "../kubernetes/index.ts";`],
  ["helm-and-kustomize-on-kubernetes", "engine/formats/helm/bad.ts", `import "../compose/index.ts";`],
  ["engine-through-index-only", "cli/bad.ts", `import "#engine/text/lines.ts";`],
  ["report-reads-types-only", "report/bad.ts", `import { engine } from "#engine/index.ts"; export const bad = engine;`],
  ["report-arrows", "report/bad.ts", `import "#host/node.ts";`],
  ["packs-arrows", "packs/bad.ts", `import "#report/text.ts";`],
  ["host-arrows", "host/bad.ts", `import "#engine/index.ts";`],
  ["protocol-arrows", "protocol/bad.ts", `import "#engine/index.ts";`],
  ["project-arrows", "project/bad.ts", `import "#report/text.ts";`],
  ["extension-arrows", "extension/bad.ts", `import "#engine/index.ts";`],
  ["server-arrows", "server/bad.ts", `import "#cli/main.ts";`],
  ["cli-arrows", "cli/bad.ts", `import "#extension/extension.ts";`],
  ["server-host-by-entry", "server/bad.ts", `import "#host/node.ts";`],
  ["browser-stays-browser", "server/browser/bad.ts", `import "#host/node.ts";`],
  ["only-host-node-and-cli-touch-fs", "server/bad.ts", `import "node:fs/promises";`],
  ["only-cli-starts-processes", "server/bad.ts", `import "node:child_process";`],
  ["no-network", "cli/bad.ts", `import "node:https";`],
  ["cross-layer-via-hash-imports", "cli/bad.ts", `import "../engine/index.ts";`],
  ["inside-layer-via-relative-imports", "cli/bad.ts", `import "#cli/main.ts";`],
  ["lazy-loading-in-cli-only", "server/bad.ts", `export const bad = () => import("#engine/index.ts");`],
  ["no-circular", "cli/bad.ts", `import "./main.ts";`],
  ["no-dep-on-test", "cli/bad.ts", `import "../../test/bad.ts";`],
  ["no-unresolvable", "cli/bad.ts", `import "./missing.ts";`],
  ["no-orphans", "cli/bad.ts", `export const bad = 1;`],
];

/** The neighbourhood of the planted files. */
const NEIGHBOURS = {
  "engine/index.ts": `export const engine = 1;`,
  "engine/text/lines.ts": `export const lines = 1;`,
  "engine/rules/evaluate.ts": `export const evaluate = 1;`,
  "engine/formats/compose/index.ts": `export const compose = 1;`,
  "engine/formats/kubernetes/index.ts": `export const kubernetes = 1;`,
  "report/text.ts": `export const text = 1;`,
  "host/node.ts": `export const node = 1;`,
  "cli/main.ts": `import "./bad.ts"; export const main = 1;`,
  "extension/extension.ts": `export const extension = 1;`,
  "../test/bad.ts": `export const test = 1;`,
};

describe("arrows", () => {
  it("are kept by the product, its scripts and its tests", () => {
    const { modules, violations } = cruise(ROOT, ["src", "scripts", "test"]);
    assert.deepEqual(violations, []);
    assert.ok(modules >= LEAST_MODULES, `only ${String(modules)} modules were cruised`);
  });

  // One cruise for all: each planted import stands in a file of its own.
  it("are reported where they are broken", () => {
    const files: Record<string, string> = { ...NEIGHBOURS };
    const expected = PLANTED.map(([rule, file, text], index) => {
      const own = rule === "no-circular" ? file : file.replace("bad", `bad-${String(index)}`);
      files[own] = text;
      return `${rule}: src/${own}`;
    });
    const reported = new Set(cruisePlanted(files).violations.map((violation) => violation.split(" → ")[0]));
    assert.deepEqual(expected.filter((violation) => !reported.has(violation)), []);
  });

  it("leave alone what is allowed", () => {
    const files = {
      "engine/index.ts": `export { lines } from "./text/lines.ts"; export type Engine = number;`,
      "engine/text/lines.ts": `import type { Route } from "../model/route.ts"; export const lines = (route: Route) => route;`,
      "engine/model/route.ts": `import "yaml"; export type Route = string;`,
      "report/text.ts": `import type { Engine } from "#engine/index.ts"; export const text = (engine: Engine) => engine;`,
      "cli/main.ts": `import "node:fs"; import "#engine/index.ts"; import "#report/text.ts"; export const lazy = () => import("./late.ts");`,
      "cli/late.ts": `import "node:child_process";`,
      "extension/extension.ts": `import "vscode"; import "vscode-languageclient";`,
    };
    assert.deepEqual(cruisePlanted(files).violations, []);
  });
});

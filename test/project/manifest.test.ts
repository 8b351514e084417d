import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_SETTINGS } from "#protocol/settings.ts";
import { ClientCommand } from "#protocol/requests.ts";
import { ROOT } from "./arrows.ts";
import { ownFiles, readJson, readOwn } from "./files.ts";

interface Manifest {
  readonly version: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
  readonly main: string;
  readonly browser: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: boolean }; readonly virtualWorkspaces: boolean };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly icon: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown; readonly scope: string }>> };
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly yamlValidation: readonly { readonly url: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly svg: string } }[] }[];
  };
}

describe("package.json", () => {
  const manifest = readJson("package.json") as Manifest;
  const text = readOwn("package.json");
  const { commands, configuration, grammars, yamlValidation, walkthroughs } = manifest.contributes;

  it("contributes the commands that the extension registers", () => {
    const registered = [...readOwn("src/extension/commands/register.ts").matchAll(/"(groundrules\.\w+)":/g)].map((match) => match[1]);
    assert.deepEqual(commands.map(({ command }) => command).sort(), registered.sort());
  });

  it("gives every command an icon and a title", () => {
    for (const { command, icon, title } of commands) {
      assert.match(icon, /^\$\([a-z-]+\)$/, command);
      assert.equal(title, `%command.${command.replace("groundrules.", "")}.title%`);
    }
  });

  it("knows every command that code, walkthrough and server name", () => {
    const known = new Set(commands.map(({ command }) => command));
    const named = ownFiles(["src/extension"], ".ts").flatMap((file) => [...readOwn(file).matchAll(/command: "(groundrules\.\w+)"/g)].map((match) => match[1] ?? ""));
    const linked = [...readOwn("package.nls.json").matchAll(/command:(groundrules\.\w+)/g)].map((match) => match[1] ?? "");
    assert.deepEqual([...named, ...linked, ...Object.values(ClientCommand)].filter((command) => !known.has(command)), []);
  });

  it("and package.nls.json have the same keys", () => {
    const used = [...text.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1] ?? "");
    assert.deepEqual([...new Set(used)].sort(), Object.keys(readJson("package.nls.json") as object).sort());
  });

  it("has the settings of the protocol, with their defaults", () => {
    const own = Object.entries(configuration.properties).filter(([name]) => name !== "groundrules.trace.server");
    assert.deepEqual(Object.fromEntries(own.map(([name, { default: value }]) => [name.replace("groundrules.", ""), value])), DEFAULT_SETTINGS);
  });

  it("names files that exist", () => {
    const files = [manifest.icon, ...grammars.map(({ path }) => path), ...yamlValidation.map(({ url }) => url)];
    const media = walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.svg));
    assert.deepEqual([...files, ...media].filter((file) => !existsSync(join(ROOT, file))), []);
  });

  it("points at what esbuild.mjs writes", () => {
    const script = readOwn("esbuild.mjs");
    for (const file of [manifest.main, manifest.browser]) assert.ok(script.includes(`"${file.replace("./", "")}"`), file);
    assert.equal(manifest.bin["groundrules"], "./dist/cli/main.js");
  });

  it("runs in Restricted Mode, in virtual workspaces, and never on start-up", () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
    assert.deepEqual(manifest.activationEvents.filter((event) => event === "*" || event === "onStartupFinished"), []);
  });

  it("pins every library, and ships none beside the bundles", () => {
    assert.deepEqual(Object.entries(manifest.devDependencies).filter(([, version]) => /^[\^~]/.test(version)), []);
    assert.equal(manifest.dependencies, undefined);
    assert.equal(`^${manifest.devDependencies["@types/vscode"] ?? ""}`, manifest.engines.vscode);
  });

  it("has scripts whose files exist", () => {
    const files = Object.values(manifest.scripts).flatMap((script) => script.match(/\b(?:scripts\/[\w-]+\.ts|esbuild\.mjs)/g) ?? []);
    assert.deepEqual(files.filter((file) => !existsSync(join(ROOT, file))), []);
  });

  it("and the grammars agree on their names", () => {
    for (const { path, scopeName } of grammars) assert.equal((readJson(path) as { scopeName: string }).scopeName, scopeName);
  });

  it("has an icon of 128 pixels", () => {
    const header = readFileSync(join(ROOT, manifest.icon)).subarray(16, 24);
    assert.deepEqual([header.readUInt32BE(0), header.readUInt32BE(4)], [128, 128]);
  });
});

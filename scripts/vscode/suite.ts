import { build } from "esbuild";
import type { BuildOptions } from "esbuild";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const SUITE = "test/ui/suite";

/** Which extension host runs the extension and the suite. */
export type ExtensionHost = "node" | "web";

/** Bundles the suite for one extension host and gives the file that exports `run()`. */
export async function buildSuite(host: ExtensionHost, options: { readonly restricted?: true } = {}): Promise<string> {
  const files = (await readdir(join(ROOT, SUITE))).filter((file) => file.endsWith(".test.ts")).sort();
  const imports = [`../mocha-${host}.ts`, ...files.map((file) => `./${file}`)].map((file) => `import ${JSON.stringify(file)};\n`);
  const outfile = join(ROOT, "out/test-ui", host, "index.cjs");
  await build({
    ...HOSTS[host],
    define: { ...HOSTS[host].define, SUITE_HOST: JSON.stringify(host), SUITE_TRUSTED: String(options.restricted !== true) },
    stdin: { contents: `${imports.join("")}export { run } from "../run.ts";\n`, resolveDir: join(ROOT, SUITE), loader: "ts" },
    outfile,
    bundle: true,
    format: "cjs",
    sourcemap: host === "node" && "inline",
    logLevel: "warning",
  });
  return outfile;
}

const HOSTS: Readonly<Record<ExtensionHost, BuildOptions>> = {
  node: { platform: "node", target: "node20", external: ["vscode", "mocha"] },
  // The browser build of mocha would take the place of the suite's exports if it saw `module`.
  web: { platform: "browser", target: "es2022", external: ["vscode"], define: { module: "undefined" } },
};

/**
 * The extension as VS Code for the Web sees it: without `main`. A workbench with a server behind it would prefer that, and run the
 * extension in Node. The suite has to lie in the same folder to run in the same host.
 */
export async function webExtension(): Promise<string> {
  const folder = join(ROOT, "out/test-ui/web");
  const manifest = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as Record<string, unknown>;
  await writeFile(join(folder, "package.json"), JSON.stringify({ ...manifest, main: undefined, extensionKind: ["web"] }));
  const files = ["package.nls.json", "media", "syntaxes", "schemas", "dist/extension/browser.cjs", "dist/server/browser.js"];
  await Promise.all(files.map((file) => cp(join(ROOT, file), join(folder, file), { recursive: true })));
  return folder;
}

/** Copies a fixture workspace out of the repository, so that a run cannot change it, and hands it to `use`. */
export async function withWorkspace<T>(fixture: string, use: (folder: string) => Promise<T>): Promise<T> {
  const parent = await mkdtemp(join(tmpdir(), "groundrules-workspace-"));
  const folder = join(parent, fixture);
  await cp(join(ROOT, "test/ui/fixtures", fixture), folder, { recursive: true });
  try {
    return await use(folder);
  } finally {
    await rm(parent, { recursive: true, force: true, maxRetries: 5 });
  }
}

// `node esbuild.mjs [--dev] [extension] [server] [cli]`: without a name, everything.
import { build } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const minify = !process.argv.includes("--dev");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

const shared = { bundle: true, minify, sourcemap: !minify, legalComments: "none", metafile: true, logLevel: "warning", charset: "utf8", external: ["vscode"] };
const node = { ...shared, platform: "node", target: "node20", mainFields: ["module", "main"] };
const browser = { ...shared, platform: "browser", target: "es2022" };

// The package is of type "module": what VS Code loads as CommonJS has to say so by its name, in the browser too.

/** Every bundle is one file, but for the command line: only there may code be loaded when it is needed. */
const BUNDLES = [
  { ...node, format: "cjs", entryPoints: ["src/extension/node/main.ts"], outfile: "dist/extension/node.cjs" },
  { ...browser, format: "cjs", entryPoints: ["src/extension/browser/main.ts"], outfile: "dist/extension/browser.cjs" },
  { ...node, format: "cjs", entryPoints: ["src/server/node/main.ts"], outfile: "dist/server/node.cjs" },
  { ...browser, format: "iife", entryPoints: ["src/server/browser/main.ts"], outfile: "dist/server/browser.js" },
  {
    ...node,
    format: "esm",
    splitting: true,
    entryPoints: ["src/cli/main.ts", "src/cli/worker.ts"],
    outdir: "dist/cli",
    chunkNames: "chunks/[name]-[hash]",
  },
];

const bundles = BUNDLES.filter(({ outfile, outdir }) => wanted.length === 0 || wanted.some((name) => (outdir ?? outfile).startsWith(`dist/${name}`)));
for (const { outfile, outdir } of bundles) await rm(outdir ?? dirname(outfile), { recursive: true, force: true });
await mkdir("dist", { recursive: true });
const results = await Promise.all(bundles.map((bundle) => build(bundle))).catch(() => process.exit(1));
if (bundles.some(({ outdir }) => outdir === "dist/cli")) await finishCommandLine("dist/cli");
await writeFile("dist/THIRD-PARTY-NOTICES.txt", await thirdPartyNotices(results.flatMap((result) => Object.keys(result.metafile.inputs))));
for (const result of results) {
  for (const [file, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint !== undefined) console.log(`${file.padEnd(28)} ${String(Math.ceil(output.bytes / 1024)).padStart(6)} KB`);
  }
}

/** Libraries in CommonJS call `require` for modules of Node; in an ES module it has to be made. The entry is started by its name on Unix. */
async function finishCommandLine(folder) {
  for (const entry of await readdir(folder, { recursive: true })) {
    if (!entry.endsWith(".js")) continue;
    const file = join(folder, entry);
    let text = await readFile(file, "utf8");
    if (text.includes("Dynamic require of")) text = withRequire(text);
    if (entry === "main.js" && !text.startsWith("#!")) text = `#!/usr/bin/env node\n${text}`;
    await writeFile(file, text);
  }
}

function withRequire(text) {
  const shebang = /^#!.*\n/.exec(text)?.[0] ?? "";
  return `${shebang}import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);${text.slice(shebang.length)}`;
}

/** The licences of the libraries that ended up in a bundle, as they ask for. */
async function thirdPartyNotices(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input);
    if (match !== null) folders.add(match[0]);
  }
  const notices = await Promise.all([...folders].sort().map(notice));
  return `Groundrules contains the following libraries.\n\n${notices.join("\n")}`;
}

async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? "" : await readFile(join(folder, file), "utf8");
  return `${"=".repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}

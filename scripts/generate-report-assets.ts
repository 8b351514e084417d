import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { tokenStyles } from "../src/report/html/tokens.ts";

const FOLDER = "src/report/html";

/** Style and script of the HTML report with the hashes that its content security policy names; readable, for those who look into the file. */
export async function reportAssetFiles(root: string): Promise<[string, string][]> {
  const style = `\n${tokenStyles()}\n${await readFile(join(root, FOLDER, "report.css"), "utf8")}`;
  const assets = { style: asset(style), script: asset(`\n${await bundle(join(root, FOLDER, "client/main.ts"))}`) };
  return [[`${FOLDER}/generated/assets.json`, `${JSON.stringify(assets, null, 1)}\n`]];
}

function asset(text: string): { readonly hash: string; readonly lines: readonly string[] } {
  if (/<\/(?:style|script)|<!--/i.test(text)) throw new Error("Style or script of the report would end the element they stand in.");
  return { hash: `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`, lines: text.split("\n") };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "iife", target: "es2022", legalComments: "none", charset: "utf8" });
  // The bundler names each module in a comment, by a path that depends on where it was started.
  return (outputFiles[0]?.text ?? "").replace(/^ *\/\/ .*\n/gm, "");
}

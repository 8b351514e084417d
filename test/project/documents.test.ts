import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./arrows.ts";
import { readJson, readOwn } from "./files.ts";

const DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "STYLE.md", "CHANGELOG.md"] as const;
const START = /npm ci[\s\S]{0,20}?npm start/;
const LONGEST_ARCHITECTURE = 200;

describe("documents", () => {
  it("are there", () => {
    assert.deepEqual(DOCUMENTS.filter((file) => !existsSync(join(ROOT, file))), []);
  });

  it("README.md begins with the two commands", () => {
    assert.match(readOwn("README.md"), START);
  });

  for (const file of DOCUMENTS) {
    it(`${file} links to what exists`, () => {
      assert.deepEqual(brokenLinks(file), []);
    });

    it(`${file} names scripts that exist`, () => {
      const { scripts } = readJson("package.json") as { readonly scripts: Readonly<Record<string, string>> };
      const named = [...readOwn(file).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
      assert.deepEqual(named.filter((name) => !(name in scripts)), []);
    });
  }

  it("pages of docs link to what exists", () => {
    const pages = readdirSync(join(ROOT, "docs")).filter((file) => file.endsWith(".md"));
    assert.ok(pages.length > 0);
    assert.deepEqual(pages.flatMap((page) => brokenLinks(`docs/${page}`).map((link) => `${page}: ${link}`)), []);
  });

  it("ARCHITECTURE.md has a map of every layer, of folders that exist", () => {
    const text = readOwn("ARCHITECTURE.md");
    const folders = [...text.matchAll(/`((?:src|test|scripts|rules|docs|schemas|examples|media|syntaxes)\/[\w/.-]*)`/g)].map((match) => match[1] ?? "");
    assert.deepEqual(folders.filter((folder) => !existsSync(join(ROOT, folder))), []);
    const layers = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(layers.filter(({ name }) => !text.includes(`src/${name}`)).map(({ name }) => name), []);
    assert.ok(text.split("\n").length <= LONGEST_ARCHITECTURE);
  });

  it("CONTRIBUTING.md tells how to add a rule, a format, a reporter", () => {
    const text = readOwn("CONTRIBUTING.md").toLowerCase();
    assert.deepEqual(["a rule", "a format", "a reporter"].filter((what) => !text.includes(what)), []);
  });

  it("a broken link is found", () => {
    assert.deepEqual(linksIn("[a](b.md) ![c](d.png) [e](https://example.com) [f](#g) [h](i.md#j) `[k](l)`"), ["b.md", "d.png", "i.md"]);
  });
});

/** Links of a document to files that do not exist. */
function brokenLinks(file: string): string[] {
  return linksIn(readOwn(file)).filter((link) => !existsSync(join(ROOT, dirname(file), decodeURIComponent(link))));
}

/** Paths that a Markdown text links to, without their anchors; addresses and code are left out. */
function linksIn(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, "").replace(/`[^`\n]*`/g, "");
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => (match[1] ?? "").replace(/#.*$/, ""));
  return targets.filter((target) => target !== "" && !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

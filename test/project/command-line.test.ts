import assert from "node:assert/strict";
import { COMMANDS, FORMATS, LATER_COMMANDS, OPTIONS } from "../../src/cli/option-table.ts";
import { readOwn } from "./files.ts";

/** Options of the protocol of editors, which nobody types. */
const OF_EDITORS: readonly string[] = ["stdio", "clientProcessId"];

describe("docs/command-line.md", () => {
  const text = readOwn("docs/command-line.md");

  it("names every command, and those that are to come", () => {
    assert.deepEqual(COMMANDS.filter((command) => !text.includes(`| \`${command}${command === "lsp" ? "`" : ""}`)), []);
    assert.deepEqual(LATER_COMMANDS.filter((command) => !new RegExp(`Not available yet[^\\n]*\`${command}\``).test(text)), []);
  });

  it("names every option, with its value, and none that does not exist", () => {
    const expected = Object.entries(OPTIONS).filter(([name]) => !OF_EDITORS.includes(name)).map(([name]) => `--${name}`);
    assert.deepEqual(expected.filter((option) => !new RegExp(`\`[^\`]*${option}\\b[^\`]*\``).test(text)), []);
    const named = [...text.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map((match) => match[1] ?? "");
    assert.deepEqual(named.filter((name) => !(name in OPTIONS)), []);
  });

  it("names every format", () => {
    assert.deepEqual(FORMATS.filter((format) => !text.includes(`\`${format}\``)), []);
  });
});

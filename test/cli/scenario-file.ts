import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * One text file with everything of a call: files, command, and what must come of it.
 *
 *     ==== file deploy/pod.yaml ====      further words: crlf, bom, utf-16, mode=000, size=50000000, link=../x, cut (no last line end)
 *     ==== folder locked mode=000 ====
 *     ==== command ====                   one call a line; the last one is judged
 *     ==== stdin ====
 *     ==== stdout ====                    absent: not looked at
 *     ==== stderr ====
 *     ==== after deploy/pod.yaml ====     the file afterwards
 *     ==== exit ====
 *
 * What stands before the first head says what the scenario shows.
 */
export interface Section {
  readonly kind: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly text: string;
}

export interface Scenario {
  readonly title: string;
  readonly sections: readonly Section[];
}

const HEAD = /^==== (\S+)(?: (\S+))?((?: \S+)*) ====$/;

export function parseScenario(text: string): Scenario {
  const sections: { kind: string; name: string; words: string[]; lines: string[] }[] = [];
  const title: string[] = [];
  for (const line of text.split("\n")) {
    const head = HEAD.exec(line);
    if (head === null) (sections.at(-1)?.lines ?? title).push(line);
    else sections.push({ kind: head[1] ?? "", name: head[2] ?? "", words: (head[3] ?? "").trim().split(" "), lines: [] });
  }
  return {
    title: title.join("\n").trim(),
    sections: sections.map(({ lines, ...section }, index) => ({ ...section, text: index === sections.length - 1 ? lines.join("\n") : `${lines.join("\n")}${lines.length > 0 ? "\n" : ""}` })),
  };
}

export function formatScenario(scenario: Scenario): string {
  const parts = scenario.sections.map((section) => {
    const head = ["====", section.kind, section.name, ...section.words, "===="].filter((word) => word !== "").join(" ");
    return `${head}\n${section.text}`;
  });
  return `${scenario.title}\n${parts.join("")}`;
}

export function writeFiles(scenario: Scenario, folder: string): void {
  for (const section of scenario.sections) {
    if (section.kind !== "file" && section.kind !== "folder") continue;
    const path = join(folder, section.name);
    mkdirSync(section.kind === "file" ? dirname(path) : path, { recursive: true });
    if (section.kind === "file") writeSection(path, section);
  }
  for (const section of scenario.sections) {
    const mode = wordOf(section, "mode");
    if (mode !== null) chmodSync(join(folder, section.name), Number.parseInt(mode, 8));
  }
}

function writeSection(path: string, section: Section): void {
  const link = wordOf(section, "link");
  const size = wordOf(section, "size");
  if (link !== null) symlinkSync(link, path);
  else if (size !== null) writeFileSync(path, section.text.repeat(Math.ceil(Number(size) / section.text.length)));
  else writeFileSync(path, encode(section));
}

function encode(section: Section): Buffer {
  let text = section.text;
  if (section.words.includes("cut")) text = text.slice(0, -1);
  if (section.words.includes("crlf")) text = text.replaceAll("\n", "\r\n");
  if (section.words.includes("bom")) text = `\ufeff${text}`;
  return section.words.includes("utf-16") ? Buffer.from(`\ufeff${text}`, "utf16le") : Buffer.from(text);
}

function wordOf(section: Section, key: string): string | null {
  const word = section.words.find((candidate) => candidate.startsWith(`${key}=`));
  return word === undefined ? null : word.slice(key.length + 1);
}

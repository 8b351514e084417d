import { printable } from "./layout.ts";

/** Cells of texts that come from files are cut to this many characters. */
const LONGEST_CELL = 400;

/**
 * One line of text as Markdown (GitHub's and GitLab's) that shows it as it is: code in backticks stays code; nothing else becomes
 * a link, an image, a tag, a mention of a person or of another issue. It may stand in a cell of a table.
 */
export function markdownText(text: string): string {
  return cut(printable(text)).split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? part.replaceAll("|", "\\|") : plain(part))).join("");
}

/** A link to a place in a file; `base` is what comes before the path. */
export function fileLink(file: string, line: number, base: string): string {
  return `[${markdownText(`${file}:${String(line)}`)}](${base}${urlPathOf(file)}#L${String(line)})`;
}

/** A table of GitHub Flavored Markdown: the lines of its head. Cells are Markdown. */
export function tableHead(titles: readonly string[]): string {
  return `| ${titles.join(" | ")} |\n|${titles.map(() => "---|").join("")}\n`;
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** An empty comment parts what would be a mention, a reference or a bare address, and is not seen. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~&$]/g, (mark) => `\\${mark}`)
    .replace(/^(\d+)(?=\.)|^(?=[+-] )/, "$1\\")
    .replace(/[@#]|\/\/|www(?=\.)|\bGH(?=-\d)/gi, (mark) => `${mark}<!-- -->`);
}

function cut(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  return `${text.slice(0, LONGEST_CELL).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function urlPathOf(file: string): string {
  const encode = (segment: string): string => encodeURIComponent(segment.replace(/\p{Cs}/gu, "\uFFFD")).replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return file.split("/").map(encode).join("/");
}

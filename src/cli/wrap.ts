const WIDTH = 80;

/** Breaks lines longer than 80 columns between words. What follows the first is indented by `hanging` more; words stay whole. */
export function wrap(text: string, hanging = 2): string {
  return text.split("\n").map((line) => wrapLine(line, hanging)).join("\n");
}

function wrapLine(line: string, hanging: number): string {
  if (line.length <= WIDTH) return line;
  const start = /^ */.exec(line)?.[0] ?? "";
  const indent = start + " ".repeat(hanging);
  const lines: string[] = [];
  let current = start;
  for (const word of line.slice(start.length).split(" ")) {
    const isEmpty = current.trim() === "";
    if (!isEmpty && current.length + 1 + word.length > WIDTH) {
      lines.push(current.trimEnd());
      current = indent + word;
    } else {
      current += isEmpty ? word : ` ${word}`;
    }
  }
  return [...lines, current].join("\n");
}

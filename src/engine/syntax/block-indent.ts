const SPACE = 32;
const MAXIMUM_LINES_BACK = 50;

/**
 * The indentation that the digit of a block scalar header counts from: the column of the mapping or of the dash the scalar belongs to,
 * 0 at the root of a document. It is read from the lines at and before the header, since a span does not know its parent.
 */
export function explicitIndent(text: string, header: number): number {
  let lineStart = startOfLine(text, header);
  const own = parentColumn(text, lineStart, header);
  if (own !== undefined) return own;
  const column = header - lineStart;
  for (let lines = 0; lineStart > 0 && lines < MAXIMUM_LINES_BACK; lines += 1) {
    const end = lineStart - 1;
    lineStart = startOfLine(text, end);
    const found = parentColumn(text, lineStart, end);
    // A line of comment, tag or anchor says nothing; the key above is further left than the scalar it holds.
    if (found !== undefined && (found < column || column === 0)) return found;
  }
  return 0;
}

/** Column of the innermost mapping or dash that begins on the line before `limit`; undefined if none does. */
function parentColumn(text: string, lineStart: number, limit: number): number | undefined {
  if (/^---\s/.test(text.slice(lineStart, lineStart + 4))) return 0;
  let at = skipSpaces(text, lineStart, limit);
  let column: number | undefined;
  while (at < limit && "-?:".includes(text.charAt(at)) && (at + 1 >= limit || /\s/.test(text.charAt(at + 1)))) {
    column = at - lineStart;
    at = skipSpaces(text, at + 1, limit);
  }
  const key = at;
  while (at < limit && (text[at] === "&" || text[at] === "!")) at = skipSpaces(text, skipWord(text, at, limit), limit);
  const hasKey = at < limit && text[at] !== "#" && text[at] !== "\r" && text[at] !== "\n";
  return hasKey ? key - lineStart : column;
}

function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at -= 1;
  return at;
}

function skipSpaces(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

function skipWord(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && text.charCodeAt(at) > SPACE) at += 1;
  return at;
}

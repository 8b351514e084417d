/**
 * The offset behind the `closer` that ends a substitution whose content starts at `start`; the end of the text
 * where there is none. Reads every character once, however deep the nesting.
 */
export function endOfSubstitution(text: string, start: number, closer: string): number {
  const open = [closer];
  let at = start;
  while (at < text.length && open.length > 0) {
    const top = open[open.length - 1] ?? closer;
    if (text[at] === "\\") {
      at += 2;
    } else if (text[at] === top) {
      open.pop();
      at += 1;
    } else if (text[at] === "'" && top !== '"') {
      const close = text.indexOf("'", at + 1);
      at = close < 0 ? text.length : close + 1;
    } else {
      at += stepInto(text, at, open, top);
    }
  }
  return Math.min(at, text.length);
}

/** Opens what begins at `at`; gives the number of characters read. */
function stepInto(text: string, at: number, open: string[], top: string): number {
  const pair = text.slice(at, at + 2);
  if (pair === "$(" || pair === "${") {
    open.push(pair === "$(" ? ")" : "}");
    return 2;
  }
  const character = text[at];
  if (character === "`") open.push("`");
  else if (top !== '"' && character === '"') open.push('"');
  else if (top === ")" && character === "(") open.push(")");
  return 1;
}

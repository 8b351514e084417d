/** The LABEL that says what a MAINTAINER says. MAINTAINER takes its text as it is; a label's value is quoted. */
export function maintainerLabel(author: string, escape: string): string {
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(author);
  const name = quoted?.[1] ?? quoted?.[2] ?? author;
  let value = "";
  for (const character of name) value += character === '"' || character === "$" || character === escape ? escape + character : character;
  return `LABEL maintainer="${value}"`;
}

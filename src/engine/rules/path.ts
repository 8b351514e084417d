/** One step of a rule path: a key, an index, or a variable whose value is the key or index. */
export type PathPart = string | number | { readonly variable: string };

/** A parsed path of a rule (`pod.securityContext.sysctls[index].name`): where it starts and the steps from there. */
export interface RulePath {
  readonly base: string;
  readonly parts: readonly PathPart[];
  /** The same path as an expression, for the type checker. */
  readonly expression: string;
}

const TOKEN = /([A-Za-z_][\w-]*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\[([A-Za-z_]\w*)\]|(\.)/y;

/**
 * Parses a path. Its first name is a base where `bases` holds it (`self`, `pod`, `item` …), else a field of `self`.
 * Returns null where the text is no path.
 */
export function parsePath(text: string, bases: ReadonlySet<string>): RulePath | null {
  const parts = readParts(text);
  if (parts === null || parts.length === 0) return null;
  const first = parts[0];
  const isBased = typeof first === "string" && bases.has(first);
  const base = isBased ? first : "self";
  const rest = isBased ? parts.slice(1) : parts;
  return { base, parts: rest, expression: base + rest.map(writePart).join("") };
}

function readParts(text: string): PathPart[] | null {
  const parts: PathPart[] = [];
  let expectsName = true;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    const [, name, index, quoted, variable, dot] = match;
    if (dot !== undefined) {
      if (expectsName) return null;
      expectsName = true;
      continue;
    }
    if (name !== undefined) {
      if (!expectsName) return null;
      parts.push(name);
    } else if (index !== undefined) parts.push(Number(index));
    else if (quoted !== undefined) parts.push(JSON.parse(`"${quoted}"`) as string);
    else if (variable !== undefined) parts.push({ variable });
    expectsName = false;
  }
  return expectsName ? null : parts;
}

function writePart(part: PathPart): string {
  if (typeof part === "number") return `[${String(part)}]`;
  if (typeof part !== "string") return `[${part.variable}]`;
  return /^[A-Za-z_]\w*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}

/** JSON of a value for files and terminals: characters that hide or reorder text are written as escapes, so the value is the same. */
export function jsonText(value: unknown): string {
  return `${stringify(value)}\n`;
}

/** Stands in a value for a list that is written piece by piece. */
export const LIST_MARK = "\u0000list";

/**
 * The JSON of a value in which `LIST_MARK` stands for a list, in pieces: a report of a hundred thousand findings is never in memory
 * as a whole. Joined, the pieces are what `jsonText` gives for the whole value.
 */
export function* jsonPieces(value: unknown, items: Iterable<unknown>): Iterable<string> {
  const [head = "", tail = ""] = stringify(value).split(JSON.stringify(LIST_MARK));
  const line = head.slice(head.lastIndexOf("\n") + 1);
  const indentation = `\n${" ".repeat(line.length - line.trimStart().length)}`;
  let opening = `${head}[`;
  let isEmpty = true;
  for (const item of items) {
    yield `${opening}${indentation}  ${stringify(item).replaceAll("\n", `${indentation}  `)}`;
    opening = ",";
    isEmpty = false;
  }
  yield isEmpty ? `${opening}]${tail}\n` : `${indentation}]${tail}\n`;
}

/** What a function makes of each item, when it is asked for. */
export function* mapLazily<T, R>(items: Iterable<T>, make: (item: T) => R): Iterable<R> {
  for (const item of items) yield make(item);
}

function stringify(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[\u007F-\u009F\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g, escapeOf);
}

function escapeOf(mark: string): string {
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

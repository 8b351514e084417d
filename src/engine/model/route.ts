/** A path of keys and list indices from the root of one document, for example `["spec", "containers", 0]`. */
export type Route = readonly (string | number)[];

/** A half-open range of UTF-16 offsets into the text of one file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** 1-based line and column; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A range of positions, end exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Writes a route as the rule language does: `spec.containers[0].image`. */
export function formatRoute(route: Route): string {
  let text = "";
  for (const part of route) {
    if (typeof part === "number") text += `[${String(part)}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(part)) text += text === "" ? part : `.${part}`;
    else text += `[${JSON.stringify(part)}]`;
  }
  return text;
}

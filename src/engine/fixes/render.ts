import { isEmptyCollection, isScalarValue, mayBeLiteral, type PlainValue, scalarToYaml } from "./scalar-text.ts";

/** How a file is laid out. */
export interface FileStyle {
  readonly lineBreak: string;
  /** Columns a mapping stands in from its key. */
  readonly step: number;
  /** Columns the dashes of a list stand in from its key; 0 where lists are not indented. */
  readonly listStep: number;
  /** Whether strings of several lines may become block scalars here: not where these would swallow a comment behind them. */
  readonly hasLiterals: boolean;
}

/** A value as block text: what stands behind the colon or dash, its comment included, and the lines below. */
export interface Rendered {
  readonly inline: string;
  readonly comment: string;
  readonly lines: readonly string[];
}

/** A value to be written, with the comment that goes behind it. */
export interface NewValue {
  readonly value: PlainValue;
  readonly comment?: string | undefined;
}

/** Writes a value for a pair whose key stands at `column`. */
export function renderValue({ value, comment }: NewValue, column: number, style: FileStyle): Rendered {
  const own = { comment: commentText(comment) };
  if (typeof value === "string" && style.hasLiterals && mayBeLiteral(value)) return { ...renderLiteral(value, column + style.step), ...own };
  if (isScalarValue(value)) return { inline: scalarToYaml(value, false), lines: [], ...own };
  if (isEmptyCollection(value)) return { inline: Array.isArray(value) ? "[]" : "{}", lines: [], ...own };
  const start = Array.isArray(value) ? column + style.listStep : column + style.step;
  // An only child, at best the scalar that ancestors were created for, takes the comment.
  if (Object.keys(value).length === 1) return { inline: "", comment: "", lines: renderCollection({ value, comment }, start, style) };
  return { inline: "", lines: renderCollection({ value }, start, style), ...own };
}

/** The lines of a collection that is not empty, its keys or dashes at `column`; the comment goes behind the first child. */
export function renderCollection({ value, comment }: NewValue, column: number, style: FileStyle): readonly string[] {
  if (isScalarValue(value)) return [];
  return Object.entries(value).flatMap(([key, child], index) => {
    const next: NewValue = { value: child, comment: index === 0 ? comment : undefined };
    return Array.isArray(value) ? renderItem(next, column, 1, style) : renderPair(key, next, column, style);
  });
}

/** The lines of one pair. */
export function renderPair(key: string, next: NewValue, column: number, style: FileStyle): readonly string[] {
  const { inline, comment, lines } = renderValue(next, column, style);
  return [`${" ".repeat(column)}${scalarToYaml(key, false)}:${behind(inline)}${comment}`, ...lines];
}

/** The lines of one list item, with `gap` blanks behind the dash. */
export function renderItem(next: NewValue, column: number, gap: number, style: FileStyle): readonly string[] {
  const dash = `${" ".repeat(column)}-`;
  if (isScalarValue(next.value) || isEmptyCollection(next.value)) {
    const { inline, comment, lines } = renderValue(next, column, style);
    return [`${dash}${" ".repeat(gap)}${inline}${comment}`, ...lines];
  }
  const [first = "", ...others] = renderCollection(next, column + 1 + gap, style);
  return [dash + first.slice(column + 1), ...others];
}

/** A value on one line with brackets. */
export function renderFlow(value: PlainValue): string {
  if (isScalarValue(value)) return scalarToYaml(value, true);
  if (Array.isArray(value)) return `[${value.map(renderFlow).join(", ")}]`;
  return `{${Object.entries(value).map(([key, child]) => `${scalarToYaml(key, true)}: ${renderFlow(child)}`).join(", ")}}`;
}

/** Text with the blank that parts it from what is before; nothing for nothing. */
export function behind(inline: string): string {
  return inline === "" ? "" : ` ${inline}`;
}

function commentText(comment: string | undefined): string {
  if (comment === undefined || comment === "") return "";
  return ` # ${comment.replace(/\s+/g, " ").trim()}`;
}

function renderLiteral(value: string, column: number): Pick<Rendered, "inline" | "lines"> {
  const endsInBreak = value.endsWith("\n");
  const lines = (endsInBreak ? value.slice(0, -1) : value).split("\n").map((line) => (line === "" ? "" : " ".repeat(column) + line));
  return { inline: endsInBreak ? "|" : "|-", lines };
}

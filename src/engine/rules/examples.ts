import { textOf, type Fields } from "../shape/fields.ts";
import { isObject, minorVersion } from "./values.ts";
import type { ExpectedFinding, RuleExample } from "../model/example.ts";
import type { Range, Span } from "../model/route.ts";

/** A fault of an example, placed on its key. */
export interface ExampleFault extends Span {
  readonly message: string;
}

/** What an example of several documents or files leaves open. */
export interface ExampleDefaults {
  /** Name of a file whose example gives none. */
  readonly file: string;
  readonly lineOf: (offset: number) => number;
}

/** A text without its caret lines, and what these mark. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly { readonly range: Range; readonly message: string | null }[];
}

const CARET_LINE = /^[ \t]*(?:#[ \t]*)?(\^+)(?:[ \t]+(\S.*?))?[ \t]*$/;

/** Reads the `examples` of a rule; faults are what makes an example no test. */
export function readExamples(rule: Fields, defaults: ExampleDefaults): { examples: RuleExample[]; faults: ExampleFault[] } {
  const examples: RuleExample[] = [];
  const faults: ExampleFault[] = [];
  for (const fields of rule.children("examples")) {
    const example = readExample(fields, defaults);
    if (example.kind === "fail" && example.expected.length === 0) {
      faults.push({ ...fields.keySpan("fail"), message: "Mark what fails: a line of carets below it, or an `expect` list." });
    }
    examples.push(example);
  }
  return { examples, faults };
}

/**
 * Takes the caret lines out of a text: `#   ^^^^ message` marks the columns above its carets in the nearest line above
 * that is no caret line. Lines and columns are 1-based and count in the remaining text.
 */
export function extractMarks(source: string): MarkedText {
  const kept: string[] = [];
  const marks: { range: Range; message: string | null }[] = [];
  for (const line of source.split("\n")) {
    const match = kept.length > 0 ? CARET_LINE.exec(line) : null;
    if (match === null) {
      kept.push(line);
      continue;
    }
    const column = line.indexOf("^") + 1;
    const end = column + (match[1] ?? "").length;
    const range = { start: { line: kept.length, column }, end: { line: kept.length, column: end } };
    marks.push({ range, message: match[2] ?? null });
  }
  return { text: kept.join("\n"), marks };
}

function readExample(fields: Fields, defaults: ExampleDefaults): RuleExample {
  const kind = fields.has("fail") ? "fail" : "pass";
  const name = fields.text("file") ?? defaults.file;
  const files: Record<string, string> = {};
  const expected: ExpectedFinding[] = [];
  for (const [file, source] of sourcesOf(fields, kind, name)) {
    const marked = extractMarks(source);
    files[file] = marked.text;
    expected.push(...marked.marks.map((mark) => ({ file, ...mark })));
  }
  const options = fields.plain("options");
  const environment = fields.text("environment");
  return {
    kind,
    files,
    fixed: fields.has("fixed") ? Object.fromEntries(sourcesOf(fields, "fixed", name)) : null,
    kubernetesMinor: minorVersion(fields.text("kubernetes") ?? ""),
    ...(environment === undefined ? {} : { environment }),
    options: isObject(options) ? options : {},
    expected: [...expected, ...fields.children("expect").map((entry) => readExpectation(entry, name))],
    line: defaults.lineOf(fields.keySpan(kind).start),
  };
}

function sourcesOf(fields: Fields, key: string, name: string): [string, string][] {
  const single = textOf(fields.tree, fields.valueNode(key));
  if (single !== undefined) return [[name, single]];
  const several = fields.child(key);
  return several === null ? [] : several.keys().map((file) => [file, several.text(file) ?? ""]);
}

function readExpectation(fields: Fields, name: string): ExpectedFinding {
  const line = numberAt(fields, "line");
  const range = {
    start: { line, column: numberAt(fields, "column") },
    end: { line: fields.has("endLine") ? numberAt(fields, "endLine") : line, column: numberAt(fields, "endColumn") },
  };
  return { file: fields.text("file") ?? name, range, message: fields.text("message") ?? null };
}

function numberAt(fields: Fields, key: string): number {
  return Number(fields.text(key) ?? "0");
}

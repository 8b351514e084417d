import { createLineIndex, type LineIndex } from "../text/lines.ts";
import type { Origin } from "../model/origin.ts";
import type { Range, Span } from "../model/route.ts";
import type { Severity } from "../model/severity.ts";
import type { Tree } from "../model/tree.ts";
import type { IssueCode, PrinciplesIssue } from "./types.ts";

/** Turns spans of one principles file into ranges and origins. */
export class Places {
  readonly file: string;
  readonly tree: Tree;
  private readonly lines: LineIndex;

  constructor(file: string, tree: Tree) {
    this.file = file;
    this.tree = tree;
    this.lines = createLineIndex(tree.text);
  }

  range(span: Span): Range {
    return { start: this.lines.positionAt(span.start), end: this.lines.positionAt(span.end) };
  }

  origin(span: Span): Origin {
    return { file: this.file, range: this.range(span) };
  }
}

/** What an issue says, apart from its place. Severity is `error` where it is left out. */
export interface IssueWords {
  readonly code: IssueCode;
  readonly message: string;
  readonly severity?: Severity;
  readonly suggestions?: readonly string[];
}

export function issueAt(places: Places, at: Span, words: IssueWords): PrinciplesIssue {
  const span = { start: at.start, end: at.end };
  return { file: places.file, span, range: places.range(span), severity: "error", suggestions: [], ...words };
}

import type { Span } from "../model/route.ts";
import type { Comment, SyntaxIssue } from "../model/tree.ts";
import { isDelimiter } from "../functions/shell-heredoc.ts";
import type { Fragment, Heredoc } from "./dockerfile-parts.ts";

/** One instruction with its continuation lines: the ranges of text that remain when continuations and comments are cut out. */
export interface Statement {
  readonly ranges: readonly Span[];
  /** Offset at which the next line starts. */
  readonly next: number;
}

const DIRECTIVE = /^#[ \t]*([A-Za-z][A-Za-z0-9]*)[ \t]*=[ \t]*(.+?)[ \t]*$/;
const DIRECTIVES = new Set(["syntax", "escape", "check"]);

/** Cuts a Dockerfile into parser directives, comments and statements. */
export class DockerfileLines {
  readonly text: string;
  /** The character that continues a line and takes the meaning from the next one: `\`, or a backtick. */
  readonly escape: string;
  readonly directives = new Map<string, string>();
  private readonly issues: SyntaxIssue[];
  private readonly comments: Comment[];
  private at: number;

  constructor(text: string, issues: SyntaxIssue[], comments: Comment[]) {
    this.text = text;
    this.issues = issues;
    this.comments = comments;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
    this.readDirectives();
    this.escape = this.directives.get("escape") === "`" ? "`" : "\\";
  }

  /** The next statement; null at the end of the file. */
  next(): Statement | null {
    while (this.at < this.text.length) {
      const line = this.lineAt(this.at);
      const start = this.skipBlanks(line.start, line.end);
      if (start < line.end && this.text[start] !== "#") return this.readStatement(start);
      if (start < line.end) this.comments.push({ document: 0, start, end: line.end });
      this.at = line.next;
    }
    return null;
  }

  /** Reads the body of a heredoc from the line after the statement, or after the heredoc before it. */
  readHeredoc(delimiter: Fragment, name: string, stripsTabs: boolean): Heredoc {
    const start = this.at;
    while (this.at < this.text.length) {
      const line = this.lineAt(this.at);
      this.at = line.next;
      if (isDelimiter(this.text.slice(line.start, line.end), { delimiter: name, stripsTabs })) {
        return { delimiter, body: { start, end: line.start }, span: { start, end: line.end } };
      }
    }
    this.issues.push({ ...delimiter.span, message: `The heredoc is not closed; end it with a line "${name}".` });
    const span = { start, end: this.text.length };
    return { delimiter, body: span, span };
  }

  private readStatement(start: number): Statement {
    const ranges: Span[] = [];
    let from = start;
    let line = this.lineAt(start);
    for (;;) {
      const continuation = this.continuationOf(from, line.end);
      ranges.push({ start: from, end: continuation < 0 ? line.end : continuation });
      this.at = line.next;
      if (continuation < 0) break;
      line = this.nextCodeLine();
      if (line.start >= this.text.length) break;
      from = line.start;
    }
    return { ranges, next: this.at };
  }

  /** The next line that is neither empty nor a comment: a continuation passes over such lines. */
  private nextCodeLine(): { start: number; end: number; next: number } {
    let line = this.lineAt(this.at);
    while (line.start < this.text.length) {
      const start = this.skipBlanks(line.start, line.end);
      if (start < line.end && this.text[start] !== "#") break;
      if (start < line.end) this.comments.push({ document: 0, start, end: line.end });
      this.at = line.next;
      line = this.lineAt(this.at);
    }
    return line;
  }

  /** Where the escape character stands that continues the line; -1 if the line ends here. */
  private continuationOf(start: number, end: number): number {
    let at = end - 1;
    while (at >= start && (this.text[at] === " " || this.text[at] === "\t")) at -= 1;
    if (at < start || this.text[at] !== this.escape) return -1;
    return at > start && this.text[at - 1] === this.escape ? -1 : at;
  }

  private readDirectives(): void {
    while (this.at < this.text.length) {
      const line = this.lineAt(this.at);
      const match = DIRECTIVE.exec(this.text.slice(line.start, line.end));
      const name = match?.[1]?.toLowerCase() ?? "";
      if (match === null || !DIRECTIVES.has(name)) return;
      const value = match[2] ?? "";
      if (this.directives.has(name)) {
        this.issues.push({ start: line.start, end: line.end, message: `The parser directive "${name}" stands here a second time; delete one.` });
      }
      if (name === "escape" && value !== "\\" && value !== "`") {
        this.issues.push({ start: line.start, end: line.end, message: "The escape character must be a backslash or a backtick." });
      }
      this.directives.set(name, value);
      this.comments.push({ document: 0, start: line.start, end: line.end });
      this.at = line.next;
    }
  }

  /** The line that starts at `start`: its end without the line break, and the start of the next one. */
  private lineAt(start: number): { start: number; end: number; next: number } {
    const newline = this.text.indexOf("\n", start);
    if (newline < 0) return { start, end: this.text.length, next: this.text.length };
    const end = newline > start && this.text[newline - 1] === "\r" ? newline - 1 : newline;
    return { start, end, next: newline + 1 };
  }

  private skipBlanks(start: number, end: number): number {
    let at = start;
    while (at < end && (this.text[at] === " " || this.text[at] === "\t")) at += 1;
    return at;
  }
}

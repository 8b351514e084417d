import { Kind, Style, type Comment, type SyntaxIssue, type Tree } from "../model/tree.ts";
import { TapeBuilder } from "./builder.ts";
import { findDuplicateKeys } from "./duplicates.ts";
import { JsonScanner, type JsonToken } from "./json-scanner.ts";

const MAXIMUM_DEPTH = 200;
const MAXIMUM_ISSUES = 100;

/**
 * Parses JSON (RFC 8259). Never throws: comments, trailing commas, duplicate keys and damage become issues, and what can be read is in the tree.
 */
export function parseJson(text: string): Tree {
  return new JsonFiller(text).parse();
}

class JsonFiller {
  private readonly text: string;
  private readonly scanner: JsonScanner;
  private readonly builder = new TapeBuilder();
  private readonly comments: Comment[] = [];
  private readonly issues: SyntaxIssue[] = [];
  /** End of the token before the present one, comments aside. */
  private lastEnd = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
    this.scanner = new JsonScanner(text, text.startsWith("\ufeff") ? 1 : 0);
  }

  parse(): Tree {
    this.next();
    if (this.is("end")) this.report("The file has no JSON value.");
    else this.value();
    if (!this.is("end")) this.report("Nothing may follow the JSON value.");
    while (!this.is("end")) this.next();
    const { text, comments, issues } = this;
    const documents = [{ start: 0, end: text.length, root: this.builder.length > 0 ? 0 : -1 }];
    const tape = this.builder.finish();
    const tree: Tree = { text, syntax: "json", tape, documents, comments, issues, aliases: new Map(), anchors: new Map(), tags: new Map(), names: [] };
    return { ...tree, issues: [...issues, ...findDuplicateKeys(tree)].sort((a, b) => a.start - b.start) };
  }

  private value(): void {
    const { token } = this.scanner;
    if (token === "{") this.collection(Kind.Mapping, "}");
    else if (token === "[") this.collection(Kind.Sequence, "]");
    else if (this.isScalar()) this.scalar();
    else this.missing("Expected a value: an object, an array, a string, a number, true, false or null.");
  }

  private collection(kind: Kind, closer: "}" | "]"): void {
    const { scanner } = this;
    const node = this.builder.open(kind, Style.Flow, scanner.start);
    this.depth += 1;
    if (this.depth > MAXIMUM_DEPTH) {
      this.report(`The nesting is deeper than ${String(MAXIMUM_DEPTH)} levels; the rest of the file is not read.`);
      scanner.end = this.text.length;
      this.next();
    } else {
      const open = scanner.start;
      this.next();
      this.members(kind, closer);
      if (this.is(closer)) this.next();
      else this.reportAt(open, open + 1, `This bracket is never closed: expected ${closer}.`);
    }
    this.depth -= 1;
    this.builder.close(node, this.lastEnd);
  }

  private members(kind: Kind, closer: "}" | "]"): void {
    while (!this.isCloserOrEnd()) {
      const before = this.scanner.start;
      if (kind === Kind.Mapping) this.pair();
      else this.value();
      if (this.is(",")) {
        const comma = this.scanner.start;
        this.next();
        if (this.is(closer)) this.reportAt(comma, comma + 1, "JSON allows no comma after the last element.");
      } else if (!this.isCloserOrEnd()) {
        this.reportAt(this.lastEnd, this.lastEnd, "Expected a comma between elements.");
        if (this.scanner.start === before) this.next();
      }
    }
  }

  private pair(): void {
    if (this.isScalar()) {
      if (!this.is("string")) this.report("A key must be a string in double quotes.");
      this.scalar();
    } else {
      this.report("Expected a key in double quotes.");
      if (this.is(",")) return;
      this.emptyAt(this.scanner.start);
      if (!this.is(":")) {
        this.value();
        return;
      }
    }
    if (this.is(":")) {
      this.next();
      this.value();
    } else {
      this.missing("Expected a colon and a value after the key.");
    }
  }

  private is(token: JsonToken): boolean {
    return this.scanner.token === token;
  }

  private isCloserOrEnd(): boolean {
    return this.is("}") || this.is("]") || this.is("end");
  }

  private isScalar(): boolean {
    return this.is("string") || this.is("number") || this.is("word") || this.is("unknown");
  }

  private scalar(): void {
    const { start, end, token } = this.scanner;
    this.builder.leaf(Kind.Scalar, token === "string" ? Style.Double : Style.Plain, start, end);
    this.next();
  }

  /** A missing value stands behind the colon, or behind the key if there is no colon. */
  private missing(message: string): void {
    this.reportAt(this.lastEnd, this.lastEnd, message);
    this.emptyAt(this.lastEnd);
  }

  private emptyAt(offset: number): void {
    this.builder.leaf(Kind.Scalar, Style.Plain, offset, offset);
  }

  private next(): void {
    const { scanner } = this;
    if (scanner.token !== "comment") this.lastEnd = Math.max(this.lastEnd, scanner.end);
    for (;;) {
      scanner.next();
      if (scanner.problem !== "") this.report(scanner.problem);
      if (scanner.token !== "comment") return;
      this.comments.push({ start: scanner.start, end: scanner.end, document: 0 });
    }
  }

  private report(message: string): void {
    this.reportAt(this.scanner.start, this.scanner.end, message);
  }

  private reportAt(start: number, end: number, message: string): void {
    // One fault often shows twice, for example as a bad token and as a missing value.
    if (this.issues.length < MAXIMUM_ISSUES && this.issues.at(-1)?.start !== start) this.issues.push({ start, end, message });
  }
}

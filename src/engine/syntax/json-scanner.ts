/** What a token is: a punctuator stands for itself. */
export type JsonToken = "{" | "}" | "[" | "]" | ":" | "," | "string" | "number" | "word" | "comment" | "unknown" | "end";

const QUOTE = 34;
const BACKSLASH = 92;

/** Cuts JSON (RFC 8259) into tokens, in linear time; white space is passed over, comments are tokens. */
export class JsonScanner {
  token: JsonToken = "unknown";
  start = 0;
  end = 0;
  /** What is wrong with the present token; empty if nothing is. */
  problem = "";
  private readonly text: string;

  constructor(text: string, start: number) {
    this.text = text;
    this.end = start;
  }

  next(): void {
    const { text } = this;
    let at = this.end;
    while (isSpace(text.charCodeAt(at))) at += 1;
    this.start = at;
    this.problem = "";
    if (at >= text.length) {
      this.end = at;
      this.token = "end";
    } else {
      this.token = this.scan(text.charAt(at));
    }
  }

  private scan(first: string): JsonToken {
    this.end = this.start + 1;
    if (first === '"') return this.scanString();
    if (first === "{" || first === "}" || first === "[" || first === "]" || first === ":" || first === ",") return first;
    if (first === "/" && "/*".includes(this.text.charAt(this.end)) && this.end < this.text.length) return this.scanComment();
    const { text } = this;
    while (isWordPart(text.charCodeAt(this.end))) this.end += 1;
    const word = text.slice(this.start, this.end);
    if (word === "true" || word === "false" || word === "null") return "word";
    if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return "number";
    this.problem = isNumberLike(word) ? "This is not a number of JSON." : "A text must stand in double quotes.";
    return "unknown";
  }

  private scanString(): JsonToken {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.end);
      if (Number.isNaN(code) || code === 10 || code === 13) {
        this.problem = "This string has no closing quote on its line.";
        return "string";
      }
      this.end += 1;
      if (code === QUOTE) return "string";
      if (code === BACKSLASH) this.scanEscape();
      else if (code < 32) this.problem ||= "A control character must be written as an escape.";
    }
  }

  private scanEscape(): void {
    const escaped = this.text.charAt(this.end);
    if (escaped === "" || escaped === "\n" || escaped === "\r") return;
    this.end += 1;
    if (escaped === "u") {
      if (!/^[0-9A-Fa-f]{4}$/.test(this.text.slice(this.end, this.end + 4))) this.problem ||= "Expected four hexadecimal digits after \\u.";
    } else if (!'"\\/bfnrt'.includes(escaped)) {
      this.problem ||= `JSON has no escape \\${escaped}.`;
    }
  }

  private scanComment(): JsonToken {
    const isBlock = this.text.charAt(this.end) === "*";
    const found = isBlock ? this.text.indexOf("*/", this.end + 1) : endOfLine(this.text, this.end);
    this.problem = found < 0 ? "This comment is never closed." : "JSON has no comments.";
    if (found < 0) this.end = this.text.length;
    else this.end = isBlock ? found + 2 : found;
    return "comment";
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Anything that is neither space, punctuation nor a quote. */
function isWordPart(code: number): boolean {
  return code > 32 && code !== QUOTE && code !== 44 && code !== 58 && code !== 91 && code !== 93 && code !== 123 && code !== 125;
}

function isNumberLike(word: string): boolean {
  const first = word.charCodeAt(0);
  return first === 43 || first === 45 || first === 46 || (first >= 48 && first <= 57);
}

function endOfLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at += 1;
  return at;
}

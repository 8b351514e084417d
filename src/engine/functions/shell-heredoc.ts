/** A heredoc whose body is read at the end of the line; `end` is -1 until then. */
export interface PendingHeredoc {
  readonly delimiter: string;
  readonly stripsTabs: boolean;
  start: number;
  end: number;
}

/** The heredocs of a line, whose bodies follow it in their order. */
export class HeredocQueue {
  private readonly text: string;
  private waiting: PendingHeredoc[] = [];

  constructor(text: string) {
    this.text = text;
  }

  expect(delimiter: string, stripsTabs: boolean): PendingHeredoc {
    const heredoc = { delimiter, stripsTabs, start: -1, end: -1 };
    this.waiting.push(heredoc);
    return heredoc;
  }

  /** Reads the bodies that start at `from`, the beginning of a line; gives the offset behind them. */
  readBodies(from: number): number {
    let at = from;
    for (const heredoc of this.waiting) at = this.readBody(heredoc, at);
    this.waiting = [];
    return at;
  }

  private readBody(heredoc: PendingHeredoc, from: number): number {
    heredoc.start = from;
    for (let at = from; at < this.text.length; ) {
      const newline = this.text.indexOf("\n", at);
      const end = newline < 0 ? this.text.length : newline;
      const next = newline < 0 ? end : end + 1;
      if (isDelimiter(this.text.slice(at, end), heredoc)) {
        heredoc.end = at;
        return next;
      }
      at = next;
    }
    heredoc.end = this.text.length;
    return this.text.length;
  }
}

/** Whether a line ends a heredoc: it is the delimiter, after its tabs where these are stripped. */
export function isDelimiter(line: string, heredoc: { readonly delimiter: string; readonly stripsTabs: boolean }): boolean {
  const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
  return (heredoc.stripsTabs ? bare.replace(/^\t+/, "") : bare) === heredoc.delimiter;
}

import type { ShellCommand } from "../functions/shell-command.ts";
import { MappedText } from "../functions/mapped-text.ts";
import { parseExecForm, parseShell } from "../functions/shell.ts";
import { baseName, SHELLS } from "../functions/shell-script.ts";
import type { Span } from "../model/route.ts";
import type { SyntaxIssue } from "../model/tree.ts";
import type { DockerfileLines, Statement } from "./dockerfile-lines.ts";
import type { Flag, Fragment, Heredoc, Instruction, Pair } from "./dockerfile-parts.ts";
import type { ShellTracker } from "./dockerfile-shell.ts";
import { endOfWord, parseJsonArray, skipBlanks, splitBlanks, splitQuoted, type JsonItem, type Word } from "./dockerfile-words.ts";

interface Context {
  readonly lines: DockerfileLines;
  readonly issues: SyntaxIssue[];
  readonly shells: ShellTracker;
}

const KEYWORDS = new Set([
  ...["ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER"],
  ...["ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"],
]);
const TAKES_JSON = new Set(["ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "SHELL", "VOLUME"]);
const TAKES_PAIRS = new Set(["ARG", "ENV", "LABEL"]);
/** Their whole rest is one argument. */
const TAKES_TEXT = new Set(["CMD", "ENTRYPOINT", "MAINTAINER", "RUN", "STOPSIGNAL", "USER", "WORKDIR"]);
const RUNS_SHELL = new Set(["CMD", "ENTRYPOINT", "RUN"]);
const TAKES_HEREDOC = new Set(["ADD", "COPY", "RUN"]);

/** Parses one statement; reads the bodies of its heredocs from the lines behind it. */
export function parseInstruction(statement: Statement, context: Context): Instruction {
  const source = MappedText.fromSource(context.lines.text, statement.ranges);
  return new InstructionReader(source, context).read(0);
}

class InstructionReader {
  private readonly source: MappedText;
  private readonly context: Context;
  private readonly text: string;
  /** End of the text without the blanks behind it. */
  private readonly end: number;

  constructor(source: MappedText, context: Context) {
    this.source = source;
    this.context = context;
    this.end = source.text.trimEnd().length;
    this.text = source.text.slice(0, this.end);
  }

  read(start: number): Instruction {
    const from = skipBlanks(this.text, start);
    const space = this.text.slice(from).search(/\s/);
    const keywordEnd = space < 0 ? this.end : from + space;
    const keyword = this.text.slice(from, keywordEnd).toUpperCase();
    const keywordSpan = this.source.spanOf(from, keywordEnd);
    this.judgeKeyword(keyword, keywordSpan, keywordEnd);
    if (keyword === "ONBUILD" && skipBlanks(this.text, keywordEnd) < this.end) return this.readOnbuild(keywordEnd, keywordSpan);
    const { flags, at } = this.readFlags(keywordEnd);
    return this.readArguments({ keyword, keywordSpan, flags }, at);
  }

  private judgeKeyword(keyword: string, span: Span, keywordEnd: number): void {
    if (!KEYWORDS.has(keyword)) {
      this.context.issues.push({ ...span, message: `Unknown instruction "${this.context.lines.text.slice(span.start, span.end).slice(0, 40)}".` });
    } else if (skipBlanks(this.text, keywordEnd) >= this.end) {
      this.context.issues.push({ ...span, message: `${keyword} needs an argument.` });
    }
  }

  private readOnbuild(keywordEnd: number, keywordSpan: Span): Instruction {
    const inner = this.read(keywordEnd);
    const { statementEnd, end } = inner;
    const none = { exec: false, flags: [], arguments: [], pairs: [], heredocs: [], commands: [] };
    return { keyword: "ONBUILD", keywordSpan, ...none, inner, statementEnd, end };
  }

  private readFlags(start: number): { flags: Flag[]; at: number } {
    const flags: Flag[] = [];
    let at = skipBlanks(this.text, start);
    while (this.text.startsWith("--", at)) {
      const end = endOfWord(this.text, at, this.context.lines.escape);
      const next = skipBlanks(this.text, end);
      if (end - at === 2) return { flags, at: next };
      const equals = this.text.slice(at, end).indexOf("=");
      const nameEnd = equals < 0 ? end : at + equals;
      const value = equals < 0 ? null : this.fragment(nameEnd + 1, end);
      flags.push({ name: this.text.slice(at + 2, nameEnd), span: this.source.spanOf(at, end), value });
      at = next;
    }
    return { flags, at };
  }

  private readArguments(head: Pick<Instruction, "keyword" | "keywordSpan" | "flags">, at: number): Instruction {
    const { keyword } = head;
    const kind = keyword === "HEALTHCHECK" ? this.healthcheckWord(at) : null;
    const from = kind === null ? at : skipBlanks(this.text, kind.end);
    const exec = TAKES_JSON.has(keyword) || kind !== null ? parseJsonArray(this.source, this.end, from) : null;
    const rest = exec ?? this.wordsOf(kind === null ? keyword : "CMD", from);
    const words = kind === null ? rest : [kind, ...rest];
    const heredocs = TAKES_HEREDOC.has(keyword) && exec === null ? this.readHeredocs(from) : [];
    const statementEnd = this.source.spanOf(0, this.end).end;
    return {
      ...head,
      exec: exec !== null,
      arguments: words.map((word) => ({ text: word.text, json: exec !== null && word !== kind, span: this.source.spanOf(word.start, word.end) })),
      pairs: TAKES_PAIRS.has(keyword) ? this.pairsOf(keyword, words) : [],
      heredocs,
      commands: RUNS_SHELL.has(keyword) || kind?.text.toUpperCase() === "CMD" ? this.commandsOf(exec, from, heredocs) : [],
      inner: null,
      statementEnd,
      end: heredocs.at(-1)?.span.end ?? statementEnd,
    };
  }

  private healthcheckWord(at: number): Word | null {
    const word = /\S+/y;
    word.lastIndex = at;
    const text = word.exec(this.text)?.[0];
    return text === undefined ? null : { text, start: at, end: at + text.length };
  }

  private wordsOf(keyword: string, from: number): Word[] {
    if (from >= this.end) return [];
    if (TAKES_TEXT.has(keyword)) return [{ text: this.text.slice(from), start: from, end: this.end }];
    if (TAKES_PAIRS.has(keyword)) return splitQuoted(this.text, from, this.context.lines.escape);
    return splitBlanks(this.text, from);
  }

  private pairsOf(keyword: string, words: readonly Word[]): Pair[] {
    const [first, second] = words;
    // The old form `ENV name value with blanks` has one pair.
    if (keyword !== "ARG" && first !== undefined && second !== undefined && !first.text.includes("=")) {
      const value = this.fragment(second.start, this.end);
      return [{ name: this.fragment(first.start, first.end), value, span: this.source.spanOf(first.start, this.end) }];
    }
    return words.map(({ text, start, end }) => {
      const equals = text.indexOf("=");
      const name = this.fragment(start, equals < 0 ? end : start + equals);
      return { name, value: equals < 0 ? null : this.fragment(start + equals + 1, end), span: this.source.spanOf(start, end) };
    });
  }

  private fragment(start: number, end: number): Fragment {
    return { text: this.text.slice(start, end), span: this.source.spanOf(start, end) };
  }

  private readHeredocs(from: number): Heredoc[] {
    const heredocs: Heredoc[] = [];
    if (!this.text.includes("<<", from)) return heredocs;
    for (const word of splitQuoted(this.text, from, this.context.lines.escape)) {
      const match = /^\d*<<(-?)([^<]+)$/.exec(word.text);
      const name = match?.[2]?.replace(/["']/g, "") ?? "";
      if (name === "") continue;
      heredocs.push(this.context.lines.readHeredoc(this.fragment(word.start, word.end), name, match?.[1] === "-"));
    }
    return heredocs;
  }

  private commandsOf(exec: readonly JsonItem[] | null, from: number, heredocs: readonly Heredoc[]): ShellCommand[] {
    if (exec !== null) {
      return parseExecForm(exec.map(({ text, mapped, start, end }) => ({ text, mapped, span: this.source.spanOf(start, end) })));
    }
    const [only] = heredocs;
    if (only !== undefined && heredocs.length === 1 && /^\d*<<\S+$/.test(this.text.slice(from))) return this.scriptCommands(only);
    if (!this.context.shells.isPosix) return [];
    const bodies: Span[] = [];
    for (const { body, span } of heredocs) {
      if (this.context.lines.text[body.start - 1] === "\n") bodies.push({ start: body.start - 1, end: span.end });
    }
    const script = this.source.select([{ start: from, end: this.end }]);
    return parseShell(bodies.length === 0 ? script : script.concat(MappedText.fromSource(this.context.lines.text, bodies)));
  }

  /** A RUN that is nothing but a heredoc runs its body; a first line `#!…` names the interpreter. */
  private scriptCommands({ body }: Heredoc): ShellCommand[] {
    const interpreter = /^\s*#!\s*(\S+)(?:[ \t]+(\S+))?/.exec(this.context.lines.text.slice(body.start, body.end));
    const path = baseName(interpreter?.[1] ?? "");
    const name = path === "env" ? baseName(interpreter?.[2] ?? "") : path;
    if (interpreter === null ? !this.context.shells.isPosix : !SHELLS.has(name)) return [];
    return parseShell(MappedText.fromSource(this.context.lines.text, [body]));
  }
}

import type { MappedText } from "./mapped-text.ts";
import type { ShellAssignment, ShellCommand, ShellRedirection, ShellWord } from "./shell-command.ts";
import { HeredocQueue, type PendingHeredoc } from "./shell-heredoc.ts";
import { ShellLexer, type ShellToken } from "./shell-lexer.ts";
import { ShellGrammar } from "./shell-grammar.ts";
import { readsScriptFromInput, scriptOf } from "./shell-script.ts";

/** A command (null for scripts that belong to none, as in `for x in $(ls)`) and the scripts inside its words. */
export interface ReadCommand {
  readonly command: ShellCommand | null;
  readonly scripts: readonly InnerScript[];
}

/** A script inside a command: a substitution, or one that a shell of its own reads. */
export interface InnerScript {
  readonly text: MappedText;
  readonly isShell: boolean;
}

interface Draft {
  readonly words: ShellWord[];
  readonly tokens: ShellToken[];
  readonly assignments: ShellAssignment[];
  readonly redirections: { operator: string; target: ShellWord | null; body: PendingHeredoc | null }[];
  readonly scripts: InnerScript[];
  start: number;
  end: number;
  separator: string;
}

const ASSIGNMENT = /[A-Za-z_]\w*\+?=/y;

/** Reads the commands of one script, without those of the scripts inside. */
export class ShellReader {
  private readonly source: MappedText;
  private readonly depth: number;
  private readonly lexer: ShellLexer;
  private readonly heredocs: HeredocQueue;
  private readonly grammar = new ShellGrammar();
  private readonly drafts: Draft[] = [];
  private draft = emptyDraft();

  constructor(source: MappedText, depth: number) {
    this.source = source;
    this.depth = depth;
    this.lexer = new ShellLexer(source.text);
    this.heredocs = new HeredocQueue(source.text);
  }

  read(): ReadCommand[] {
    for (let token = this.lexer.next(); token.kind !== "end"; token = this.lexer.next()) this.accept(token);
    this.finishCommand("");
    return this.drafts.map((draft) => this.complete(draft));
  }

  private accept(token: ShellToken): void {
    if (token.kind === "word") this.acceptWord(token);
    else if (token.kind === "redirection") this.acceptRedirection(token);
    else if (token.kind === "newline") this.acceptNewline(token);
    else this.acceptOperator(this.textOf(token));
  }

  private acceptNewline(token: ShellToken): void {
    this.finishCommand("\n");
    this.grammar.endCommand();
    this.lexer.moveTo(this.heredocs.readBodies(token.end));
  }

  /** A pipe behind a group or a loop belongs to the last command inside. */
  private acceptOperator(operator: string): void {
    if (this.isInTest()) return;
    if (operator === "(" && this.draft.words.length === 1 && this.draft.assignments.length === 0) {
      // `name()` begins the definition of a function.
      this.draft = emptyDraft();
      return;
    }
    const last = this.drafts.at(-1);
    if (isEmpty(this.draft) && last !== undefined && /^\|&?$/.test(operator) && !this.grammar.isInPattern) last.separator = operator;
    this.finishCommand(operator);
    this.grammar.endCommand();
    this.grammar.acceptOperator(operator);
  }

  /** Whether a `[[` is open, in which `&&`, `||` and parentheses belong to the test. */
  private isInTest(): boolean {
    return this.draft.words[0]?.text === "[[" && this.draft.words.at(-1)?.text !== "]]";
  }

  private acceptWord(token: ShellToken): void {
    const text = this.source.text.slice(token.start, token.end);
    const first = this.draft.words.length === 0 && this.draft.assignments.length === 0;
    const skipped = this.grammar.skipsWord(token.quoted ? "" : text, first);
    this.addSubstitutions(token);
    if (skipped) return;
    if (this.draft.start < 0) this.draft.start = token.start;
    this.draft.end = token.end;
    ASSIGNMENT.lastIndex = 0;
    if (this.draft.words.length === 0 && ASSIGNMENT.test(text)) this.draft.assignments.push(this.assignmentOf(token));
    else this.addWord(token);
  }

  private addSubstitutions(token: ShellToken): void {
    for (const span of token.nested) this.draft.scripts.push({ text: this.source.select([span]), isShell: false });
  }

  private addWord(token: ShellToken): void {
    this.draft.words.push(this.wordOf(token));
    this.draft.tokens.push(token);
  }

  private assignmentOf(token: ShellToken): ShellAssignment {
    const { text, resolved, span } = this.wordOf(token);
    const equals = text.indexOf("=");
    const name = text.slice(0, text[equals - 1] === "+" ? equals - 1 : equals);
    return { name, value: text.slice(equals + 1), resolved, span };
  }

  private wordOf(token: ShellToken): ShellWord {
    let text = "";
    for (const piece of token.pieces) text += this.source.text.slice(piece.start, piece.end);
    return { text, resolved: token.resolved, quoted: token.quoted, span: this.source.spanOf(token.start, token.end) };
  }

  private acceptRedirection(token: ShellToken): void {
    const operator = this.textOf(token);
    const target = this.lexer.next();
    if (target.kind !== "word") {
      if (target.kind !== "end") this.accept(target);
      return;
    }
    this.addSubstitutions(target);
    const word = this.wordOf(target);
    const body = /<<-?$/.test(operator) ? this.heredocs.expect(word.text, operator.endsWith("-")) : null;
    this.draft.redirections.push({ operator, target: word, body });
  }

  private finishCommand(separator: string): void {
    const { draft } = this;
    if (isEmpty(draft)) return;
    draft.separator = separator;
    this.drafts.push(draft);
    this.draft = emptyDraft();
  }

  private complete(draft: Draft): ReadCommand {
    const scripts = [...draft.scripts];
    const script = scriptOf(draft.words);
    const token = script === null ? undefined : draft.tokens[script];
    if (token !== undefined) scripts.push({ text: this.source.select(token.pieces), isShell: true });
    const redirections = draft.redirections.map(({ operator, target, body }): ShellRedirection => {
      if (body === null || body.end < 0) return { operator, target, body: null };
      if (readsScriptFromInput(draft.words)) scripts.push({ text: this.source.select([body]), isShell: true });
      return { operator, target, body: this.source.spanOf(body.start, body.end) };
    });
    if (draft.start < 0) return { command: null, scripts };
    const { words, assignments, separator } = draft;
    const span = this.source.spanOf(draft.start, draft.end);
    return { command: { words, assignments, redirections, span, separator, pipefail: null, depth: this.depth }, scripts };
  }

  private textOf(token: ShellToken): string {
    return this.source.text.slice(token.start, token.end);
  }
}

function isEmpty({ words, assignments, redirections, scripts }: Draft): boolean {
  return words.length + assignments.length + redirections.length + scripts.length === 0;
}

function emptyDraft(): Draft {
  return { words: [], tokens: [], assignments: [], redirections: [], scripts: [], start: -1, end: -1, separator: "" };
}

/** Words that are no commands where a command may start; what follows them is one. */
const RESERVED = new Set(["if", "then", "else", "elif", "fi", "while", "until", "do", "done", "!", "{", "}", "time"]);
/** Words that begin a header (`for x in a b`), which lasts to the end of the command. */
const HEADERS = new Set(["for", "select", "function"]);

/** Knows which words of a script belong to control structures rather than to commands. */
export class ShellGrammar {
  private header = false;
  /** One entry for every open `case`: whether a pattern is being read. */
  private readonly cases: boolean[] = [];
  private caseHeader = false;

  /** Whether a word (empty where it is quoted) is to be passed over; `first` = it stands where a command may start. */
  skipsWord(word: string, first: boolean): boolean {
    if (this.header) {
      // `function f { …` has no separator before its body.
      this.header = word !== "{";
      return true;
    }
    if (this.caseHeader) {
      if (word === "in") this.openCase();
      return true;
    }
    if (this.cases.at(-1) === true) return this.skipsPattern(word);
    if (!first) return false;
    return this.skipsFirstWord(word);
  }

  /** Whether the pattern of a `case` is being read, where `|` is no pipe. */
  get isInPattern(): boolean {
    return this.caseHeader || this.cases.at(-1) === true;
  }

  endCommand(): void {
    this.header = false;
  }

  acceptOperator(operator: string): void {
    if (this.cases.length === 0) return;
    if (operator === ")") this.cases[this.cases.length - 1] = false;
    if (operator === ";;") this.cases[this.cases.length - 1] = true;
  }

  private skipsFirstWord(word: string): boolean {
    if (word === "case") this.caseHeader = true;
    else if (word === "esac") this.cases.pop();
    else if (HEADERS.has(word)) this.header = true;
    else return RESERVED.has(word);
    return true;
  }

  private skipsPattern(word: string): boolean {
    if (word === "esac") this.cases.pop();
    return true;
  }

  private openCase(): void {
    this.caseHeader = false;
    this.cases.push(true);
  }
}

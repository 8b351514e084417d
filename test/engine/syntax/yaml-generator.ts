/** Writes a valid YAML stream, the same for the same seed: nested collections in all styles, scalars in all styles, comments, empty lines. */
export function writeDocument(seed: number): string {
  const random = createRandom(seed);
  const count = random(3) === 0 ? 2 : 1;
  let text = "";
  for (let index = 0; index < count; index += 1) text += `${index > 0 || random(2) === 0 ? "---\n" : ""}${new Writer(random).collection(0, 0)}`;
  return text;
}

export type Random = (below: number) => number;

/** A small linear congruential generator (numbers as in Numerical Recipes). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

class Writer {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  collection(indent: number, depth: number): string {
    let text = "";
    const isMapping = this.random(3) > 0;
    const count = 1 + this.random(4);
    for (let index = 0; index < count; index += 1) {
      text += this.noise(indent);
      text += `${" ".repeat(indent)}${isMapping ? this.key(index) : "-"}${this.value(indent, depth)}`;
    }
    return text;
  }

  private noise(indent: number): string {
    return this.pick(["", "", "", "\n", `${" ".repeat(indent)}# note: "x"\n`, "# 'y\n\n"]);
  }

  private key(index: number): string {
    return this.pick(["a", "b-c", "'d e'", '"f"', "g.h/i", "123"]).replace(/(['"]?)$/, `${String(index)}$1`) + this.pick([":", ":", ":", " :"]);
  }

  /** What stands behind a colon or a dash, up to the end of the line. */
  private value(indent: number, depth: number): string {
    const inner = indent + 1 + this.random(3);
    const end = this.pick(["\n", "\n", "  # c\n", " #\n"]);
    switch (depth < 4 ? this.random(9) : 1 + this.random(6)) {
      case 0:
      case 7:
      case 8:
        return `${end}${this.collection(inner, depth + 1)}`;
      case 1:
        return end;
      case 2:
        return ` ${this.flow(depth)}${end}`;
      case 3:
        return ` ${this.block(inner)}`;
      case 4:
        return ` ${this.multiline(inner)}${end}`;
      default:
        return ` ${this.plain()}${end}`;
    }
  }

  private plain(): string {
    return this.pick(["x", "true", "1.5", "~", "a:b#c", "http://d/e?f=g", "'h''i'", '"j\\n\\u00e9\\""', "''", "k l  m", "-n", "'# o'", '": p"', "😀"]);
  }

  private flow(depth: number): string {
    const count = this.random(4);
    const isMapping = this.random(2) === 0;
    const items = Array.from({ length: count }, (_, index) => {
      const value = depth < 3 && this.random(4) === 0 ? this.flow(depth + 1) : this.pick(["x", "'y'", '"z, ]"', "1", "q r"]);
      return isMapping ? `k${String(index)}: ${value}` : value;
    });
    const text = items.join(this.pick([", ", " , "]));
    return isMapping ? `{${text}}` : `[ ${text} ]`;
  }

  private block(indent: number): string {
    const header = this.pick(["|", ">"]) + this.pick(["", "-", "+"]) + this.pick(["", "", "  # c"]);
    const lines = [this.pick(["one", "two: # x", "- three"])];
    for (let count = this.random(4); count > 0; count -= 1) lines.push(this.pick(["four", "  five", "", "# six", "'seven"]));
    lines.push("eight");
    const body = lines.map((line) => (line === "" ? "" : " ".repeat(indent) + line)).join("\n");
    return `${header}\n${body}\n${this.pick(["", "", "\n", "\n\n"])}`;
  }

  private multiline(indent: number): string {
    const quote = this.pick(["", "'", '"']);
    const space = `\n${" ".repeat(indent)}`;
    return `${quote}one${space}two${this.pick([space, `\n${space}`])}three${quote}`;
  }

  private pick<T>(choices: readonly T[]): T {
    const choice = choices[this.random(choices.length)];
    if (choice === undefined) throw new Error("no choice");
    return choice;
  }
}

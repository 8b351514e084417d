import { baseName, SHELLS } from "../functions/shell-script.ts";
import type { Instruction } from "./dockerfile-parts.ts";

/** Follows SHELL through the stages of a file, to know whether shell forms are POSIX scripts. */
export class ShellTracker {
  private readonly initial: boolean;
  /** Whether the shell at the end of a named or numbered stage is POSIX. */
  private readonly stages = new Map<string, boolean>();
  private count = -1;
  private name = "";
  private posix: boolean;

  /** A file that escapes with backticks is written for Windows, whose default shell is cmd. */
  constructor(escape: string) {
    this.initial = escape === "\\";
    this.posix = this.initial;
  }

  /** Whether the shell form of the next instruction is a POSIX script. */
  get isPosix(): boolean {
    return this.posix;
  }

  observe(instruction: Instruction): void {
    if (instruction.keyword === "FROM") this.enterStage(instruction);
    else if (instruction.keyword === "SHELL") this.posix = SHELLS.has(baseName(instruction.arguments[0]?.text ?? ""));
  }

  private enterStage(instruction: Instruction): void {
    this.stages.set(String(this.count), this.posix);
    if (this.name !== "") this.stages.set(this.name, this.posix);
    this.count += 1;
    const [base, as, name] = instruction.arguments.map(({ text }) => text.toLowerCase());
    this.name = as === "as" ? (name ?? "") : "";
    this.posix = this.stages.get(base ?? "") ?? this.initial;
  }
}

import { baseName, unwrap } from "../../../functions/shell-script.ts";
import type { Route } from "../../../model/route.ts";
import type { PlainObject } from "../../../model/value.ts";
import { readRun, runObject, usesOldLists, type RunState } from "./run.ts";
import type { FileState, InstructionState, StageState } from "./stages.ts";

/** The RUNs of a file, those inside ONBUILD too, and what they are to each other. */
export class Runs {
  private readonly text: string;
  private readonly file: FileState;
  private readonly byState = new Map<InstructionState, RunState>();
  /** The first RUN of each stage whose pipe a SHELL would guard. */
  private readonly firstPipes = new Map<StageState | null, RunState>();
  /** Index of the last RUN that installs with apt by lists of an earlier one: of the stage, or of one FROM it. */
  private readonly lastOldLists = new Map<StageState, number>();
  private readonly downloads = new Map<StageState | null, Map<string, Route>>();

  constructor(file: FileState, text: string) {
    this.file = file;
    this.text = text;
    for (const state of file.instructions) this.read(state, ["instructions", state.index]);
  }

  of(state: InstructionState): RunState | undefined {
    return this.byState.get(state);
  }

  objectOf(run: RunState): PlainObject {
    const { stage, index } = run.state;
    const isOld = stage !== null && (this.lastOldLists.get(stage) ?? -1) > index;
    return runObject(run, { text: this.text, listsUsedLater: isOld, isFirstPipe: this.firstPipes.get(stage) === run });
  }

  /** Routes of the first words `curl` and `wget` that a stage runs, in their order. */
  downloadsOf(stage: StageState): Route[] {
    return [...(this.downloads.get(stage)?.values() ?? [])];
  }

  /** How many RUNs follow each other from this instruction on; 0 where it is not the first of them. */
  seriesFrom({ index }: InstructionState): number {
    const { instructions } = this.file;
    if (instructions[index - 1]?.instruction.keyword === "RUN") return 0;
    let end = index;
    while (instructions[end]?.instruction.keyword === "RUN") end += 1;
    return end - index;
  }

  private read(state: InstructionState, route: Route): void {
    if (state.inner !== null) this.read(state.inner, [...route, "instruction"]);
    if (state.instruction.keyword !== "RUN") return;
    const run = readRun(state, this.text);
    this.byState.set(state, run);
    if (run.isGuardedByShell && run.unguardedPipes.length > 0 && !this.firstPipes.has(state.stage)) this.firstPipes.set(state.stage, run);
    if (usesOldLists(run)) for (let at = state.stage; at !== null; at = at.base) this.lastOldLists.set(at, state.index);
    this.readDownloads(state, route);
  }

  private readDownloads({ stage, instruction }: InstructionState, route: Route): void {
    const found = this.downloads.get(stage) ?? new Map<string, Route>();
    this.downloads.set(stage, found);
    for (const [index, { words }] of instruction.commands.entries()) {
      const program = unwrap(words).command;
      const name = baseName(words[program]?.text ?? "");
      if ((name === "curl" || name === "wget") && !found.has(name)) found.set(name, [...route, "commands", index, "arguments", program]);
    }
  }
}

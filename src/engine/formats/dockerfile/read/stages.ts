import type { Instruction } from "../../../syntax/dockerfile-parts.ts";
import { joinDirectory } from "./directory.ts";
import { expandWord, type Variables } from "./expand.ts";
import { readImage, type ImageParts } from "./image.ts";
import { settingsOf, type Setting } from "./settings.ts";

/** An instruction with its variables replaced; holes stand for what is unknown. */
export interface InstructionState {
  readonly index: number;
  readonly instruction: Instruction;
  /** The stage it stands in; null before the first FROM. */
  readonly stage: StageState | null;
  readonly arguments: readonly string[];
  readonly pairs: readonly { readonly name: string; readonly value: string | null }[];
  /** Values of the flags, index for index. */
  readonly flags: readonly (string | null)[];
  /** Directory in force before the instruction: absolute, a hole where unknown; null where no WORKDIR says. */
  readonly workdir: string | null;
  /** Whether a WORKDIR stands before it, in its stage or those that is FROM. */
  readonly followsWorkdir: boolean;
  /** The USER in force before. */
  readonly user: UserState | null;
  /** The SHELL in force, as its words; null where none is set. */
  readonly shell: readonly string[] | null;
  /** What its stage has set so far, by this instruction too. */
  readonly settings: ReadonlySet<Setting>;
  /** ARG and ENV in force, of a RUN. */
  readonly variables: ReadonlyMap<string, string>;
  /** The instruction inside an ONBUILD. */
  readonly inner: InstructionState | null;
}

/** A USER in force: its text with holes, and the instruction that set it. */
export interface UserState {
  readonly text: string;
  readonly instruction: number;
}

export interface StageState {
  readonly index: number;
  /** As written after AS; empty without. */
  readonly name: string;
  readonly from: number;
  readonly image: ImageParts;
  /** The earlier stage it is FROM. */
  readonly base: StageState | null;
  /** The earlier stage of the same name. */
  readonly twin: StageState | null;
  /** Stages it takes files from: `--from`, `--mount=from=`. */
  readonly sources: StageState[];
  readonly instructions: InstructionState[];
  readonly args: Map<string, string>;
  readonly env: Map<string, string>;
  user: UserState | null;
  workdir: string | null;
  hasWorkdir: boolean;
  shell: readonly string[] | null;
  settings: ReadonlySet<Setting>;
  hasHealthcheck: boolean;
}

export interface FileState {
  readonly instructions: readonly InstructionState[];
  readonly stages: readonly StageState[];
}

/** Follows ARG, ENV, USER, WORKDIR, SHELL and what RUNs set up through the stages of a file. */
export function followStages(instructions: readonly Instruction[], escape: string, text: string): FileState {
  return new StageFollower(escape, text).follow(instructions);
}

class StageFollower {
  private readonly escape: string;
  private readonly text: string;
  /** ARGs before the first FROM. */
  private readonly globals = new Map<string, string>();
  private readonly stages: StageState[] = [];
  private readonly byName = new Map<string, StageState>();
  private readonly states: InstructionState[] = [];
  private stage: StageState | null = null;
  private variables: Variables = this.globals;

  constructor(escape: string, text: string) {
    this.escape = escape;
    this.text = text;
  }

  follow(instructions: readonly Instruction[]): FileState {
    for (const [index, instruction] of instructions.entries()) {
      if (instruction.keyword === "FROM") this.enterStage(index, instruction);
      else this.acceptSettings(instruction);
      const state = this.stateOf(index, instruction);
      this.states.push(state);
      if (instruction.keyword !== "FROM") this.accept(state);
    }
    return { instructions: this.states, stages: this.stages };
  }

  private enterStage(index: number, instruction: Instruction): void {
    const [image, as, name] = instruction.arguments.map(({ text }) => text);
    const reference = expandWord(image ?? "", this.globals, this.escape);
    const base = this.byName.get(reference.toLowerCase()) ?? null;
    const ownName = as?.toLowerCase() === "as" ? (name ?? "") : "";
    const stage: StageState = {
      index: this.stages.length,
      name: ownName,
      from: index,
      image: readImage(reference),
      base,
      twin: this.byName.get(ownName.toLowerCase()) ?? null,
      sources: base === null ? [] : [base],
      instructions: [],
      ...inheritedFrom(base),
    };
    this.stages.push(stage);
    if (ownName !== "") this.byName.set(ownName.toLowerCase(), stage);
    this.stage = stage;
    this.variables = { get: (key) => stage.env.get(key) ?? stage.args.get(key) };
  }

  private stateOf(index: number, instruction: Instruction): InstructionState {
    const { stage } = this;
    const scope = instruction.keyword === "FROM" ? this.globals : this.variables;
    const expand = (text: string): string => expandWord(text, scope, this.escape);
    return {
      index,
      instruction,
      stage,
      arguments: instruction.arguments.map(({ text }) => expand(text)),
      pairs: instruction.pairs.map(({ name, value }) => ({ name: expand(name.text), value: value === null ? null : expand(value.text) })),
      flags: instruction.flags.map(({ value }) => (value === null ? null : expand(value.text))),
      ...inForce(stage),
      variables: stage === null || instruction.keyword !== "RUN" ? NO_VARIABLES : new Map([...stage.args, ...stage.env]),
      inner: instruction.inner === null ? null : this.stateOf(index, instruction.inner),
    };
  }

  private accept(state: InstructionState): void {
    const { stage } = this;
    if (state.instruction.keyword === "ARG") this.acceptArg(state);
    if (stage === null) return;
    stage.instructions.push(state);
    this.acceptSources(state, stage);
    acceptInStage(state, stage);
  }

  /** An ARG without default takes the value of the global one of its name. Each sees those before it in the same instruction. */
  private acceptArg({ instruction, pairs }: InstructionState): void {
    const target = this.stage?.args ?? this.globals;
    for (const [index, { name }] of pairs.entries()) {
      const written = instruction.pairs[index]?.value ?? null;
      const inherited = this.stage === null ? undefined : this.globals.get(name);
      const value = written === null ? inherited : expandWord(written.text, this.variables, this.escape);
      if (value === undefined) target.delete(name);
      else target.set(name, value);
    }
  }

  private acceptSettings(instruction: Instruction): void {
    const { stage } = this;
    if (stage === null) return;
    const added = settingsOf(instruction, this.text).filter((setting) => !stage.settings.has(setting));
    if (added.length > 0) stage.settings = new Set([...stage.settings, ...added]);
  }

  private acceptSources({ instruction, flags }: InstructionState, stage: StageState): void {
    for (const [index, { name }] of instruction.flags.entries()) {
      const value = flags[index] ?? "";
      const from = name === "from" ? value : name === "mount" ? (/(?:^|,)from=([^,]+)/.exec(value)?.[1] ?? "") : "";
      const source = /^\d+$/.test(from) ? this.stages[Number(from)] : this.byName.get(from.toLowerCase());
      if (source !== undefined && source.index < stage.index) stage.sources.push(source);
    }
  }
}

const NO_SETTINGS: ReadonlySet<Setting> = new Set();
const NO_VARIABLES: ReadonlyMap<string, string> = new Map();

/** What a stage has set up before an instruction. */
function inForce(stage: StageState | null): Pick<InstructionState, "workdir" | "followsWorkdir" | "user" | "shell" | "settings"> {
  if (stage === null) return { workdir: null, followsWorkdir: false, user: null, shell: null, settings: NO_SETTINGS };
  const { workdir, hasWorkdir, user, shell, settings } = stage;
  return { workdir, followsWorkdir: hasWorkdir, user, shell, settings };
}

type Inherited = Pick<StageState, "args" | "env" | "user" | "workdir" | "hasWorkdir" | "shell" | "settings" | "hasHealthcheck">;

/** What `FROM stage` takes over: variables, user, directory, shell and health check at the end of that stage. */
function inheritedFrom(base: StageState | null): Inherited {
  if (base !== null) {
    const { user, workdir, hasWorkdir, shell, settings, hasHealthcheck } = base;
    return { args: new Map(base.args), env: new Map(base.env), user, workdir, hasWorkdir, shell, settings, hasHealthcheck };
  }
  const none = { user: null, workdir: null, hasWorkdir: false, shell: null, settings: NO_SETTINGS, hasHealthcheck: false };
  return { args: new Map(), env: new Map(), ...none };
}

function acceptInStage({ index, instruction, arguments: words, pairs }: InstructionState, stage: StageState): void {
  const text = words[0] ?? "";
  if (instruction.keyword === "ENV") for (const { name, value } of pairs) stage.env.set(name, value ?? "");
  else if (instruction.keyword === "USER") stage.user = { text, instruction: index };
  else if (instruction.keyword === "WORKDIR") {
    stage.workdir = joinDirectory(stage.workdir, text);
    stage.hasWorkdir = true;
  } else if (instruction.keyword === "SHELL") stage.shell = instruction.arguments.map((word) => word.text);
  else if (instruction.keyword === "HEALTHCHECK") stage.hasHealthcheck = true;
}

/** Indices of the stages that the final one is, or is built from. */
export function stagesOfFinal(stages: readonly StageState[]): ReadonlySet<number> {
  const waiting = stages.slice(-1);
  const used = new Set(waiting.map(({ index }) => index));
  for (let stage = waiting.pop(); stage !== undefined; stage = waiting.pop()) {
    for (const source of stage.sources) {
      if (used.has(source.index)) continue;
      used.add(source.index);
      waiting.push(source);
    }
  }
  return used;
}

import type { Fact } from "../../model/facts.ts";
import type { Model, Target } from "../../model/format.ts";
import type { Resource } from "../../model/resource.ts";
import type { Route } from "../../model/route.ts";
import type { Tree } from "../../model/tree.ts";
import type { PlainObject, Value } from "../../model/value.ts";
import { partsOf, type DockerfileParts } from "../../syntax/dockerfile.ts";
import { commandObject } from "./read/command-object.ts";
import { instructionObject, type InstructionContext } from "./read/instruction-object.ts";
import { environmentOf, givenOf, placeName, PULLED_IMAGE_ROUTES, pulledImage } from "./read/shared.ts";
import { stageObject } from "./read/stage-object.ts";
import { metadataByStage, type StageMetadata } from "./read/metadata.ts";
import type { RunState } from "./read/run.ts";
import { Runs } from "./read/runs.ts";
import { followStages, stagesOfFinal, type FileState, type InstructionState, type StageState } from "./read/stages.ts";

/** The targets of a Dockerfile: the file, its stages, its instructions, the commands of its RUNs. */
export function buildModel(tree: Tree): Model {
  return new ModelBuilder(tree).build();
}

class ModelBuilder {
  private readonly tree: Tree;
  private readonly parts: DockerfileParts;
  private readonly file: FileState;
  private readonly stages: readonly PlainObject[];
  private readonly targets: Target[] = [];
  private readonly runs: Runs;
  private readonly metadata: ReadonlyMap<number, StageMetadata>;
  /** Index of the last CMD, ENTRYPOINT … of each stage, by stage and keyword. */
  private readonly lastOfKind = new Map<string, number>();

  constructor(tree: Tree) {
    this.tree = tree;
    this.parts = partsOf(tree);
    this.file = followStages(this.parts.instructions, this.parts.escape, tree.text);
    this.runs = new Runs(this.file, tree.text);
    this.metadata = metadataByStage(this.parts);
    const used = stagesOfFinal(this.file.stages);
    const last = this.file.stages.length - 1;
    const layers = withBases(this.file.stages[last] ?? null);
    this.stages = this.file.stages.map((stage) => {
      const role = { isFinal: stage.index === last, isUsedByFinal: used.has(stage.index), isPartOfFinal: layers.has(stage) };
      return stageObject(stage, { ...role, downloaders: this.runs.downloadsOf(stage).length });
    });
    for (const state of this.file.instructions) this.lastOfKind.set(kindKey(state), state.index);
  }

  build(): Model {
    this.addFile();
    for (const stage of this.file.stages) this.addStage(stage);
    for (const state of this.file.instructions) this.addInstruction(state, routeOf(state.index), false);
    return { targets: this.targets, facts: [this.fileFact(), ...this.file.stages.map((stage) => this.stageFact(stage))], resources: this.file.stages.length };
  }

  /** What Compose files know of the image: the user it starts as, at the end and after each stage. */
  private fileFact(): Fact {
    const stages = this.stages.map((stage): PlainObject => ({ name: stage["name"], runsAsRoot: stage["runsAsRoot"] }));
    return { type: "docker.file", document: 0, route: [], value: { runsAsRoot: stages.at(-1)?.["runsAsRoot"], stages } };
  }

  /** What is known of the image that a stage makes. The fact of a stage follows that of the file, in the order of the stages. */
  private stageFact(stage: StageState): Fact {
    const { name, isFinal } = this.stages[stage.index] ?? {};
    return { type: "docker.stage", document: 0, route: routeOf(stage.from), value: { name, isFinal, ...this.metadata.get(stage.from) } };
  }

  private addFile(): void {
    const final = this.file.stages.at(-1);
    const self = {
      stages: this.file.stages.length,
      instructions: this.file.instructions.length,
      directives: Object.fromEntries(this.parts.directives),
    };
    const bases: Record<string, Route> = final === undefined ? {} : { from: routeOf(final.from) };
    this.add({ type: "docker.file", route: [], values: [self, this.statementAt(final?.from)], bases, resource: null, fact: 0 });
  }

  private addStage(stage: StageState): void {
    const routes = this.stageRoutes(stage);
    const from = this.parts.instructions[stage.from];
    const values: Value[] = [
      this.stages[stage.index],
      displayName(stage),
      from?.arguments[0]?.text ?? "",
      stage.user?.text.replaceAll("\uFFFF", "?") ?? "root",
      ...STAGE_BASES.map((base) => this.textAt(routes[base])),
      this.metadata.get(stage.from)?.labels ?? [],
    ];
    const bases: Record<string, Route> = { image: [...routeOf(stage.from), "arguments", 0] };
    for (const base of STAGE_BASES) if (routes[base] !== null) bases[base] = routes[base];
    this.add({ type: "docker.stage", route: routeOf(stage.from), values, bases, resource: resourceOf(stage), fact: 1 + stage.index });
  }

  private stageRoutes(stage: StageState): Record<StageBase, Route | null> {
    const command = stage.instructions.find(({ instruction }) => instruction.keyword === "CMD" || instruction.keyword === "ENTRYPOINT");
    const { user, twin } = stage;
    const [download, secondDownload] = this.runs.downloadsOf(stage);
    return {
      download: download ?? null,
      secondDownload: secondDownload ?? null,
      from: routeOf(stage.from),
      last: routeOf(stage.instructions.at(-1)?.index ?? stage.from),
      command: command === undefined ? null : routeOf(command.index),
      userWord: user === null ? null : [...routeOf(user.instruction), "arguments", 0],
      nameWord: stage.name === "" ? null : [...routeOf(stage.from), "arguments", 2],
      twin: twin === null ? null : [...routeOf(twin.from), "arguments", 2],
    };
  }

  private addInstruction(state: InstructionState, route: Route, isOnbuild: boolean): void {
    const { stage, instruction } = state;
    const run = this.runs.of(state);
    const self = instructionObject(state, this.contextOf(state, isOnbuild));
    const shown = stage === null ? "" : displayName(stage);
    const image = instruction.keyword === "FROM" ? (instruction.arguments[0]?.text ?? "") : "";
    const shared: Value[] = ["dockerfile", placeName(state), isOnbuild ? undefined : pulledImage(state), environmentOf(state), givenOf(state)];
    const values = [self, shown, image, instruction.keyword, this.statementAt(state.index), ...shared];
    const resource = stage === null ? null : resourceOf(stage);
    const pulled: Route = [...route, ...(PULLED_IMAGE_ROUTES[instruction.keyword] ?? [])];
    const bases = { statement: [...route, "statement"], pulledImage: pulled, environment: [...route, "pairs"] };
    this.add({ type: "docker.instruction", route, values, bases, resource });
    if (run !== undefined) this.addCommands(run, route, self);
    if (state.inner !== null) this.addInstruction(state.inner, [...route, "instruction"], true);
  }

  private contextOf(state: InstructionState, isOnbuild: boolean): InstructionContext {
    const run = this.runs.of(state);
    return {
      escape: this.parts.escape,
      isOnbuild,
      isOverridden: !isOnbuild && this.lastOfKind.get(kindKey(state)) !== state.index,
      stage: state.stage === null ? undefined : this.stages[state.stage.index],
      file: this.file,
      text: this.tree.text,
      run: run === undefined ? undefined : this.runs.objectOf(run),
      runSeries: isOnbuild ? 0 : this.runs.seriesFrom(state),
    };
  }

  private addCommands(run: RunState, route: Route, instructionValue: PlainObject): void {
    const { instruction, stage } = run.state;
    const shown = stage === null ? "" : displayName(stage);
    for (const [index, command] of instruction.commands.entries()) {
      const self = commandObject(index, run, instructionValue);
      const text: Value = run.calls.get(index)?.object["text"] ?? command.words.map((word) => word.text).join(" ");
      const values: Value[] = [self, shown, text, instruction.keyword, this.statementAt(run.state.index)];
      const resource = stage === null ? null : resourceOf(stage);
      const bases = { instruction: route, statement: [...route, "statement"] };
      this.add({ type: "docker.runCommand", route: [...route, "commands", index], values, bases, resource });
    }
  }

  private add(target: Omit<Target, "document">): void {
    this.targets.push({ document: 0, ...target });
  }

  private textAt(route: Route | null): string | undefined {
    if (route === null) return undefined;
    const [, index, part, word] = route;
    if (typeof index !== "number") return undefined;
    if (part === "commands" || part === "instruction") return undefined;
    return typeof word === "number" ? this.parts.instructions[index]?.arguments[word]?.text : this.statementAt(index);
  }

  private statementAt(index: number | undefined): string | undefined {
    const instruction = index === undefined ? undefined : this.parts.instructions[index];
    return instruction === undefined ? undefined : this.tree.text.slice(instruction.keywordSpan.start, instruction.statementEnd);
  }
}

const STAGE_BASES = ["from", "last", "command", "userWord", "nameWord", "twin", "download", "secondDownload"] as const;
type StageBase = (typeof STAGE_BASES)[number];

function routeOf(instruction: number): Route {
  return ["instructions", instruction];
}

function kindKey({ stage, instruction }: InstructionState): string {
  return `${String(stage?.index ?? -1)} ${instruction.keyword}`;
}

/** The name of a stage, or its number. */
function displayName(stage: StageState): string {
  return stage.name === "" ? String(stage.index) : stage.name;
}

/** A stage and those that it is FROM, over any number of steps. */
function withBases(stage: StageState | null): ReadonlySet<StageState> {
  const found = new Set<StageState>();
  for (let at = stage; at !== null; at = at.base) found.add(at);
  return found;
}

function resourceOf(stage: StageState): Resource {
  return { type: "docker.stage", name: displayName(stage) };
}

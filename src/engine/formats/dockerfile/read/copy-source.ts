import { UNRESOLVED, type PlainObject } from "../../../model/value.ts";
import { HOLE } from "./expand.ts";
import type { InstructionState, StageState } from "./stages.ts";

/** What the `--from` of a COPY names; no fields without one. */
export function copySource({ instruction, flags, stage }: InstructionState, stages: readonly StageState[]): PlainObject {
  const at = instruction.flags.findIndex(({ name }) => name === "from");
  const written = instruction.flags[at]?.value?.text;
  const from = flags[at] ?? null;
  if (written === undefined || from === null || stage === null) return {};
  const earlier = stages.slice(0, stage.index);
  const names = earlier.map(({ name, index }) => (name === "" ? String(index) : name));
  const known = { from: written, stages: names };
  if (from.includes(HOLE)) return { ...known, isOwnStage: UNRESOLVED, isEarlierStage: UNRESOLVED, isImage: UNRESOLVED };
  const isNamed = (candidate: StageState): boolean =>
    from === String(candidate.index) || (candidate.name !== "" && candidate.name.toLowerCase() === from.toLowerCase());
  return { ...known, isOwnStage: isNamed(stage), isEarlierStage: earlier.some(isNamed), isImage: /[/:@]/.test(from) };
}

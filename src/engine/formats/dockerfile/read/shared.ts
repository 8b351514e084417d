import { givenArguments, type GivenWord } from "../../../functions/shared-variables.ts";
import type { Route } from "../../../model/route.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { resolved } from "./expand.ts";
import type { InstructionState } from "./stages.ts";

// The values of `SHARED_VARIABLES` for an instruction.

/** Where an instruction names the image it pulls. */
export const PULLED_IMAGE_ROUTES: Readonly<Record<string, Route>> = {
  FROM: ["arguments", 0],
  COPY: ["flags", "from", "value"],
};

/**
 * The image that a FROM, or a COPY with `--from`, pulls: no stage, and not `scratch`. A plain word after `--from` may be a named build
 * context, so only what has the form of an image (a path, a tag or a digest) counts there.
 */
export function pulledImage({ instruction, arguments: words, flags, stage }: InstructionState): Value {
  if (instruction.keyword === "FROM") {
    const isPulled = stage !== null && stage.base === null && stage.image.reference !== "scratch";
    return isPulled ? resolved(words[0] ?? "") : undefined;
  }
  if (instruction.keyword !== "COPY") return undefined;
  const from = flags[instruction.flags.findIndex(({ name }) => name === "from")] ?? "";
  return /[/:@]/.test(from) ? resolved(from) : undefined;
}

export function placeName({ stage, instruction }: InstructionState): string {
  if (stage === null) return `The ${instruction.keyword} at the top`;
  return stage.name === "" ? `Stage ${String(stage.index)}` : `Stage ${stage.name}`;
}

/** The pairs of an ENV. */
export function environmentOf({ instruction, pairs }: InstructionState): PlainObject[] {
  if (instruction.keyword !== "ENV") return [];
  return pairs.map(({ name, value }, position) => {
    const known = value === null ? undefined : resolved(value);
    const written = instruction.pairs[position]?.value?.text;
    const isLiteral = known !== undefined && known !== UNRESOLVED && written?.includes("$") === false;
    return { name: resolved(name), value: known, written, isLiteral, source: "file", position };
  });
}

/** The arguments of a CMD or ENTRYPOINT, or the pairs of an ENV. */
export function givenOf(state: InstructionState): PlainObject[] {
  const { instruction, arguments: words } = state;
  if (instruction.keyword === "CMD" || instruction.keyword === "ENTRYPOINT") {
    const given = words.map((text, index): GivenWord => ({ text: resolved(text), route: ["arguments", index] }));
    return givenArguments(given);
  }
  return environmentOf(state).map(({ name, value, position }) => ({ source: "environment", name, value, route: ["pairs", Number(position)] }));
}

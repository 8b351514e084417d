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

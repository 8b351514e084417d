import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { buildToolsOf, hasToolchain } from "./build-tools.ts";
import { resolved } from "./expand.ts";
import { imageObject, runsAsNonRoot } from "./image.ts";
import type { StageState } from "./stages.ts";

/** A stage as rules see it; the type is `docker.stage`. */
export function stageObject(stage: StageState, role: { readonly isFinal: boolean; readonly isUsedByFinal: boolean; readonly isPartOfFinal: boolean; readonly downloaders: number }): PlainObject {
  const { name, index, user } = stage;
  return {
    name: name === "" ? undefined : name,
    index,
    image: imageObject(stage.image, stage.base !== null),
    baseStage: stage.base?.name,
    ...role,
    isNameTaken: stage.twin !== null,
    user: user === null ? undefined : resolved(user.text),
    setsUser: user !== null && stage.instructions.some((state) => state.index === user.instruction),
    runsAsRoot: runsAsRoot(stage),
    workdir: stage.workdir === null ? undefined : resolved(stage.workdir),
    hasHealthcheck: stage.hasHealthcheck,
    cmds: countOf(stage, "CMD"),
    entrypoints: countOf(stage, "ENTRYPOINT"),
    healthchecks: countOf(stage, "HEALTHCHECK"),
    hasToolchain: hasToolchain(stage.image),
    buildTools: buildToolsOf(stage),
  };
}

function countOf({ instructions }: StageState, keyword: string): number {
  return instructions.filter(({ instruction }) => instruction.keyword === keyword).length;
}

/** Whether the image starts as root: by its USER, or without one by the image it is built on. */
function runsAsRoot(stage: StageState): Value {
  if (stage.user !== null) {
    const user = resolved(stage.user.text.split(":")[0] ?? "");
    return user === UNRESOLVED ? UNRESOLVED : user === "root" || /^0+$/.test(user);
  }
  let first = stage;
  while (first.base !== null) first = first.base;
  const isNonRoot = runsAsNonRoot(first.image);
  return isNonRoot === UNRESOLVED ? UNRESOLVED : !isNonRoot;
}

import type { LocatedFact } from "../../model/facts.ts";
import type { Relation } from "../../model/relation.ts";
import { UNRESOLVED, type Value } from "../../model/value.ts";
import { CALL_RELATIONS } from "./calls/relations.ts";
import { COMPOSE_REFERENCE_RELATIONS } from "./references/relations.ts";
import { isMainFile, isOverrideFile } from "./read/names.ts";

/**
 * How Compose files of one folder belong together. `overriddenBy`: the same service in the override file, which Compose merges by
 * itself. `fragmentOf`: the main file, where all services of this file exist there, so that this one only changes them.
 * `builtFrom`: the Dockerfile that the image of a service is built from; `builtStage`: its last stage for that service;
 * `builtBy`: the services that build an image up to a stage.
 */
export const COMPOSE_RELATIONS: readonly Relation[] = [
  { name: "overriddenBy", from: "compose.service", to: "compose.service", prepare: prepareOverriddenBy },
  { name: "fragmentOf", from: "compose.service", to: "compose.file", prepare: prepareFragmentOf },
  ...COMPOSE_REFERENCE_RELATIONS,
  { name: "builtFrom", from: "compose.service", to: "docker.file", prepare: prepareBuiltFrom },
  { name: "builtStage", from: "compose.service", to: "docker.stage", prepare: prepareBuiltStage },
  { name: "builtBy", from: "docker.stage", to: "compose.service", prepare: prepareBuiltBy },
  ...CALL_RELATIONS,
];

function prepareOverriddenBy(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const overrides = new Map<string, LocatedFact[]>();
  for (const fact of targets) {
    if (isOverrideFile(fact.file)) overrides.set(keyOf(fact), [...(overrides.get(keyOf(fact)) ?? []), fact]);
  }
  return (subject) => (isMainFile(subject.file) ? (overrides.get(keyOf(subject)) ?? []) : []);
}

function keyOf(fact: LocatedFact): string {
  return JSON.stringify([folderOf(fact.file), fact.value["service"]]);
}

function prepareFragmentOf(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const mains = targets.filter((fact) => isMainFile(fact.file)).map((fact) => ({ fact, services: new Set(textsOf(fact.value["services"])) }));
  const byFile = new Map<string, readonly LocatedFact[]>();
  for (const own of targets) {
    if (isMainFile(own.file)) continue;
    const names = textsOf(own.value["services"]);
    const whole = mains.filter((main) => folderOf(main.fact.file) === folderOf(own.file) && names.every((name) => main.services.has(name)));
    byFile.set(
      own.file,
      whole.map((main) => main.fact),
    );
  }
  return (subject) => byFile.get(subject.file) ?? [];
}

function prepareBuiltFrom(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const byFile = new Map(targets.map((fact) => [fact.file, fact]));
  return (subject) => {
    const dockerfile = subject.value["dockerfile"];
    const fact = typeof dockerfile === "string" ? byFile.get(dockerfile) : undefined;
    return fact === undefined ? [] : [fact];
  };
}

function prepareBuiltBy(targets: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const byDockerfile = new Map<Value, LocatedFact[]>();
  for (const fact of targets) byDockerfile.set(fact.value["dockerfile"], [...(byDockerfile.get(fact.value["dockerfile"]) ?? []), fact]);
  return ({ file, value: { name, isFinal } }) =>
    (byDockerfile.get(file) ?? []).filter(({ value: { stage } }) => (stage === undefined ? isFinal === true : stage === UNRESOLVED || stage === name));
}

function prepareBuiltStage(stages: readonly LocatedFact[]): (subject: LocatedFact) => readonly LocatedFact[] {
  const byFile = new Map<Value, LocatedFact[]>();
  for (const fact of stages) byFile.set(fact.file, [...(byFile.get(fact.file) ?? []), fact]);
  return ({ value: { dockerfile, stage } }) =>
    (byFile.get(dockerfile) ?? []).filter(({ value: { name, isFinal } }) => (stage === undefined ? isFinal === true : stage === name));
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

function textsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

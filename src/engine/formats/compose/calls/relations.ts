import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import type { Value } from "../../../model/value.ts";

/** Relations of hosts that services name to the services of the same folder: Compose files beside one another are often run together. */
export const CALL_RELATIONS: readonly Relation[] = [
  { name: "resolvesTo", from: "compose.call", to: "compose.service", prepare: (facts) => prepareInFolder(facts, isCalled) },
  { name: "besides", from: "compose.call", to: "compose.service", prepare: (facts) => prepareInFolder(facts, () => true) },
];

function prepareInFolder(facts: readonly LocatedFact[], isMeant: (host: Value, service: LocatedFact) => boolean): ReturnType<Relation["prepare"]> {
  const byFolder = new Map<string, LocatedFact[]>();
  for (const fact of facts) byFolder.set(folderOf(fact.file), [...(byFolder.get(folderOf(fact.file)) ?? []), fact]);
  return (subject) => (byFolder.get(folderOf(subject.file)) ?? []).filter((fact) => isMeant(subject.value["host"], fact));
}

/** By one of its names, or by that of its container: project, service and number. */
function isCalled(host: Value, { value: { hostNames, service } }: LocatedFact): boolean {
  const names = Array.isArray(hostNames) ? (hostNames as readonly Value[]) : [];
  if (names.includes(host)) return true;
  const container = typeof host === "string" ? /^(.+)[-_]\d+$/.exec(host)?.[1] : undefined;
  return container !== undefined && typeof service === "string" && ["-", "_"].some((separator) => container.endsWith(separator + service.toLowerCase()));
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

import type { PrincipleText, Waiver } from "#engine/index.ts";
import type { CodeOwners } from "./owners.ts";
import type { Project } from "./project.ts";

/** A principle in force, with the ids of its rules. */
export interface PrincipleInForce extends PrincipleText {
  readonly rules: readonly string[];
}

/** The principles in force by id, in the order of their files; where several folders have one of the same id, the first is shown. */
export function principlesInForce(project: Pick<Project, "principles" | "rules">): ReadonlyMap<string, PrincipleInForce> {
  const planned = project.rules.flatMap(({ rules }) => rules.rules);
  const principles = new Map<string, PrincipleInForce>();
  for (const principle of project.principles.flatMap((folder) => folder.principles)) {
    const ids = planned.filter((rule) => rule.principle === principle.id).map(({ rule }) => rule.id);
    if (!principles.has(principle.id)) principles.set(principle.id, { ...principle, rules: [...new Set(ids)].sort() });
  }
  return principles;
}

/** The waivers of all principles files with a say, those without effect included. */
export function waiversOf(project: Pick<Project, "rules">): readonly Waiver[] {
  return project.rules.flatMap(({ rules }) => rules.waivers ?? []);
}

/** Title of the root-most principles file; null where it has none, or packs run. */
export function titleOf(project: Pick<Project, "parsed">): string | null {
  return project.parsed[0]?.fields?.textAt("metadata", "title") ?? null;
}

/** Owners of files; those without an owner are missing. */
export function ownersByFile({ ownersOf }: CodeOwners, places: readonly { readonly file: string }[]): ReadonlyMap<string, readonly string[]> {
  const files = new Set(places.map(({ file }) => file));
  return new Map([...files].map((file) => [file, ownersOf(file)] as const).filter(([, owners]) => owners.length > 0));
}

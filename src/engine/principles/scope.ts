import { normaliseGlob } from "./globs.ts";
import type { Scope } from "./types.ts";
import type { Fields } from "../shape/fields.ts";

/** Keys of a scope that need more of the architecture model than is read. */
const MODEL_SCOPES = ["tiers", "zones", "dataClasses", "systems"] as const;

/** Reads a `scope`; null stands for none, which limits nothing. */
export function readScope(fields: Fields | null): Scope {
  return {
    paths: fields?.texts("paths").map(normaliseGlob) ?? [],
    excludePaths: fields?.texts("excludePaths").map(normaliseGlob) ?? [],
    environments: fields?.texts("environments") ?? [],
    resources: fields?.texts("resources") ?? [],
    ofModel: fields === null ? [] : MODEL_SCOPES.filter((key) => fields.has(key)),
  };
}

/** Whether a scope leaves anything out. */
export function isLimited({ paths, excludePaths, environments, resources }: Scope): boolean {
  return paths.length + excludePaths.length + environments.length + resources.length > 0;
}

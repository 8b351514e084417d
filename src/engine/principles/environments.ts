import { normaliseGlob } from "./globs.ts";
import { issueAt, Places } from "./places.ts";
import { ownSeverity } from "./own-rules.ts";
import type { ParsedPrinciples, PrinciplesIssue } from "./types.ts";
import { nearestClause } from "../shape/nearest.ts";
import { textOf, type Fields } from "../shape/fields.ts";
import { spanOf } from "../shape/pairs.ts";
import type { Environment } from "../model/governance.ts";

/** The environments that files define, the nearest file first; of two with one name the nearer counts. */
export function readEnvironments(files: readonly ParsedPrinciples[]): Environment[] {
  const known = new Map<string, Environment>();
  for (const file of files) {
    const places = new Places(file.file, file.tree);
    const all = file.fields?.child("architecture")?.child("environments");
    if (all === null || all === undefined) continue;
    for (const name of all.keys()) {
      if (!known.has(name)) known.set(name, { name, ...readMarks(all.child(name)), origin: places.origin(all.keySpan(name)) });
    }
  }
  return [...known.values()];
}

/** How what belongs to an environment is told apart. */
function readMarks(fields: Fields | null): Pick<Environment, "paths" | "namespaces" | "labels" | "isDefault"> {
  if (fields === null) return { paths: [], namespaces: [], labels: {}, isDefault: false };
  const labels = fields.child("labels");
  const pairs = labels?.keys().map((key) => [key, labels.text(key) ?? ""] as const) ?? [];
  return { paths: fields.texts("paths").map(normaliseGlob), namespaces: fields.texts("namespaces"), labels: Object.fromEntries(pairs), isDefault: fields.text("default") === "true" };
}

/** Environments that a scope names and nobody defines. */
export function checkEnvironmentNames(files: readonly ParsedPrinciples[], environments: readonly Environment[]): PrinciplesIssue[] {
  const names = environments.map(({ name }) => name);
  return files.flatMap((file) => {
    const places = new Places(file.file, file.tree);
    return scopesOf(file).flatMap((scope) =>
      scope.items("environments").flatMap((item) => {
        const name = textOf(scope.tree, item);
        if (name === undefined || names.includes(name)) return [];
        const message = `Environment ${name} matches nothing${nearestClause(name, names).replace(/\?$/, "")}; correct it or remove it.`;
        return [issueAt(places, spanOf(scope.tree, item), { code: "scope-empty", message, severity: ownSeverity("scope-empty") })];
      }),
    );
  });
}

/** The scopes of principles and waivers. */
export function scopesOf(file: ParsedPrinciples): Fields[] {
  const owners = [...file.principles.map(({ fields }) => fields), ...(file.fields?.children("waivers") ?? [])];
  return owners.flatMap((fields) => fields.child("scope") ?? []);
}

import type { ExplainStep } from "./api.ts";
import type { LoadedFile } from "./file-state.ts";
import { isSecretLike } from "./functions/secrets.ts";

/** Shorter values are words that stand in other texts as well. */
const SHORTEST_SECRET = 9;

/** The variables that the text of a 1-based line refers to and the project defines. */
export function variablesOnLine({ tree, variables }: LoadedFile, line: number): readonly string[] {
  if (variables.size === 0) return [];
  const text = tree.text.split("\n", line)[line - 1] ?? "";
  const names = [...text.matchAll(/\$\{?(\w+)/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => variables.has(name));
}

/** Steps that show names in place of values that look like credentials: those stand in a file of their own, and are told nowhere. */
export function hideCredentials(steps: readonly ExplainStep[], { variables }: Pick<LoadedFile, "variables">): ExplainStep[] {
  const secrets = [...variables].filter(([name, value]) => value.length >= SHORTEST_SECRET && isSecretLike(name, value));
  return steps.map((step) => ({ ...step, value: secrets.reduce((text, [name, value]) => text.replaceAll(value, () => `\${${name}}`), step.value) }));
}

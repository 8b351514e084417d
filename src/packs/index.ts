import { BUILTIN_RULES } from "./rules.generated.ts";
import type { RuleDefinition } from "#engine/index.ts";

/** The rules that ship with the product, in order of their ids; compiled from `rules/` at build. */
export const builtinRules: readonly RuleDefinition[] = BUILTIN_RULES;

import { BUILTIN_DOCUMENTATION } from "./documentation.generated.ts";
import { ownDocumentation } from "./own-rules.ts";
import type { RuleDocumentation } from "#engine/index.ts";

/** Texts and examples of the built-in rules, those on principles files included, by id; read on hover, by `explain` and by `test`, never while checking. */
export const builtinDocumentation: ReadonlyMap<string, RuleDocumentation> = new Map([...BUILTIN_DOCUMENTATION, ...ownDocumentation].map((entry) => [entry.id, entry]));

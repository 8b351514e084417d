import type { PrincipleText } from "#engine/index.ts";
import principles from "./generated/principles.json" with { type: "json" };

/** The built-in principles, by id: what a rule serves where a repository has no principle of its own for it. */
export const builtinPrinciples: ReadonlyMap<string, PrincipleText> = new Map((principles as unknown as readonly PrincipleText[]).map((entry) => [entry.id, entry]));

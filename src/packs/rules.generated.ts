// Written by `npm run generate`; do not edit.
import type { RuleDefinition } from "#engine/index.ts";
import compose from "./generated/compose.rules.json" with { type: "json" };
import dockerfile from "./generated/dockerfile.rules.json" with { type: "json" };
import interop from "./generated/interop.rules.json" with { type: "json" };
import k8s from "./generated/k8s.rules.json" with { type: "json" };
import rbac from "./generated/rbac.rules.json" with { type: "json" };
import resil from "./generated/resil.rules.json" with { type: "json" };

export const BUILTIN_RULES = [...compose, ...dockerfile, ...interop, ...k8s, ...rbac, ...resil] as unknown as readonly RuleDefinition[];

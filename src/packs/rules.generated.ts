// Written by `npm run generate`; do not edit.
import type { RuleDefinition } from "#engine/index.ts";
import dockerfile from "./generated/dockerfile.rules.json" with { type: "json" };
import k8s from "./generated/k8s.rules.json" with { type: "json" };

export const BUILTIN_RULES = [...dockerfile, ...k8s] as unknown as readonly RuleDefinition[];

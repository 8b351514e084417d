// Written by `npm run generate`; do not edit.
import type { RuleDocumentation } from "#engine/index.ts";
import dockerfile from "./generated/dockerfile.docs.json" with { type: "json" };
import k8s from "./generated/k8s.docs.json" with { type: "json" };

export const BUILTIN_DOCUMENTATION = [...dockerfile, ...k8s] as unknown as readonly RuleDocumentation[];

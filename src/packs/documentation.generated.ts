// Written by `npm run generate`; do not edit.
import type { RuleDocumentation } from "#engine/index.ts";
import compose from "./generated/compose.docs.json" with { type: "json" };
import dockerfile from "./generated/dockerfile.docs.json" with { type: "json" };
import interop from "./generated/interop.docs.json" with { type: "json" };
import k8s from "./generated/k8s.docs.json" with { type: "json" };
import rbac from "./generated/rbac.docs.json" with { type: "json" };
import resil from "./generated/resil.docs.json" with { type: "json" };

export const BUILTIN_DOCUMENTATION = [...compose, ...dockerfile, ...interop, ...k8s, ...rbac, ...resil] as unknown as readonly RuleDocumentation[];

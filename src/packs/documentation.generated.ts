// Written by `npm run generate`; do not edit.
import type { RuleDocumentation } from "#engine/index.ts";
import compose from "./generated/compose.docs.json" with { type: "json" };
import cost from "./generated/cost.docs.json" with { type: "json" };
import data from "./generated/data.docs.json" with { type: "json" };
import dockerfile from "./generated/dockerfile.docs.json" with { type: "json" };
import event from "./generated/event.docs.json" with { type: "json" };
import interop from "./generated/interop.docs.json" with { type: "json" };
import k8s from "./generated/k8s.docs.json" with { type: "json" };
import ops from "./generated/ops.docs.json" with { type: "json" };
import portable from "./generated/portable.docs.json" with { type: "json" };
import principles from "./generated/principles.docs.json" with { type: "json" };
import rbac from "./generated/rbac.docs.json" with { type: "json" };
import ref from "./generated/ref.docs.json" with { type: "json" };
import resil from "./generated/resil.docs.json" with { type: "json" };
import scale from "./generated/scale.docs.json" with { type: "json" };
import sec from "./generated/sec.docs.json" with { type: "json" };
import supply from "./generated/supply.docs.json" with { type: "json" };
import sustain from "./generated/sustain.docs.json" with { type: "json" };

export const BUILTIN_DOCUMENTATION = [...compose, ...cost, ...data, ...dockerfile, ...event, ...interop, ...k8s, ...ops, ...portable, ...principles, ...rbac, ...ref, ...resil, ...scale, ...sec, ...supply, ...sustain] as unknown as readonly RuleDocumentation[];

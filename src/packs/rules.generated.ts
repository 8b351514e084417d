// Written by `npm run generate`; do not edit.
import type { RuleDefinition } from "#engine/index.ts";
import compose from "./generated/compose.rules.json" with { type: "json" };
import cost from "./generated/cost.rules.json" with { type: "json" };
import data from "./generated/data.rules.json" with { type: "json" };
import dockerfile from "./generated/dockerfile.rules.json" with { type: "json" };
import event from "./generated/event.rules.json" with { type: "json" };
import interop from "./generated/interop.rules.json" with { type: "json" };
import k8s from "./generated/k8s.rules.json" with { type: "json" };
import ops from "./generated/ops.rules.json" with { type: "json" };
import portable from "./generated/portable.rules.json" with { type: "json" };
import principles from "./generated/principles.rules.json" with { type: "json" };
import rbac from "./generated/rbac.rules.json" with { type: "json" };
import ref from "./generated/ref.rules.json" with { type: "json" };
import resil from "./generated/resil.rules.json" with { type: "json" };
import scale from "./generated/scale.rules.json" with { type: "json" };
import sec from "./generated/sec.rules.json" with { type: "json" };
import supply from "./generated/supply.rules.json" with { type: "json" };
import sustain from "./generated/sustain.rules.json" with { type: "json" };

export const BUILTIN_RULES = [...compose, ...cost, ...data, ...dockerfile, ...event, ...interop, ...k8s, ...ops, ...portable, ...principles, ...rbac, ...ref, ...resil, ...scale, ...sec, ...supply, ...sustain] as unknown as readonly RuleDefinition[];

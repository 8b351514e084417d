import { PRINCIPLES_SHAPE } from "../principles/shape.ts";
import { RULE_FILE_SHAPE } from "../rules/file-shape.ts";
import { toJsonSchema, type JsonSchema } from "../shape/json-schema.ts";

const BASE = "https://groundrules.dev/schemas";

/** JSON Schema (2020-12) of a principles file. */
export function principlesSchema(): JsonSchema {
  return toJsonSchema(PRINCIPLES_SHAPE, {
    id: `${BASE}/principles.schema.json`,
    title: "Groundrules principles file",
    description: "Architecture principles of a repository and the rules that check them.",
  });
}

/** JSON Schema (2020-12) of a rule file. */
export function ruleFileSchema(): JsonSchema {
  return toJsonSchema(RULE_FILE_SHAPE, {
    id: `${BASE}/rule.schema.json`,
    title: "Groundrules rule file",
    description: "One rule: its target, its conditions, where it points, its fixes and its examples.",
  });
}

import { principlesSchema, ruleFileSchema } from "../src/engine/index.ts";
import { REPORT_SCHEMA } from "../src/report/json-schema.ts";

/** JSON Schemas of what people write, and of the report that programs read. */
export function schemaFiles(): [string, string][] {
  const schemas = { principles: principlesSchema(), rule: ruleFileSchema(), report: REPORT_SCHEMA };
  return Object.entries(schemas).map(([name, schema]) => [`schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`]);
}

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { principlesSchema, ruleFileSchema } from "#engine/authoring/schemas.ts";

const FOLDER = new URL("../schemas/", import.meta.url);
const SCHEMAS = { "principles.schema.json": principlesSchema(), "rule.schema.json": ruleFileSchema() };

mkdirSync(FOLDER, { recursive: true });
for (const [name, schema] of Object.entries(SCHEMAS)) writeIfChanged(new URL(name, FOLDER), `${JSON.stringify(schema, null, 2)}\n`);

/** Leaves an equal file alone, so that nothing that watches it wakes up. */
function writeIfChanged(file: URL, text: string): void {
  if (read(file) === text) return;
  writeFileSync(file, text);
  process.stdout.write(`wrote ${file.pathname}\n`);
}

function read(file: URL): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

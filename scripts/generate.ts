import { generateDocs } from "./generate-docs.ts";
import { generatePacks, readRules } from "./generate-packs.ts";

/** Writes everything that is generated and committed: compiled packs, rule pages, schemas. CI fails where that changes a file. */
const root = process.cwd();
const { rules, faults } = await readRules(root);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`${String(faults.length)} faults in rules; nothing was written.`);
  process.exitCode = 1;
} else {
  await generatePacks(root, rules);
  await generateDocs(root, rules);
  await import("./generate-schemas.ts");
  console.log(`${String(rules.length)} rules: packs, pages and schemas are written.`);
}

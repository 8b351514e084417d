import { generatedFiles, writeGenerated } from "./generated-files.ts";
import { readRules } from "./generate-packs.ts";

/** Writes everything that is generated and committed: compiled packs, rule pages, schemas, the table of functions. A test fails where that changes a file. */
const root = process.cwd();
const { rules, faults } = await readRules(root);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`${String(faults.length)} faults in rules; nothing was written.`);
  process.exitCode = 1;
} else {
  const changed = await writeGenerated(root, await generatedFiles(root, rules));
  for (const line of changed) console.log(line);
  console.log(`${String(rules.length)} rules: packs, pages, schemas and the table of functions are in step (${String(changed.length)} files changed).`);
}

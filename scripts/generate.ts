import { readRules, generatePacks } from "./generate-packs.ts";

const root = process.cwd();
const { rules, faults } = await readRules(root);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`${String(faults.length)} faults in rules; nothing was written.`);
  process.exitCode = 1;
} else {
  await generatePacks(root, rules);
  console.log(`${String(rules.length)} rules compiled.`);
}

import { readFile } from "node:fs/promises";
import { checkRule, parseRuleFile, runExample, TARGET_TYPES } from "../src/engine/index.ts";
import { createLineIndex } from "../src/engine/text/lines.ts";
import { readFolderExamples } from "./folder-examples.ts";

/** Checks single rule files while they are written: form, types, and every example. */
let faults = 0;
for (const file of process.argv.slice(2)) {
  const text = await readFile(file, "utf8");
  const parsed = parseRuleFile(file, text);
  const lines = createLineIndex(text);
  for (const issue of parsed.issues) fault(`${file}:${String(lines.positionAt(issue.start).line)}: ${issue.message}`);
  const { definition } = parsed;
  if (definition === null) continue;
  for (const name of definition.targets) {
    const target = TARGET_TYPES.get(name);
    if (target === undefined) fault(`${file}: there is no target ${name}`);
    else for (const problem of checkRule(definition, target)) fault(`${file}: ${problem.key} (${name}): ${problem.message}`);
  }
  for (const example of [...parsed.examples, ...(await readFolderExamples(process.cwd(), file))]) {
    for (const failure of runExample(definition, example)) {
      fault(`${file}:${String(example.line)}: ${failure.what}\n--- expected\n${failure.expected}\n--- actual\n${failure.actual}\n`);
    }
  }
}
console.log(`${String(process.argv.length - 2)} rule files, ${String(faults)} faults`);
process.exitCode = faults === 0 ? 0 : 1;

function fault(message: string): void {
  faults += 1;
  console.log(message);
}

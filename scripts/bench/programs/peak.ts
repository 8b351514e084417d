import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Runs another program in this process and writes the peak of the resident memory (in KB) to a file when it ends.
const [result = "", program = "", ...values] = process.argv.slice(2);
process.argv.splice(1, process.argv.length, program, ...values);
process.on("exit", () => {
  writeFileSync(result, String(process.resourceUsage().maxRSS));
});
await import(pathToFileURL(program).href);

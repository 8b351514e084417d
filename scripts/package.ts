import { stat } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "./vscode/run-command.ts";
import { ROOT } from "./vscode/suite.ts";
import { vsixName } from "./vscode/vsix.ts";

/** A VSIX beyond this is a mistake: something got into it that does not belong there. */
const LIMIT_BYTES = 3 * 1024 * 1024;

const name = await vsixName();
await runCommand("npx", ["--no-install", "vsce", "package", "--no-dependencies", "-o", name], { cwd: ROOT, inherit: true });
const { size } = await stat(join(ROOT, name));
console.log(`${name}: ${String(Math.ceil(size / 1024))} KB`);
if (size > LIMIT_BYTES) {
  console.error(`${name} is larger than ${String(LIMIT_BYTES / 1024)} KB. \`npx vsce ls --no-dependencies\` lists what is in it.`);
  process.exitCode = 1;
}

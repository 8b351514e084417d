import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEvents } from "js-yaml";

// The least that any checker of these files does: walk, read, decode, and for YAML the events of a fast parser. Prints what it saw.
const decoder = new TextDecoder("utf-8", { fatal: true });
let [files, events] = [0, 0];
visit(process.argv[2] ?? ".");
console.log(JSON.stringify({ files, events }));

function visit(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== ".git") visit(path);
    } else if (entry.isFile()) {
      const text = decoder.decode(readFileSync(path));
      files += 1;
      if (entry.name.endsWith(".yaml")) events += parseEvents(text, {}).length;
    }
  }
}

import { createEngine, createRuleIndex, mayBeManifest, rulesFromCommandLine } from "#engine/index.ts";
import { discover } from "#host/discovery.ts";
import { runSync } from "#host/file-system.ts";
import { createNodeFileSystem } from "#host/node.ts";
import { DEFAULT_SIZE_LIMIT, textOf } from "#host/read-text.ts";
import { builtinRules } from "#packs/index.ts";
import { applyKeystroke, keystrokes } from "../edits.ts";
import { longManifest } from "../repository.ts";

// Loads a repository into one engine and types in one long file; prints the milliseconds of each keystroke as JSON.
const WARM_UP = 60;
const SEED = 7;
const LINES = 500;

const [root = ".", pack = "recommended", asOf = "", count = "400"] = process.argv.slice(2);
const system = createNodeFileSystem(root);
const rules = rulesFromCommandLine({ rule: [], skipRule: [], pack: [pack] }, createRuleIndex(builtinRules)).ruleSet;
const engine = createEngine({ rulesFor: () => rules, complete: true, asOf, hasFile: () => false });
for (const file of runSync(discover({ paths: [""], wants: mayBeManifest }), system).files) {
  const result = textOf(system.read(file, DEFAULT_SIZE_LIMIT));
  if ("reason" in result) continue;
  engine.update(file, result.text);
  engine.release(file);
}

let text = longManifest(LINES);
engine.update("open.yaml", text);
engine.findings("open.yaml");
const times: number[] = [];
let findings = 0;
for (const keystroke of keystrokes(text, WARM_UP + Number(count), SEED)) {
  text = applyKeystroke(text, keystroke);
  const started = performance.now();
  engine.update("open.yaml", text);
  findings += engine.findings("open.yaml").findings.length;
  times.push(performance.now() - started);
}
console.log(JSON.stringify({ times: times.slice(WARM_UP), findings }));

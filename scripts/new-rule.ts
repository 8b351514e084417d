import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ruleTemplate } from "./new-rule/template.ts";

const USAGE = "npm run new-rule CATEGORY/NAME, for example k8s/no-tty";
const ID = /^[a-z][a-z0-9]*\/[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_ID = 60;

const root = process.cwd();
const [id = "", ...rest] = process.argv.slice(2);
const fault = rest.length > 0 ? `One rule at a time: ${USAGE}.` : await faultOf(id);
if (fault === null) await create(id);
else {
  console.error(fault);
  process.exitCode = 2;
}

/** Why there cannot be a new rule of this id; null where there can. */
async function faultOf(name: string): Promise<string | null> {
  if (!ID.test(name) || name.length > LONGEST_ID) return `"${name}" is no rule id. ${USAGE}.`;
  if (existsSync(join(root, `rules/${name}.yaml`))) return `rules/${name}.yaml is there already.`;
  const category = dirname(name);
  const categories = (await readdir(join(root, "rules"), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return categories.includes(category) ? null : `There is no category "${category}"; there are ${categories.sort().join(", ")}. Make the folder rules/${category} if you mean a new one.`;
}

async function create(name: string): Promise<void> {
  const file = `rules/${name}.yaml`;
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), ruleTemplate(name), { flag: "wx" });
  console.log(`${file} is written: a rule that works, on a made-up condition. Now
  1. write the condition, the message and the examples; delete the comments
  2. npx tsx scripts/check-rule.ts ${file}
  3. npm run generate    (packs, the page docs/rules/${name}.md)
  4. npm run test:unit   (the examples are the tests of the rule)`);
}

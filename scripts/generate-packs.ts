import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { checkRule, parseBuiltInPrinciples, parseRuleFile, TARGET_TYPES } from "../src/engine/index.ts";
import { createLineIndex } from "../src/engine/text/lines.ts";
import type { RuleDefinition, RuleDocumentation } from "../src/engine/model/rule.ts";
import type { RuleExample } from "../src/engine/model/example.ts";
import { readFolderExamples } from "./folder-examples.ts";

const PACKS = "src/packs";

/** A rule of the repository, read and type-checked. */
export interface SourceRule {
  readonly file: string;
  readonly definition: RuleDefinition;
  readonly documentation: RuleDocumentation;
  readonly examples: readonly RuleExample[];
}

/** Reads all rules below `rules/`. Faults are returned as `file:line:column: message`. */
export async function readRules(root: string): Promise<{ rules: SourceRule[]; faults: string[] }> {
  const rules: SourceRule[] = [];
  const faults: string[] = [];
  for (const file of await ruleFiles(root)) {
    const text = await readFile(join(root, file), "utf8");
    const parsed = parseRuleFile(file, text);
    const lines = createLineIndex(text);
    for (const issue of parsed.issues) {
      const { line, column } = lines.positionAt(issue.start);
      faults.push(`${file}:${String(line)}:${String(column)}: ${issue.message}`);
    }
    if (parsed.definition === null || parsed.documentation === null) continue;
    faults.push(...typeFaults(file, parsed.definition));
    const examples = [...parsed.examples, ...(await readFolderExamples(root, file))];
    const documentation = { ...parsed.documentation, examples };
    rules.push({ file, definition: parsed.definition, documentation, examples });
  }
  rules.sort((left, right) => (left.definition.id < right.definition.id ? -1 : 1));
  return { rules, faults };
}

/** The compiled packs: per category one file for evaluation and one for documentation. */
export async function packFiles(root: string, rules: readonly SourceRule[]): Promise<[string, string][]> {
  const categories = [...new Set(rules.map((rule) => categoryOf(rule)))];
  const compiled = categories.flatMap((category): [string, unknown][] => {
    const own = rules.filter((rule) => categoryOf(rule) === category);
    return [[`${category}.rules`, own.map((rule) => rule.definition)], [`${category}.docs`, own.map((rule) => rule.documentation)]];
  });
  const principles = parseBuiltInPrinciples(await readFile(join(root, "rules/principles.yaml"), "utf8"));
  const files = [...compiled, ["principles", principles] as const].map(([name, value]): [string, string] => [
    `${PACKS}/generated/${name}.json`,
    `${JSON.stringify(value, null, 1)}\n`,
  ]);
  return [
    ...files,
    indexFile({ name: "rules", constant: "BUILTIN_RULES", type: "RuleDefinition", suffix: "rules", categories }),
    indexFile({ name: "documentation", constant: "BUILTIN_DOCUMENTATION", type: "RuleDocumentation", suffix: "docs", categories }),
  ];
}

async function ruleFiles(root: string): Promise<string[]> {
  const entries = await readdir(join(root, "rules"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => file.split("/").length === 3)
    .sort();
}

function typeFaults(file: string, definition: RuleDefinition): string[] {
  return definition.targets.flatMap((name) => {
    const target = TARGET_TYPES.get(name);
    if (target === undefined) return [`${file}: there is no target ${name}.`];
    return checkRule(definition, target).map((problem) => `${file}: ${problem.key} (${name}): ${problem.message}`);
  });
}

function categoryOf(rule: SourceRule): string {
  return rule.definition.id.slice(0, rule.definition.id.indexOf("/"));
}

interface IndexFile {
  readonly name: string;
  readonly constant: string;
  readonly type: string;
  readonly suffix: string;
  readonly categories: readonly string[];
}

function indexFile(index: IndexFile): [string, string] {
  const imports = index.categories.map((category) => `import ${category} from "./generated/${category}.${index.suffix}.json" with { type: "json" };`);
  const lines = [
    "// Written by `npm run generate`; do not edit.",
    `import type { ${index.type} } from "#engine/index.ts";`,
    ...imports,
    "",
    `export const ${index.constant} = [${index.categories.map((category) => `...${category}`).join(", ")}] as unknown as readonly ${index.type}[];`,
    "",
  ];
  return [`${PACKS}/${index.name}.generated.ts`, lines.join("\n")];
}

import type { Fields } from "../shape/fields.ts";
import type { RuleExample } from "../model/example.ts";
import type { RuleDefinition, RuleDocumentation } from "../model/rule.ts";

/** What hover and the rule's page show; the first failing example, and the first passing one where that has no `fixed`. */
export function readDocumentation(rule: Fields, definition: RuleDefinition, examples: readonly RuleExample[]): RuleDocumentation {
  const bad = examples.find((example) => example.kind === "fail");
  const good = examples.find((example) => example.kind === "pass");
  const counterArgument = trimmedText(rule, "counterArgument");
  return {
    id: definition.id,
    description: trimmedText(rule, "description"),
    rationale: trimmedText(rule, "rationale"),
    ...(counterArgument === "" ? {} : { counterArgument }),
    references: rule.textLists("references"),
    bad: showFiles(bad?.files ?? {}),
    good: showFiles(bad?.fixed ?? good?.files ?? {}),
    language: languageOf(bad ?? good),
    examples,
  };
}

function trimmedText(rule: Fields, key: string): string {
  return rule.text(key)?.trim() ?? "";
}

/** One file as it is; several with their names above them, as comments. */
function showFiles(files: Readonly<Record<string, string>>): string {
  const entries = Object.entries(files);
  if (entries.length <= 1) return entries[0]?.[1] ?? "";
  return entries.map(([name, text]) => `# ${name}\n${text}`).join("\n");
}

function languageOf(example: RuleExample | undefined): RuleDocumentation["language"] {
  const name = Object.keys(example?.files ?? {})[0] ?? "";
  if (name.endsWith(".json")) return "json";
  return /(?:^|[/.])(?:dockerfile|containerfile)(?:\.|$)/i.test(name) ? "dockerfile" : "yaml";
}

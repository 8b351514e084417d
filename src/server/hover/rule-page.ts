import type { RuleDefinition, RuleDocumentation } from "#engine/index.ts";

/** What is known of a built-in rule as one Markdown page. */
export function rulePage(rule: RuleDefinition, documentation: RuleDocumentation): string {
  const parts = [
    `# ${rule.title}`,
    `\`${rule.id}\` · severity **${rule.severity}** · confidence ${rule.confidence} · ${rule.formats.join(", ")}`,
    documentation.description,
    example("Avoid", documentation.bad, documentation.language),
    example("Prefer", documentation.good, documentation.language),
    optionsTable(rule),
    list("Packs", rule.packs),
    references("References", documentation.references),
    references("Known elsewhere as", rule.equivalents),
    section("The case against", documentation.counterArgument ?? ""),
    section("Rationale", documentation.rationale),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function example(title: string, code: string, language: string): string {
  return code.trim() === "" ? "" : `## ${title}\n\n\`\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\``;
}

function section(title: string, text: string): string {
  return text === "" ? "" : `## ${title}\n\n${text}`;
}

function optionsTable(rule: RuleDefinition): string {
  const rows = Object.entries(rule.params).map(([name, param]) => `| \`${name}\` | \`${JSON.stringify(param.default)}\` | ${cell(param.meaning)} |`);
  return rows.length === 0 ? "" : `## Options\n\n| Option | Default | Meaning |\n|---|---|---|\n${rows.join("\n")}`;
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `## ${title}\n\n${items.map((item) => `\`${item}\``).join(", ")}`;
}

function references(title: string, entries: Readonly<Record<string, readonly string[]>>): string {
  const lines = Object.entries(entries).map(([name, values]) => `- ${name}: ${values.join(", ")}`);
  return lines.length === 0 ? "" : `## ${title}\n\n${lines.join("\n")}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

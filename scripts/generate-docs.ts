import { formatFixes } from "./docs/fixes.ts";
import type { SourceRule } from "./generate-packs.ts";

const FOLDER = "docs/rules";

/** A page per rule and their index; pages are named by the id, so a link never needs a table. */
export function docFiles(rules: readonly SourceRule[]): [string, string][] {
  const pages = rules.map((rule): [string, string] => [`${FOLDER}/${rule.definition.id}.md`, formatPage(rule)]);
  return [...pages, [`${FOLDER}/README.md`, formatIndex(rules)]];
}

function formatPage(rule: SourceRule): string {
  const { definition, documentation } = rule;
  const sections = [
    `# ${definition.title}`,
    `\`${definition.id}\` · ${definition.severity} · ${definition.confidence} · ${definition.formats.join(", ")}`,
    `## What it reports\n\n${documentation.description.trim()}`,
    `## Why\n\n${documentation.rationale.trim()}`,
    `## Bad\n\n${codeBlock(documentation.language, documentation.bad)}`,
    `## Good\n\n${codeBlock(documentation.language, documentation.good)}`,
    `## Fix\n\n${formatFixes(definition.fix)}`,
    formatParameters(rule),
    documentation.counterArgument === undefined ? "" : `## The case against\n\n${documentation.counterArgument.trim()}`,
    `## Packs and principles\n\n${formatMembership(rule)}`,
    formatReferences(rule),
    formatEquivalents(rule),
    `## To leave one finding out\n\n${codeBlock("yaml", `# groundrules-ignore ${definition.id} reason="why it is right here"`)}`,
  ];
  return `<!-- Written by \`npm run generate\` from rules/${definition.id}.yaml; do not edit. -->\n\n${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function formatParameters(rule: SourceRule): string {
  const entries = Object.entries(rule.definition.params);
  if (entries.length === 0) return "";
  const rows = entries.map(([name, source]) => `| \`${name}\` | \`${JSON.stringify(source.default)}\` | ${cell(source.meaning)} |`);
  return ["## Options", "", "| option | default | meaning |", "|---|---|---|", ...rows].join("\n");
}

function formatMembership({ definition }: SourceRule): string {
  const packs = definition.packs.length === 0 ? "in no pack; it runs where a principle or `--rule` names it" : definition.packs.map(code).join(", ");
  return `Packs: ${packs}.\n\nPrinciples it supports: ${definition.principles.map(code).join(", ")}.`;
}

function formatReferences({ documentation }: SourceRule): string {
  const rows = Object.entries(documentation.references).map(([framework, ids]) => `- ${framework}: ${ids.join(", ")}`);
  return rows.length === 0 ? "" : `## Standards\n\nThe rule supports these controls; passing it alone meets none of them.\n\n${rows.join("\n")}`;
}

function formatEquivalents({ definition }: SourceRule): string {
  const rows = Object.entries(definition.equivalents).map(([tool, ids]) => `- ${tool}: ${ids.map(code).join(", ")}`);
  return rows.length === 0 ? "" : `## Ids of the same intent in other tools\n\n${rows.join("\n")}`;
}

function formatIndex(rules: readonly SourceRule[]): string {
  const formats = [...new Set(rules.flatMap((rule) => rule.definition.formats))].sort();
  const intro = "<!-- Written by `npm run generate`; do not edit. -->\n\n# Rules\n\n";
  return `${intro}${String(rules.length)} rules. Severity and packs are the catalogue's; a principles file may change both.\n\n${formats
    .map((format) => formatSection(format, rules.filter((rule) => rule.definition.formats.includes(format))))
    .join("\n\n")}\n`;
}

function formatSection(format: string, rules: readonly SourceRule[]): string {
  const rows = rules.map(({ definition }) => {
    const fix = definition.fix[0]?.safety ?? "–";
    return `| [${definition.id}](${definition.id}.md) | ${cell(definition.title)} | ${definition.severity} | ${fix} |`;
  });
  return [`## ${format} (${String(rules.length)})`, "", "| rule | what to do | severity | fix |", "|---|---|---|---|", ...rows].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

function cell(text: string): string {
  return text.trim().replaceAll("|", "\\|").replaceAll("\n", " ");
}

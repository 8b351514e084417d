import type { PrincipleText } from "../../src/engine/index.ts";
import type { RulePage } from "../generate-own-rules.ts";
import { compareIds, OTHER_TOOLS, STANDARDS } from "./names.ts";

const PAGES: readonly (readonly [file: string, title: string])[] = [
  ["README.md", "by format"], ["by-principle.md", "by principle"], ["by-standard.md", "by standard"], ["by-other-id.md", "by other tools' ids"],
];

/** What stands on one index: sections of table rows. */
interface Index {
  readonly file: string;
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly string[];
}

export function byFormat(rules: readonly RulePage[]): string {
  const formats = distinct(rules.flatMap((rule) => rule.summary.formats));
  const sections = formats.map((format) => {
    const own = rules.filter((rule) => rule.summary.formats.includes(format));
    return section(`${format} (${String(own.length)})`, "", own);
  });
  const intro = `${String(rules.length)} rules, ${String(rules.filter(isOnPrinciples).length)} of them on principles files themselves. Severity and packs are the catalogue's; a principles file may change both, except those of the rules on itself.`;
  return formatIndex({ file: "README.md", title: "Rules", intro, sections });
}

export function byPrinciple(rules: readonly RulePage[], principles: readonly PrincipleText[]): string {
  const sections = principles.flatMap((principle) => {
    const own = rules.filter((rule) => rule.summary.principles.includes(principle.id));
    if (own.length === 0) return [];
    return [section(`${principle.name} (${String(own.length)})`, `\`${principle.id}\`${principle.pillar === null ? "" : `, pillar ${principle.pillar}`}. ${principle.statement ?? ""}`.trim(), own)];
  });
  const intro = "The built-in principles and the rules that enforce each. A rule may enforce several.";
  return formatIndex({ file: "by-principle.md", title: "Rules by principle", intro, sections });
}

export function byStandard(rules: readonly RulePage[]): string {
  const entries = rules.flatMap((rule) => Object.entries(rule.documentation.references).flatMap(([framework, ids]) => ids.map((id) => ({ framework, id, rule }))));
  const sections = distinct(entries.map((entry) => entry.framework)).map((framework) => {
    const own = entries.filter((entry) => entry.framework === framework);
    return idTable(STANDARDS[framework] ?? framework, `\`${framework}\``, "control", own);
  });
  const intro = "A rule supports the controls it is listed under; passing it alone meets none of them.";
  return formatIndex({ file: "by-standard.md", title: "Rules by standard", intro, sections });
}

export function byOtherId(rules: readonly RulePage[]): string {
  const entries = rules.flatMap((rule) => Object.entries(rule.summary.equivalents).flatMap(([tool, ids]) => ids.map((id) => ({ tool, id, rule }))));
  const sections = distinct(entries.map((entry) => entry.tool)).map((tool) => {
    const own = entries.filter((entry) => entry.tool === tool);
    return idTable(OTHER_TOOLS[tool] ?? tool, `\`${tool}\``, "id there", own);
  });
  const intro = "Rules of the same intent in other tools. An id that checks several intents at once stands for several of our rules. What suppresses these ids for Checkov, DCLint, Hadolint, KICS, KubeLinter, kube-score, Polaris or Trivy in a file suppresses our findings too, unless a principles file says otherwise.";
  return formatIndex({ file: "by-other-id.md", title: "Rules by the ids of other tools", intro, sections });
}

function formatIndex({ file, title, intro, sections }: Index): string {
  const links = PAGES.map(([page, name]) => (page === file ? name : `[${name}](${page})`)).join(" · ");
  return `<!-- Written by \`npm run generate\`; do not edit. -->\n\n# ${title}\n\n${intro}\n\nRules ${links}\n\n${sections.join("\n\n")}\n`;
}

function section(title: string, intro: string, rules: readonly RulePage[]): string {
  const rows = rules.map(({ summary }) => `| ${link(summary.id)} | ${cell(summary.title)} | ${summary.severity} | ${summary.fix[0]?.safety ?? "–"} |`);
  const lead = intro === "" ? [] : [intro, ""];
  return [`## ${title}`, "", ...lead, "| rule | what to do | severity | fix |", "|---|---|---|---|", ...rows].join("\n");
}

function idTable(title: string, intro: string, head: string, entries: readonly { readonly id: string; readonly rule: RulePage }[]): string {
  const ids = [...new Set(entries.map((entry) => entry.id))].sort(compareIds);
  const rows = ids.map((id) => {
    const rules = distinct(entries.filter((entry) => entry.id === id).map((entry) => entry.rule.summary.id));
    return `| ${cell(id)} | ${rules.map(link).join(", ")} |`;
  });
  return [`## ${title}`, "", intro, "", `| ${head} | rules |`, "|---|---|", ...rows].join("\n");
}

function link(id: string): string {
  return `[${id}](${id}.md)`;
}

function cell(text: string): string {
  return text.trim().replaceAll("|", "\\|").replaceAll("\n", " ");
}

function isOnPrinciples({ summary }: RulePage): boolean {
  return summary.formats.every((format) => format === "principles");
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

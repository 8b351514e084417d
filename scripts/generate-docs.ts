import type { PrincipleText } from "../src/engine/index.ts";
import { rulePage } from "../src/report/index.ts";
import { OWN_RULE_TEXTS, type RulePage } from "./generate-own-rules.ts";
import { byFormat, byOtherId, byPrinciple, byStandard } from "./docs/indexes.ts";
import type { SourceRule } from "./generate-packs.ts";

const FOLDER = "docs/rules";

/** A page per rule and the indexes; pages are named by the id, so a link never needs a table. */
export function docFiles(rules: readonly SourceRule[], own: readonly RulePage[], principles: readonly PrincipleText[]): [string, string][] {
  const all = [...rules.map(({ definition, documentation }) => ({ summary: definition, documentation })), ...own].sort((left, right) => (left.summary.id < right.summary.id ? -1 : 1));
  return [
    ...rules.map(({ definition, documentation }): [string, string] => [`${FOLDER}/${definition.id}.md`, formatPage({ summary: definition, documentation }, `rules/${definition.id}.yaml`)]),
    ...own.map((rule): [string, string] => [`${FOLDER}/${rule.summary.id}.md`, formatPage(rule, OWN_RULE_TEXTS)]),
    [`${FOLDER}/README.md`, byFormat(all)],
    [`${FOLDER}/by-principle.md`, byPrinciple(all, principles)],
    [`${FOLDER}/by-standard.md`, byStandard(all)],
    [`${FOLDER}/by-other-id.md`, byOtherId(all)],
  ];
}

function formatPage({ summary, documentation }: RulePage, source: string): string {
  return `<!-- Written by \`npm run generate\` from ${source}; do not edit. -->\n\n${rulePage(summary, documentation)}`;
}

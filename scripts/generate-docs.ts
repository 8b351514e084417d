import type { PrincipleText } from "../src/engine/index.ts";
import { rulePage } from "../src/report/index.ts";
import { byFormat, byOtherId, byPrinciple, byStandard } from "./docs/indexes.ts";
import type { SourceRule } from "./generate-packs.ts";

const FOLDER = "docs/rules";

/** A page per rule and the indexes; pages are named by the id, so a link never needs a table. */
export function docFiles(rules: readonly SourceRule[], principles: readonly PrincipleText[]): [string, string][] {
  return [
    ...rules.map((rule): [string, string] => [`${FOLDER}/${rule.definition.id}.md`, formatPage(rule)]),
    [`${FOLDER}/README.md`, byFormat(rules)],
    [`${FOLDER}/by-principle.md`, byPrinciple(rules, principles)],
    [`${FOLDER}/by-standard.md`, byStandard(rules)],
    [`${FOLDER}/by-other-id.md`, byOtherId(rules)],
  ];
}

function formatPage({ definition, documentation }: SourceRule): string {
  return `<!-- Written by \`npm run generate\` from rules/${definition.id}.yaml; do not edit. -->\n\n${rulePage(definition, documentation)}`;
}

import { Fields } from "../shape/fields.ts";
import { itemsOf } from "../syntax/access.ts";
import { parseYaml } from "../syntax/yaml.ts";
import type { PrincipleText } from "./types.ts";

/** Reads the list of built-in principles, which the hover shows where a rule runs outside the principles of a repository. */
export function parseBuiltInPrinciples(text: string): readonly PrincipleText[] {
  const tree = parseYaml(text);
  const root = tree.documents[0]?.root ?? -1;
  if (root < 0) return [];
  return itemsOf(tree, root).flatMap((item) => {
    const fields = Fields.of(tree, item);
    return fields === null ? [] : [readBuiltIn(fields)];
  });
}

function readBuiltIn(fields: Fields): PrincipleText {
  return {
    id: fields.text("id") ?? "",
    name: fields.text("name") ?? "",
    pillar: fields.text("pillar") ?? null,
    statement: fields.text("statement")?.trim() ?? null,
    rationale: fields.text("rationale")?.trim() ?? null,
    implications: fields.texts("implications"),
    owner: null,
    approvers: [],
    references: fields.textLists("references"),
    severity: null,
    stage: "enforce",
    stages: [],
    reviewNext: null,
    evidence: null,
    target: null,
    origin: null,
  };
}

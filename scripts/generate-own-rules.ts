import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FATAL_CODES, OWN_RULES, type OwnRule } from "../src/engine/index.ts";
import type { FixSafety, RuleDocumentation, RuleSummary } from "../src/engine/model/rule.ts";
import { Fields } from "../src/engine/shape/fields.ts";
import { itemsOf } from "../src/engine/syntax/access.ts";
import { parseYaml } from "../src/engine/syntax/yaml.ts";

/** Where the texts of the rules on principles files are written by hand. */
export const OWN_RULE_TEXTS = "rules/principles-files.yaml";

/** A rule with everything that is said about it. */
export interface RulePage {
  readonly summary: RuleSummary;
  readonly documentation: RuleDocumentation;
}

/** The rules on principles files in the order of their ids; one of which nothing is written is left out, and a test tells so. */
export async function readOwnRules(root: string): Promise<readonly RulePage[]> {
  const tree = parseYaml(await readFile(join(root, OWN_RULE_TEXTS), "utf8"));
  const entries = itemsOf(tree, tree.documents[0]?.root ?? -1).flatMap((item) => Fields.of(tree, item) ?? []);
  return OWN_RULES.flatMap((rule) => {
    const fields = entries.find((entry) => entry.text("id") === rule.id);
    return fields === undefined ? [] : [{ summary: summaryOf(rule, fields), documentation: documentationOf(rule, fields) }];
  });
}

function summaryOf({ id, title, severity, code }: OwnRule, fields: Fields): RuleSummary {
  const settings = fields.child("settings");
  const params = (settings?.keys() ?? []).map((key) => [key, { default: Number(settings?.child(key)?.text("default")), meaning: settings?.child(key)?.text("meaning") ?? "" }]);
  return {
    id, title, formats: ["principles"], severity, confidence: "certain",
    fix: fields.children("fix").map((fix) => ({ title: fix.text("title") ?? "", safety: fix.text("safety") as FixSafety })),
    params: Object.fromEntries(params) as RuleSummary["params"],
    principles: fields.texts("principles"),
    packs: fields.texts("packs"),
    equivalents: {},
    isFatal: FATAL_CODES.has(code),
  };
}

function documentationOf({ id }: OwnRule, fields: Fields): RuleDocumentation {
  const against = fields.text("counterArgument");
  return {
    id,
    description: fields.text("description") ?? "",
    rationale: fields.text("rationale") ?? "",
    ...(against === undefined ? {} : { counterArgument: against }),
    references: {},
    bad: fields.text("bad") ?? "",
    good: fields.text("good") ?? "",
    language: "yaml",
    examples: [],
  };
}

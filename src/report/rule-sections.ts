import type { FixSource, RuleDocumentation, RuleSummary } from "#engine/index.ts";

/** A part of what is said about a rule; every place that shows a rule takes its words from here. */
export interface RuleSection {
  readonly id: "description" | "rationale" | "bad" | "good" | "fix" | "options" | "against" | "membership" | "standards" | "equivalents" | "suppression";
  readonly title: string;
  /** Paragraphs, with code in backticks; white space is of no matter. */
  readonly text?: readonly string[];
  readonly items?: readonly string[];
  readonly code?: { readonly language: string; readonly text: string };
}

const SAFETIES: Readonly<Record<FixSource["safety"], string>> = {
  safe: "safe: applied by `--fix` and on save",
  unsafe: "unsafe: may change what runs, so it is offered one by one and by `--fix-unsafe`",
  scaffold: "scaffold: inserts a stub to complete, in the editor",
  choice: "choice: offers candidates, in the editor",
};

/** What is known of a rule, in the order of its page. Without documentation, as for a custom rule, what the definition tells. */
export function ruleSections(rule: RuleSummary, documentation: RuleDocumentation | null): readonly RuleSection[] {
  return [...toldBy(documentation), fixes(rule), options(rule), ...against(documentation), membership(rule), ...standards(documentation), equivalents(rule), suppression(rule)].filter(
    ({ text, items, code }) => text !== undefined || code !== undefined || (items !== undefined && items.length > 0),
  );
}

/** Severity, confidence and formats of a rule on one line. */
export function ruleFacts({ severity, confidence, formats }: RuleSummary): string {
  return `${severity} · ${confidence} · ${formats.join(", ")}`;
}

function toldBy(documentation: RuleDocumentation | null): RuleSection[] {
  if (documentation === null) return [];
  const { description, rationale, bad, good, language } = documentation;
  const examples: RuleSection[] = [
    { id: "bad", title: "Bad", code: { language, text: bad } },
    { id: "good", title: "Good", code: { language, text: good } },
  ];
  return [
    { id: "description", title: "What it reports", text: paragraphs(description) },
    { id: "rationale", title: "Why", text: paragraphs(rationale) },
    ...examples.filter(({ code }) => code !== undefined && code.text.trim() !== ""),
  ];
}

function fixes({ fix }: RuleSummary): RuleSection {
  if (fix.length === 0) return { id: "fix", title: "Fix", text: ["No automatic edit: what is right here depends on what is meant."] };
  return { id: "fix", title: "Fix", items: fix.map(({ title, safety }) => `${title} (${SAFETIES[safety]})`) };
}

function options({ params }: RuleSummary): RuleSection {
  const items = Object.entries(params).map(([name, source]) => `\`${name}\` (default \`${JSON.stringify(source.default)}\`): ${plain(source.meaning)}`);
  return { id: "options", title: "Options", items };
}

function against(documentation: RuleDocumentation | null): RuleSection[] {
  const text = documentation?.counterArgument;
  return text === undefined ? [] : [{ id: "against", title: "The case against", text: paragraphs(text) }];
}

function membership({ packs, principles, formats, isFatal }: RuleSummary): RuleSection {
  const inPacks = packs.length === 0 ? "in no pack; it runs where a principle or `--rule` names it" : packs.map(code).join(", ");
  const supports = principles.length === 0 ? [] : [`Principles it supports: ${principles.map(code).join(", ")}.`];
  const own = `It runs on every principles file in use, outside of any principle${isFatal === true ? "" : ", and gates with its own severity"}.`;
  const runs = isOnPrinciples(formats) ? own : `Packs: ${inPacks}.`;
  return { id: "membership", title: "Packs and principles", text: [runs, ...supports] };
}

function standards(documentation: RuleDocumentation | null): RuleSection[] {
  const items = Object.entries(documentation?.references ?? {}).map(([framework, ids]) => `${framework}: ${ids.join(", ")}`);
  if (items.length === 0) return [];
  return [{ id: "standards", title: "Standards", text: ["The rule supports these controls; passing it alone meets none of them."], items }];
}

function equivalents(rule: RuleSummary): RuleSection {
  const items = Object.entries(rule.equivalents).map(([tool, ids]) => `${tool}: ${ids.map(code).join(", ")}`);
  return { id: "equivalents", title: "Ids of the same intent in other tools", items };
}

function suppression({ id, formats, isFatal }: RuleSummary): RuleSection {
  const title = "To leave one finding out";
  if (isFatal === true) return { id: "suppression", title, text: ["Nothing leaves it out: a principles file that is wrong here cannot be used."] };
  if (isOnPrinciples(formats)) return { id: "suppression", title, text: [`No comment suppresses it; \`--skip-rule ${id}\` leaves the rule out of one run.`] };
  return { id: "suppression", title, code: { language: "yaml", text: `# groundrules-ignore ${id} reason="why it is right here"` } };
}

/** The rules on principles files are in force wherever there is one. */
function isOnPrinciples(formats: readonly string[]): boolean {
  return formats.length === 1 && formats[0] === "principles";
}

function paragraphs(text: string): string[] {
  return text.trim().split(/\n\s*\n/).map(plain);
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function code(text: string): string {
  return `\`${text}\``;
}

import type { Finding, Verdict } from "#engine/index.ts";
import { html, type Markup } from "../markup.ts";
import { principleTitle, type View } from "../view.ts";
import { personName, SEVERITY_WORDS, VERDICT_WORDS } from "../words.ts";
import type { CardContext } from "./card.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The filters. Hidden until the script of the page shows them, because without it they would do nothing. */
export function filterForm(view: View, context: CardContext): Markup {
  const { findings } = view.report;
  const verdicts = present(findings, ({ verdict }) => [verdict]).map((value) => ({ value, label: VERDICT_WORDS[value as Verdict] }));
  const severities = (["error", "warning", "info", "hint"] as const).filter((effect) => findings.some((finding) => finding.effect === effect)).map((value) => ({ value, label: SEVERITY_WORDS[value] }));
  const principles = present(findings, ({ principle }) => [principle ?? ""]).map((value) => ({ value, label: value === "" ? "None" : principleTitle(view, value) }));
  const owners = present(findings, context.ownersOf).map((value) => ({ value, label: personName(value) }));
  return html`<form id="filters" class="filters" role="search" aria-label="Filter the findings" hidden>
${select("verdict", "State", verdicts)}${select("severity", "Severity", severities)}${select("principle", "Principle", principles)}${select("owner", "Owner", owners)}
<label>Text <input type="search" name="text" autocomplete="off" spellcheck="false" placeholder="file, rule or words"></label>
<button type="reset">Show all</button><output id="shown" for="filters" aria-live="polite"></output></form>`;
}

function select(name: string, label: string, choices: readonly Choice[]): Markup | null {
  if (choices.length < 2) return null;
  return html`<label>${label} <select name="${name}"><option value="*">All</option>${choices.map((choice) => html`<option value="${choice.value}">${choice.label}</option>`)}</select></label>`;
}

/** Values that occur, sorted by code unit. */
function present(findings: readonly Finding[], valuesOf: (finding: Finding) => readonly string[]): string[] {
  return [...new Set(findings.flatMap(valuesOf))].sort();
}

import { scoreOf } from "../../conformance-score.ts";
import type { FileApplication } from "../../report.ts";
import { bar, chartRow, chartTable, figureCell, noBar } from "../charts/bar-table.ts";
import { html, type Markup } from "../markup.ts";
import { isUnproven, type View } from "../view.ts";
import { count, pillarName } from "../words.ts";

/** Rows that fit the page. */
const SHOWN = 8;

/** Conformance by pillar; where no principle has one, by the kind of rule. */
export function pillarChart(view: View): Markup {
  const hasPillars = view.conformance.pillars.some(({ pillar }) => pillar !== null);
  const [title, rows] = hasPillars ? ["Conformance by pillar", pillarRows(view)] : ["Conformance by kind of rule", kindRows(view)];
  const heads = hasPillars ? ["Pillar", "Conforms", "Open", "Unproven"] : ["Kind", "Conforms", "Open", "Undecided"];
  const left = rows.length - SHOWN;
  const body = rows.length === 0 ? html`<p class="empty">No rule applied to what was read.</p>` : chartTable(heads, rows.slice(0, SHOWN));
  return html`<section class="panel"><h3 id="by-pillar">${title}</h3>${body}${left > 0 && html`<p class="more">and ${left} more</p>`}</section>`;
}

function pillarRows({ conformance }: View): readonly Markup[] {
  return conformance.pillars.map(({ pillar, principles, score }) => {
    const unproven = conformance.principles.filter((principle) => principles.includes(principle.id) && isUnproven(principle)).length;
    const value = score.share === null ? noBar(html`<span class="status unproven">Not measured</span>`) : bar(score, null);
    return chartRow(html`<span class="name">${pillarName(pillar)}</span>`, value, [figureCell("Open", score.failed), figureCell("Unproven", unproven)]);
  });
}

/** The kind of a rule is what its id begins with; those with most open first. */
function kindRows({ report: { applications } }: View): readonly Markup[] {
  const kinds = new Map<string, FileApplication[]>();
  for (const application of applications) {
    const kind = application.rule.split("/")[0] ?? "";
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, [application]);
    else known.push(application);
  }
  const scored = [...kinds].map(([kind, own]) => ({ kind, score: scoreOf(own) })).filter(({ score }) => score.applicable > 0);
  scored.sort((left, right) => right.score.failed - left.score.failed || (left.kind < right.kind ? -1 : 1));
  return scored.map(({ kind, score }) => {
    const value = score.share === null ? noBar(html`<span class="status">${count(score.unresolved, "question")} undecided</span>`) : bar(score, null);
    return chartRow(html`<code>${kind}</code>`, value, [figureCell("Open", score.failed), figureCell("Undecided", score.unresolved)]);
  });
}

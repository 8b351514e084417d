import { html, type Markup } from "../markup.ts";
import type { View } from "../view.ts";
import { decisionList } from "./decision-list.ts";
import { headline } from "./headline.ts";
import { pillarChart } from "./pillar-chart.ts";
import { principleChart } from "./principle-chart.ts";
import { riskTable } from "./risk-table.ts";
import { trendPanel } from "./trend-panel.ts";
import { waiverList } from "./waiver-list.ts";

/** The page for those who answer for it: what is met, what is at risk, what ends, what they have to decide. One A4 page in print. */
export function boardPage(view: View): Markup {
  return html`<section id="summary" class="board" aria-labelledby="summary-title"><h2 id="summary-title" class="visually-hidden">Summary</h2>
${headline(view)}
${principleChart(view)}
<div class="pair">${pillarChart(view)}${trendPanel(view)}</div>
<div class="pair">${riskTable(view)}${waiverList(view)}</div>
${decisionList(view)}
</section>`;
}

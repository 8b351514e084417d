import { trendOf } from "../charts/series.ts";
import { trendChart } from "../charts/trend.ts";
import { html, type Markup } from "../markup.ts";
import type { View } from "../view.ts";

/** Conformance over the last runs, or why there is no line yet. */
export function trendPanel(view: View): Markup {
  const points = trendOf(view);
  return html`<section class="panel"><h3 id="trend">Trend</h3>${points.length < 2 ? empty() : trendChart(points)}</section>`;
}

function empty(): Markup {
  return html`<p class="empty">No trend yet. A line needs runs on two days or more that were kept in a history file; <code>groundrules report --history FILE</code> adds one.</p>`;
}

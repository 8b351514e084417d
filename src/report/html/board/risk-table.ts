import { html, type Markup } from "../markup.ts";
import type { View } from "../view.ts";
import { topRisks, type Risk } from "./risks.ts";

/** The risks the organisation carries today. */
export function riskTable(view: View): Markup {
  const risks = topRisks(view);
  const body = risks.length === 0 ? html`<p class="empty">No binding principle is missed, and no waiver accepts a rated risk.</p>` : html`<ol class="items">${risks.map(item)}</ol>`;
  return html`<section class="panel"><h3 id="risks">Top risks</h3>${body}</section>`;
}

function item({ title, detail, level, weight, owner, target }: Risk): Markup {
  return html`<li><p class="ask tagged"><span>${target === null ? title : html`<a href="#${target}">${title}</a>`}</span> <span class="tag ${weight}">${level}</span></p><p class="why">${detail}${owner !== null && html` <span class="who">${owner}</span>`}</p></li>`;
}

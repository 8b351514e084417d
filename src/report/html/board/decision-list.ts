import { html, type Markup } from "../markup.ts";
import type { View } from "../view.ts";
import { count, listed } from "../words.ts";
import { decisionsOf, type Decision } from "./decisions.ts";

/** Decisions that fit the page; the others follow on a page of their own. */
const SHOWN = 6;

/** What is asked of those who read this. */
export function decisionList(view: View): Markup {
  const decisions = decisionsOf(view);
  const [first, rest] = [decisions.slice(0, SHOWN), decisions.slice(SHOWN)];
  const body = first.length === 0 ? html`<p class="empty">No decision is due.</p>` : html`<ol class="items decisions">${first.map(item)}</ol>`;
  const more = rest.length === 0 ? null : html`<p class="more"><a href="#more-decisions">${count(rest.length, "further decision")}</a></p>`;
  return html`<section class="panel asked"><h3 id="decisions">Decisions asked</h3>${body}${more}</section>`;
}

/** The decisions that did not fit the first page; null where all did. */
export function furtherDecisions(view: View): Markup | null {
  const rest = decisionsOf(view).slice(SHOWN);
  if (rest.length === 0) return null;
  return html`<section class="panel" id="more-decisions"><h3 id="more-decisions-title">Further decisions asked</h3><ol class="items decisions" start="${SHOWN + 1}">${rest.map(item)}</ol></section>`;
}

function item({ ask, reason, who }: Decision): Markup {
  return html`<li><p class="ask">${ask}</p><p class="why">${reason}${who.length > 0 && html` <span class="who">${listed(who)}</span>`}</p></li>`;
}

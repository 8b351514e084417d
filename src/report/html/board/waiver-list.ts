import type { WaiverState } from "../../report.ts";
import { anchorOf } from "../anchors.ts";
import { html, type Markup } from "../markup.ts";
import type { View } from "../view.ts";
import { count, daysInWords, personName, shortDate } from "../words.ts";

/** Waivers that are shown at most. */
const SHOWN = 5;
const ORDER: readonly WaiverState["state"][] = ["expired", "expiring", "requested", "invalid"];

/** Waivers that need a look: those that ended, end soon, or have no effect yet. */
export function waiverList({ report: { waivers } }: View): Markup {
  const due = ORDER.flatMap((state) => waivers.filter((entry) => entry.state === state).sort(bySooner));
  const left = due.length - SHOWN;
  const quiet = waivers.length === 0 ? "Nothing is waived." : `${count(waivers.length, "waiver")}, and none of them ends within 30 days.`;
  const body = due.length === 0 ? html`<p class="empty">${quiet}</p>` : html`<ul class="items">${due.slice(0, SHOWN).map(item)}</ul>`;
  return html`<section class="panel"><h3 id="waivers">Waivers to look at</h3>${body}${left > 0 && html`<p class="more"><a href="#all-waivers">and ${left} more</a></p>`}</section>`;
}

function bySooner(left: WaiverState, right: WaiverState): number {
  return (left.daysLeft ?? 0) - (right.daysLeft ?? 0);
}

function item(entry: WaiverState): Markup {
  const { waiver } = entry;
  const { words, tone } = stateInWords(entry);
  const who = waiver.approvedBy ?? waiver.requestedBy;
  return html`<li><p class="ask tagged"><span><a href="#${anchorOf("waiver", waiver.id)}">${waiver.id}</a>${waiver.principle !== null && ` of ${waiver.principle}`}</span> <span class="tag ${tone}">${words}</span></p><p class="why">${waiver.reason ?? "No reason is given."}${who !== null && html` <span class="who">${personName(who)}</span>`}</p></li>`;
}

/** The state of a waiver for people, with how much it presses. */
export function stateInWords({ state, daysLeft, waiver }: WaiverState): { readonly words: string; readonly tone: "good" | "watch" | "bad" } {
  switch (state) {
    case "in-force":
      return { words: waiver.expires === null ? "in force" : `until ${shortDate(waiver.expires)}`, tone: "good" };
    case "expiring":
      return { words: daysInWords(daysLeft ?? 0), tone: "watch" };
    case "expired":
      return { words: daysLeft === null ? "no readable end" : daysInWords(daysLeft), tone: "bad" };
    case "requested":
      return { words: "asked for, not approved", tone: "watch" };
    case "invalid":
      return { words: "without effect", tone: "bad" };
  }
}

import type { WaiverState } from "../../report.ts";
import { anchorOf } from "../anchors.ts";
import { stateInWords } from "../board/waiver-list.ts";
import { html, type Markup } from "../markup.ts";
import type { View } from "../view.ts";
import { listed, personName, shortDate } from "../words.ts";
import { column, scrollable } from "./table.ts";

const TYPES = { dispensation: "dispensation", mitigated: "mitigated otherwise", "not-applicable": "does not concern it" } as const;

/** Every waiver of the principles files. */
export function waiverTable({ report: { waivers } }: View): Markup {
  const seen = new Set<string>();
  const rows = waivers.map((entry) => {
    const isFirst = !seen.has(entry.waiver.id);
    seen.add(entry.waiver.id);
    return row(entry, isFirst ? anchorOf("waiver", entry.waiver.id) : null);
  });
  const head = [column("Waiver", "text"), column("Principle", "text"), column("State", "text"), column("Ends", "text"), column("Findings", "number"), column("Risk", "number"), column("Asked by", "text"), column("Approved by", "text"), column("Why", "text")];
  const table = html`<table class="sortable"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`<section class="panel"><h3 id="all-waivers">Waivers</h3>${waivers.length === 0 ? html`<p class="empty">Nothing is waived.</p>` : scrollable("all-waivers", table)}</section>`;
}

function row(entry: WaiverState, anchor: string | null): Markup {
  const { waiver, findings } = entry;
  const { words, tone } = stateInWords(entry);
  const about = [...(waiver.type === "dispensation" ? [] : [TYPES[waiver.type]]), ...(waiver.adr === null ? [] : [waiver.adr]), ...(waiver.ticket === null ? [] : [waiver.ticket])];
  return html`<tr${anchor !== null && html` id="${anchor}"`}><th scope="row">${waiver.id}</th><td>${waiver.principle ?? "any"}</td><td data-value="${entry.state}"><span class="tag ${tone}">${words}</span></td><td class="date" data-value="${waiver.expires ?? ""}">${waiver.expires === null ? "–" : shortDate(waiver.expires)}</td><td class="number">${findings}</td>${risk(entry)}<td>${person(waiver.requestedBy)}</td><td>${person(waiver.approvedBy)}</td><td class="reason">${waiver.reason ?? "–"}${
    about.length > 0 && html`<span class="origin">${listed(about)}</span>`}${waiver.compensatingControls.length > 0 && html`<span class="origin">In its place: ${listed(waiver.compensatingControls)}</span>`}${waiver.withoutEffect !== null && html`<span class="origin">Without effect: ${waiver.withoutEffect}</span>`}</td></tr>`;
}

function risk({ waiver: { risk: rated } }: WaiverState): Markup {
  if (rated === null || rated.likelihood === null || rated.impact === null) return html`<td class="number" data-value="-1">not rated</td>`;
  const product = rated.likelihood * rated.impact;
  return html`<td class="number" data-value="${product}">${rated.likelihood} × ${rated.impact} = ${product}</td>`;
}

function person(name: string | null): string {
  return name === null ? "–" : personName(name);
}

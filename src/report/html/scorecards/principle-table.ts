import type { PrincipleConformance } from "../../conformance.ts";
import { anchorOf } from "../anchors.ts";
import { html, type Markup } from "../markup.ts";
import { isUnproven, principleName, principleText, type View } from "../view.ts";
import { percent, personName, pillarName, STAGE_WORDS } from "../words.ts";
import { heatOf } from "./heat.ts";
import { column, scrollable } from "./table.ts";

/** Every principle with all of its figures. */
export function principleTable(view: View): Markup {
  const { principles } = view.conformance;
  if (principles.length === 0) return html`<section class="panel"><h3>By principle</h3><p class="empty">No principle is declared, and no rule applied.</p></section>`;
  const head = [column("Principle", "text"), column("Pillar", "text", "pillar"), column("Stage", "text"), column("Owner", "text"), ...["Conforms", "Target", "Open", "Waived", "Suppressed", "Known before", "Undecided", "Resources"].map((title) => column(title, "number"))];
  return html`<section class="panel"><h3 id="principle-table">By principle</h3>${scrollable("principle-table", html`<table class="sortable principles"><thead><tr>${head}</tr></thead><tbody>${principles.map((principle) => row(view, principle))}</tbody></table>`)}</section>`;
}

function row(view: View, principle: PrincipleConformance): Markup {
  const { id, score, target, resources } = principle;
  const counts = [score.failed, score.waived, score.suppressed, score.baseline, score.unresolved].map((value) => html`<td class="number">${value}</td>`);
  return html`<tr${id !== null && html` id="${anchorOf("principle", id)}"`}>${about(view, id)}${shareCell(principle)}<td class="number" data-value="${target ?? -1}">${percent(target)}</td>${counts}<td class="number" data-value="${resources.failing}">${resources.failing} of ${resources.applicable}</td></tr>`;
}

/** The cells that say what a principle is. */
function about(view: View, id: string | null): Markup {
  if (id === null) return html`<th scope="row"><span class="name">${principleName(view, id)}</span></th><td class="pillar">–</td><td>–</td><td>–</td>`;
  const text = principleText(view, id);
  const { statement = null, pillar = null, owner = null } = text ?? {};
  const name = html`<span class="id">${id}</span> <span class="name">${principleName(view, id)}</span>${statement !== null && html`<span class="statement">${statement}</span>`}`;
  return html`<th scope="row">${name}</th><td class="pillar">${pillarName(pillar)}</td><td>${text?.stage === undefined ? "–" : STAGE_WORDS[text.stage]}</td><td>${owner === null ? "–" : personName(owner)}</td>`;
}

function shareCell(principle: PrincipleConformance): Markup {
  const { score: { share }, status, isTargetReached } = principle;
  if (share === null) return html`<td class="number" data-value="-1">${isUnproven(principle) ? "not proven" : status}</td>`;
  return html`<td class="number heat heat-${heatOf(share)}" data-value="${share}">${percent(share)}${isTargetReached === false && html`<span class="below">below target</span>`}</td>`;
}

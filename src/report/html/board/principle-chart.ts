import type { PrincipleConformance } from "../../conformance.ts";
import { anchorOf } from "../anchors.ts";
import { barLegend } from "../charts/bar.ts";
import { bar, chartRow, chartTable, figureCell, noBar } from "../charts/bar-table.ts";
import { html, type Markup } from "../markup.ts";
import { principleName, principleText, type View } from "../view.ts";
import { count, shortDate, percent } from "../words.ts";

/** Principles that fit the page. */
const SHOWN = 12;

/** Conformance by principle, as bars in a table that holds the same in figures. */
export function principleChart(view: View): Markup {
  const all = view.conformance.principles;
  if (all.length === 0) return html`<section class="panel"><h3>Conformance by principle</h3><p class="empty">No principle is declared, and no rule applied to what was read.</p></section>`;
  const shown = all.length <= SHOWN ? all : mostPressing(all);
  const left = all.length - shown.length;
  const table = chartTable(["Principle", "Conforms", "Target", "Open", "Waived", "Undecided"], shown.map((principle) => principleRow(view, principle)));
  return html`<section class="panel"><h3 id="by-principle">Conformance by principle</h3>${table}<div class="under">${barLegend()}${left > 0 && html`<p class="more"><a href="#scorecards">${count(left, "further principle")} in the scorecards</a></p>`}</div></section>`;
}

/** Those that are furthest below what they are to reach, in the order of the report. */
function mostPressing(all: readonly PrincipleConformance[]): readonly PrincipleConformance[] {
  const gap = ({ score, target }: PrincipleConformance): number => (score.share === null ? 0.5 : score.share - (target ?? 1));
  const chosen = new Set([...all].sort((left, right) => gap(left) - gap(right)).slice(0, SHOWN));
  return all.filter((principle) => chosen.has(principle));
}

function principleRow(view: View, principle: PrincipleConformance): Markup {
  const { id, score } = principle;
  const name = html`${id !== null && html`<a class="id" href="#${anchorOf("principle", id)}">${id}</a> `}<span class="name">${principleName(view, id)}</span>`;
  const figures = [figureCell("Target", targetInWords(principle)), figureCell("Open", score.failed), figureCell("Waived", score.waived), figureCell("Undecided", score.unresolved)];
  return chartRow(name, score.share === null ? noBar(statusNote(view, principle)) : bar(score, principle.target), figures);
}

/** Says in words what the mark on the bar shows. */
function targetInWords({ target, isTargetReached }: PrincipleConformance): Markup | string {
  if (target === null) return "–";
  return isTargetReached === false ? html`<span class="missed">${percent(target)}, missed</span>` : percent(target);
}

function statusNote(view: View, principle: PrincipleConformance): Markup {
  const expires = principleText(view, principle.id)?.evidence?.expires ?? null;
  if (principle.status === "attested") return html`<span class="status attested">Attested${expires !== null && ` until ${shortDate(expires)}`}</span>`;
  return html`<span class="status unproven">Not proven${principle.status === "attestation-expired" && ", attestation ended"}</span>`;
}

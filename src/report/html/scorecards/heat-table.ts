import type { Score } from "../../conformance-score.ts";
import type { Column, CrossTable } from "../../conformance-tables.ts";
import { html, type Markup } from "../markup.ts";
import { principleName, type View } from "../view.ts";
import { figure, percent, personName } from "../words.ts";
import { heatOf } from "./heat.ts";
import { column, scrollable } from "./table.ts";

/** What a heat table is about: its rows are the columns of the cross table, its columns the principles. */
export interface HeatTable {
  readonly id: string;
  readonly title: string;
  /** Head of the first column. */
  readonly one: string;
  readonly table: CrossTable;
}

/** Principles that fit beside each other on paper. */
const COLUMNS = 14;

/** Shares by something and principle; a colour and its figure in every cell. Many principles take several tables. */
export function heatTable(view: View, heat: HeatTable): Markup | null {
  const { id, title, table } = heat;
  if (table.columns.length === 0) return null;
  const size = Math.ceil(table.rows.length / Math.ceil(table.rows.length / COLUMNS));
  const starts = table.rows.flatMap((_, index) => (index % size === 0 ? [index] : []));
  const parts = starts.map((start) => part(view, heat, { start, end: start + size }));
  return html`<section class="panel"><h3 id="${id}">${title}</h3>${parts}${heatLegend()}</section>`;
}

function part(view: View, { id, one, table }: HeatTable, { start, end }: { readonly start: number; readonly end: number }): Markup {
  const shown = table.rows.slice(start, end);
  const heads = shown.map(({ principle }) => column(principle === null ? "Built-in rules" : html`<abbr title="${principleName(view, principle)}">${principle}</abbr>`, "number"));
  const rows = table.columns.map((entry, index) => html`<tr><th scope="row">${rowName(entry)}</th>${cell(entry.score, "total")}${shown.map(({ cells }) => cell(cells[index] ?? null, "single"))}</tr>`);
  const head = html`<tr>${column(one, "text")}${column("All", "number")}${heads}</tr>`;
  const label = start === 0 ? id : `${id}-${String(start)}`;
  return scrollable(label, html`<table class="sortable matrix"${start > 0 && html` id="${label}" aria-label="${one}, from ${shown[0]?.principle ?? ""}"`}><thead>${head}</thead><tbody>${rows}</tbody></table>`);
}

function rowName({ name, from }: Column): Markup {
  const origin = from === "principle" && html` <span class="origin">as owner of the principle</span>`;
  return html`<span class="name">${personName(name)}</span>${origin}`;
}

function cell(score: Score | null, kind: "total" | "single"): Markup {
  if (score === null || score.applicable === 0) return html`<td class="number none" data-value="-2"><span aria-hidden="true">·</span><span class="visually-hidden">does not apply</span></td>`;
  if (score.share === null) return html`<td class="number" data-value="-1">undecided</td>`;
  const excused = score.waived + score.suppressed + score.baseline;
  const notes = [...(score.failed > 0 ? [`${figure(score.failed)} open`] : []), ...(excused > 0 ? [`${figure(excused)} excused`] : [])];
  return html`<td class="number heat heat-${heatOf(score.share)}${kind === "total" && " strong"}" data-value="${score.share}">${percent(score.share)}${notes.map((note) => html`<span class="note">${note}</span>`)}</td>`;
}

function heatLegend(): Markup {
  const steps = ["below 50 %", "from 50 %", "from 75 %", "from 90 %", "all"];
  return html`<ul class="legend">${steps.map((text, index) => html`<li><span class="swatch heat-${index + 1}"></span> ${text}</li>`)}<li>· does not apply</li></ul>`;
}

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

/** Principles from which a table takes paper in landscape. */
const WIDE = 14;

/** Shares by something and principle; a colour and its figure in every cell. */
export function heatTable(view: View, { id, title, one, table }: HeatTable): Markup {
  if (table.columns.length === 0) return html``;
  const heads = table.rows.map(({ principle }) => column(principle === null ? "Built-in rules" : html`<abbr title="${principleName(view, principle)}">${principle}</abbr>`, "number"));
  const rows = table.columns.map((entry, index) => html`<tr><th scope="row">${rowName(entry)}</th>${cell(entry.score, "total")}${table.rows.map(({ cells }) => cell(cells[index] ?? null, "single"))}</tr>`);
  return html`<section class="panel${table.rows.length > WIDE && " wide"}" aria-labelledby="${id}"><h3 id="${id}">${title}</h3>${scrollable(id, html`<table class="sortable matrix"><thead><tr>${column(one, "text")}${column("All", "number")}${heads}</tr></thead><tbody>${rows}</tbody></table>`)}${heatLegend()}</section>`;
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

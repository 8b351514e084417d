import type { Score } from "../../conformance-score.ts";
import { html, type Content, type Markup } from "../markup.ts";
import { percent } from "../words.ts";
import { scoreBar } from "./bar.ts";

// A narrow screen lays the rows out as blocks; the roles keep it a table for those who hear it.

/** A table with a bar in its second column. The heads are those of the first column, the share, and further figures. */
export function chartTable([name = "", ...figures]: readonly string[], rows: readonly Markup[]): Markup {
  const heads = figures.map((title) => html`<th scope="col" role="columnheader" class="number">${title}</th>`);
  return html`<table class="chart" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${name}</th><th scope="col" role="columnheader" class="bar-cell"><span class="visually-hidden">Bar</span></th>${heads}</tr></thead><tbody role="rowgroup">${rows}</tbody></table>`;
}

/** A row: what it is about, its bar with the share, and further figures. */
export function chartRow(name: Markup, value: Markup, figures: readonly Markup[]): Markup {
  return html`<tr role="row"><th scope="row" role="rowheader">${name}</th>${value}${figures}</tr>`;
}

export function bar(score: Score, target: number | null): Markup {
  return html`<td role="cell" class="bar-cell">${scoreBar(score, target)}</td><td role="cell" class="number strong share">${percent(score.share)}</td>`;
}

/** What stands in place of a bar and its share. */
export function noBar(note: Markup): Markup {
  return html`<td role="cell" class="bar-cell">${note}</td><td role="cell" class="number share">–</td>`;
}

export function figureCell(label: string, value: Content): Markup {
  return html`<td role="cell" class="number" data-label="${label}">${value}</td>`;
}

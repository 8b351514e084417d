import { html, type Markup } from "../markup.ts";
import { longDate, percent, shortDate } from "../words.ts";
import { daysOf, type TrendPoint } from "./series.ts";

const WIDTH = 380;
const HEIGHT = 170;
const PLOT = { left: 40, right: 362, top: 14, bottom: 140 };
const GRID = [0, 0.25, 0.5, 0.75, 1];

/** A line chart of conformance over time, with a table of the same figures. Needs two points. */
export function trendChart(points: readonly TrendPoint[]): Markup {
  return html`<figure class="trend"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="trend-title trend-desc"><title id="trend-title">Conformance over time</title><desc id="trend-desc">${description(points)}</desc>${
    GRID.map(gridLine)}${drawing(points)}${dateLabels(points)}</svg>${trendTable(points)}</figure>`;
}

function description(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  const change = Math.round((last.share - first.share) * 100);
  const way = change === 0 ? "unchanged" : `${change > 0 ? "up" : "down"} ${String(Math.abs(change))} points`;
  return `From ${percent(first.share)} on ${longDate(first.date)} to ${percent(last.share)} on ${longDate(last.date)}, ${way}. The table below has every figure.`;
}

function gridLine(share: number): Markup {
  const y = yOf(share);
  return html`<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y}" y2="${y}"/><text class="axis" x="${PLOT.left - 6}" y="${y + 4}" text-anchor="end">${percent(share)}</text>`;
}

function drawing(points: readonly TrendPoint[]): Markup {
  const places = placesOf(points);
  const line = places.map(({ x, y }) => `${String(x)},${String(y)}`).join(" ");
  const dots = places.map(({ x, y, point }) => html`<circle class="dot" cx="${x}" cy="${y}" r="3.5"><title>${shortDate(point.date)}: ${percent(point.share)}</title></circle>`);
  const last = places.at(-1);
  const label = last === undefined ? null : html`<text class="value" x="${last.x}" y="${last.y < 30 ? last.y + 18 : last.y - 9}" text-anchor="end">${percent(last.point.share)}</text>`;
  return html`<polyline class="line" points="${line}"/>${dots}${label}`;
}

function dateLabels(points: readonly TrendPoint[]): Markup {
  const [first, last] = [points[0]?.date ?? "", points.at(-1)?.date ?? ""];
  return html`<text class="axis" x="${PLOT.left}" y="${PLOT.bottom + 20}">${shortDate(first)}</text><text class="axis" x="${PLOT.right}" y="${PLOT.bottom + 20}" text-anchor="end">${shortDate(last)}</text>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly point: TrendPoint;
}

function placesOf(points: readonly TrendPoint[]): readonly Place[] {
  const first = daysOf(points[0]?.date ?? "") ?? 0;
  const span = Math.max(1, (daysOf(points.at(-1)?.date ?? "") ?? 0) - first);
  return points.map((point) => {
    const x = PLOT.left + (((daysOf(point.date) ?? first) - first) / span) * (PLOT.right - PLOT.left);
    return { x: tenths(x), y: yOf(point.share), point };
  });
}

function yOf(share: number): number {
  return tenths(PLOT.bottom - share * (PLOT.bottom - PLOT.top));
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function trendTable(points: readonly TrendPoint[]): Markup {
  const rows = points.map(({ date, share, open, waived }) => html`<tr><th scope="row">${shortDate(date)}</th><td class="number">${percent(share)}</td><td class="number">${open}</td><td class="number">${waived}</td></tr>`);
  return html`<details class="alternative"><summary>Figures of this chart</summary><table><thead><tr><th scope="col">Date</th><th scope="col" class="number">Conformance</th><th scope="col" class="number">Open findings</th><th scope="col" class="number">Waived</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

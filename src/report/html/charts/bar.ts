import type { Score } from "../../conformance-score.ts";
import { html, type Markup } from "../markup.ts";

/**
 * One horizontal bar over the whole width: what conforms is filled, what is waived, suppressed or known before is hatched, the
 * target is a mark. Hidden from screen readers, because the figures stand beside it in the table.
 */
export function scoreBar(score: Score, target: number | null): Markup {
  const passed = score.share ?? 0;
  const excused = score.waived + score.suppressed + score.baseline;
  const hatched = excused === 0 ? 0 : ((1 - passed) * excused) / (excused + score.failed);
  return html`<svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%" rx="2"/>${
    part("passed", 0, passed)}${part("excused", passed, hatched)}${targetMark(target)}</svg>`;
}

/** Patterns and symbols that the page uses by their ids. */
export function definitions(): Markup {
  return html`<svg class="definitions" width="0" height="0" aria-hidden="true" focusable="false"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/><rect class="hatch-line" width="3" height="6"/></pattern></defs></svg>`;
}

/** What the parts of a bar mean. */
export function barLegend(): Markup {
  return html`<ul class="legend"><li><svg width="22" height="12" aria-hidden="true"><rect class="track" width="22" height="12" rx="2"/><rect class="passed" width="22" height="12" rx="2"/></svg> conforms</li><li><svg width="22" height="12" aria-hidden="true"><rect class="track" width="22" height="12" rx="2"/><rect class="excused" width="22" height="12" rx="2"/></svg> waived or accepted, does not count as conforming</li><li><svg width="22" height="12" aria-hidden="true"><rect class="track" width="22" height="12" rx="2"/></svg> open</li><li><svg width="8" height="14" aria-hidden="true"><path class="target" d="M4 0V14M1 0H7"/></svg> target</li></ul>`;
}

function part(kind: "passed" | "excused", start: number, share: number): Markup | null {
  return share <= 0 ? null : html`<rect class="${kind}" x="${inPercent(start)}" width="${inPercent(share)}" height="100%" rx="2"/>`;
}

function targetMark(target: number | null): Markup | null {
  if (target === null) return null;
  const at = inPercent(Math.min(target, 0.995));
  return html`<line class="halo" x1="${at}" x2="${at}" y1="0" y2="100%"/><line class="target" x1="${at}" x2="${at}" y1="0" y2="100%"/>`;
}

/** Two digits behind the point are a tenth of a pixel, and the same on every machine. */
function inPercent(share: number): string {
  return `${String(Math.round(share * 10_000) / 100)}%`;
}

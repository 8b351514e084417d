import { anchorOf } from "../anchors.ts";
import { html, withCode, type Markup } from "../markup.ts";
import type { View } from "../view.ts";

/** Every rule that is named by a finding, with what it asks and why, once. */
export function ruleList({ report }: View): Markup | null {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  if (ids.length === 0) return null;
  const entries = ids.map((id) => {
    const text = report.rules.get(id);
    const standards = Object.entries(text?.references ?? {}).map(([framework, controls]) => `${framework} ${controls.join(", ")}`);
    return html`<div class="rule-entry" id="${anchorOf("rule", id)}"><dt><code>${id}</code> ${text?.title ?? ""}</dt><dd>${withCode(text?.rationale ?? "")}${standards.length > 0 && html`<span class="origin">Supports ${standards.join("; ")}</span>`}${typeof text?.url === "string" && isWeb(text.url) && html`<span class="origin"><a href="${text.url}" rel="noreferrer">Page of the rule</a></span>`}</dd></div>`;
  });
  return html`<section class="panel rules"><h3 id="rules">What the rules ask</h3><dl>${entries}</dl></section>`;
}

/** Nothing but a page of the web is linked: an address could name a script. */
function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

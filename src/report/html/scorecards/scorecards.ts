import { furtherDecisions } from "../board/decision-list.ts";
import { html, type Markup } from "../markup.ts";
import type { View } from "../view.ts";
import { heatTable } from "./heat-table.ts";
import { principleTable } from "./principle-table.ts";
import { waiverTable } from "./waiver-table.ts";

/** The figures behind the summary: by principle, system, owner and environment, and every waiver. */
export function scorecards(view: View): Markup {
  const { systems, owners, environments } = view.conformance;
  const hasEnvironments = environments.columns.some(({ from }) => from !== "nobody");
  return html`<section id="scorecards" aria-labelledby="scorecards-title"><h2 id="scorecards-title">Scorecards</h2>
${furtherDecisions(view)}
${principleTable(view)}
${heatTable(view, { id: "by-system", title: "By system and principle", one: "System", table: systems })}
${heatTable(view, { id: "by-owner", title: "By owner and principle", one: "Owner", table: owners })}
${hasEnvironments && heatTable(view, { id: "by-environment", title: "By environment and principle", one: "Environment", table: environments })}
${waiverTable(view)}
${method()}
</section>`;
}

/** How the figures come about, for those who are asked. */
function method(): Markup {
  return html`<section class="panel"><h3 id="method">How the figures come about</h3><p>A rule that applies to a resource passes or not. The share of a principle is the weight of what passed over the weight of everything that was decided; an error weighs 8, a warning 4, a note 2, a hint 1. What is waived, suppressed or known before is excused, but does not count as passed. What could not be decided counts on neither side. Findings of one cause are listed as one, so the list may be shorter than the counts. The figure at the top is the average of the principles that were measured. Passing a rule supports a principle or a control; by itself it proves neither.</p></section>`;
}

import type { Finding, Verdict } from "#engine/index.ts";
import { findingAnchors } from "../anchors.ts";
import { html, type Markup } from "../markup.ts";
import type { View } from "../view.ts";
import { count, figure } from "../words.ts";
import { cardContext, findingCard, type CardContext } from "./card.ts";
import { filterForm } from "./filter-form.ts";
import { ruleList } from "./rule-list.ts";

/** The groups of findings in their order, with what stands above them. */
const GROUPS: readonly { readonly verdict: Verdict; readonly title: string; readonly about: string }[] = [
  { verdict: "fail", title: "Open", about: "To be fixed, or to be waived by those who may." },
  { verdict: "waived", title: "Waived", about: "Accepted until a date by a waiver of the principles file." },
  { verdict: "suppressed", title: "Suppressed in the source", about: "Left out by a comment or an annotation beside the line." },
  { verdict: "baseline", title: "Known before", about: "In the baseline, so not new; to be worked off." },
  { verdict: "unresolved", title: "Undecided", about: "The files alone do not tell; nothing is held against anyone." },
];

/** All findings with their source lines, in groups; and what could not be read. */
export function findingsSection(view: View): Markup {
  const { findings } = view.report;
  const context = cardContext(view, findingAnchors(findings));
  return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
${findings.length > 0 && filterForm(view, context)}
${findings.length === 0 && html`<p class="panel empty">Nothing was found.</p>`}
${GROUPS.map((group) => groupSection(group, findings.filter(({ verdict }) => verdict === group.verdict), context))}
${unread(view)}
${ruleList(view)}
</section>`;
}

function groupSection({ verdict, title, about }: (typeof GROUPS)[number], findings: readonly Finding[], context: CardContext): Markup | null {
  if (findings.length === 0) return null;
  return html`<section class="group" data-group="${verdict}" aria-labelledby="group-${verdict}"><h3 id="group-${verdict}">${title} <span class="count">${figure(findings.length)}</span></h3><p class="about">${about}</p>
${findings.map((finding) => findingCard(finding, context))}</section>`;
}

/** Files that could not be read, and rules that broke. */
function unread({ report: { errors, skipped } }: View): Markup | null {
  if (errors.length === 0 && skipped.length === 0) return null;
  const rows = errors.map(({ file, range, message }) => html`<tr><th scope="row"><code>${file === "" ? "–" : file}${range !== null && `:${String(range.start.line)}`}</code></th><td>${message}</td></tr>`);
  const table = rows.length === 0 ? null : html`<table><thead><tr><th scope="col">File</th><th scope="col">What is wrong</th></tr></thead><tbody>${rows}</tbody></table>`;
  const left = skipped.length === 0 ? null : html`<p>${count(skipped.length, "file")} ${skipped.length === 1 ? "was" : "were"} left out: ${skippedInWords(skipped.map(({ reason }) => reason))}.</p>`;
  return html`<section class="panel" id="unread"><h3 id="unread-title">Not read</h3>${table}${left}</section>`;
}

const SKIPPED_WORDS = {
  "too-large": "too large",
  unreadable: "unreadable",
  binary: "binary",
  encoding: "of another encoding than UTF-8",
  outside: "outside of the root",
  "not-yet": "of a kind that is not read yet",
} as const;

function skippedInWords(reasons: readonly (keyof typeof SKIPPED_WORDS)[]): string {
  const counts = new Map<keyof typeof SKIPPED_WORDS, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, number]) => `${figure(number)} ${SKIPPED_WORDS[reason]}`).join(", ");
}

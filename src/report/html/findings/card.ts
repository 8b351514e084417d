import type { Finding } from "#engine/index.ts";
import { anchorOf } from "../anchors.ts";
import { html, withCode, type Markup } from "../markup.ts";
import { principleName, principleText, type View } from "../view.ts";
import { longDate, personName, SEVERITY_WORDS } from "../words.ts";
import { frameMarkup } from "./frame.ts";

/** What the cards of a report share. */
export interface CardContext {
  readonly view: View;
  readonly anchors: ReadonlyMap<Finding, string>;
  /** Anchors of principles and waivers that the report has a place for. */
  readonly known: ReadonlySet<string>;
  /** Who answers for a finding; empty where nobody is named. */
  readonly ownersOf: (finding: Finding) => readonly string[];
}

export function cardContext(view: View, anchors: ReadonlyMap<Finding, string>): CardContext {
  const ownersOf = ({ file, principle }: Finding): readonly string[] => {
    const owners = view.report.owners.get(file) ?? [];
    if (owners.length > 0) return owners;
    const owner = principleText(view, principle)?.owner ?? null;
    return owner === null ? [] : [owner];
  };
  const { principles } = view.conformance;
  const known = new Set([...principles.map(({ id }) => anchorOf("principle", id ?? "")), ...view.report.waivers.map(({ waiver }) => anchorOf("waiver", waiver.id))]);
  return { view, anchors, known, ownersOf };
}

/** A link to what a principle or a waiver is, where the report has it. */
function linkTo(kind: "principle" | "waiver", id: string, { known, view }: CardContext): Markup {
  const anchor = anchorOf(kind, id);
  if (!known.has(anchor)) return html`<span>${id}</span>`;
  return html`<a href="#${anchor}"${kind === "principle" && html` title="${principleName(view, id)}"`}>${id}</a>`;
}

/** One finding: what is wrong, where, the lines it stands on, and what belongs to it. The data attributes are what the filters read. */
export function findingCard(finding: Finding, context: CardContext): Markup {
  const { file, range, effect, principle, rule, message } = finding;
  const anchor = context.anchors.get(finding) ?? "";
  const owners = context.ownersOf(finding);
  return html`<article class="finding" id="${anchor}" data-severity="${effect}" data-principle="${principle ?? ""}" data-owner="${owners.join("\n")}"><h4><span class="badge ${effect}">${SEVERITY_WORDS[effect]}</span> ${withCode(message)} <a class="anchor" href="#${anchor}" aria-label="Link to this finding">#</a></h4><p class="place"><code data-file="${file}" data-line="${range.start.line}" data-column="${range.start.column}">${file}:${range.start.line}</code>${
    principle !== null && html` ${linkTo("principle", principle, context)}`} <a class="rule" href="#${anchorOf("rule", rule)}">${rule}</a>${
    owners.map((owner) => html` <span class="who">${personName(owner)}</span>`)}${resourceOf(finding)}</p>${frameMarkup(finding)}${notes(finding, context)}</article>
`;
}

function resourceOf({ resource, environment }: Finding): Markup {
  const kind = resource === null ? null : html` <span class="resource">${resource.type.replace(/^.*\./, "")} ${resource.namespace !== undefined && `${resource.namespace}/`}${resource.name}</span>`;
  return html`${kind}${environment !== null && html` <span class="environment">${environment}</span>`}`;
}

function notes(finding: Finding, context: CardContext): Markup | null {
  const { fix, related, principles, verdict } = finding;
  const lines = [
    ...excuses(finding, context),
    ...(fix !== null && verdict === "fail" ? [html`<dt>Fix</dt><dd>${fix.title}</dd>`] : []),
    ...(principles.length > 0 ? [html`<dt>Also breaks</dt><dd>${principles.join(", ")}</dd>`] : []),
    ...related.map((place) => html`<dt>See also</dt><dd><code>${place.file}:${place.range.start.line}</code> ${withCode(place.message)}</dd>`),
  ];
  return lines.length === 0 ? null : html`<dl>${lines}</dl>`;
}

/** Why it is not open. */
function excuses({ waiver, suppression }: Finding, context: CardContext): readonly Markup[] {
  const lines: Markup[] = [];
  if (waiver !== null) lines.push(html`<dt>Waiver</dt><dd>${linkTo("waiver", waiver.id, context)}${until(waiver.expires)}${waiver.approvedBy !== null && `, approved by ${personName(waiver.approvedBy)}`}: ${waiver.reason ?? "no reason given"}</dd>`);
  if (suppression !== null) lines.push(html`<dt>Suppressed</dt><dd>by ${suppression.by}${until(suppression.until)}: ${suppression.reason ?? "no reason given"}</dd>`);
  return lines;
}

function until(date: string | null): string {
  return date === null ? "" : ` until ${longDate(date)}`;
}

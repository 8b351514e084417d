import { html, type Content, type Markup } from "../markup.ts";
import { isUnproven, type View } from "../view.ts";
import { count, figure, percent } from "../words.ts";

/** The gate and the figures that sum the report up. */
export function headline(view: View): Markup {
  return html`<div class="tiles">${gate(view)}${overall(view)}${open(view)}${waivers(view)}${undecided(view)}</div>${unread(view)}`;
}

interface Tile {
  readonly label: string;
  readonly value: Content;
  readonly detail: Content;
  readonly tone: "good" | "watch" | "bad" | "plain";
}

function tile({ label, value, detail, tone }: Tile): Markup {
  return html`<div class="tile ${tone}"><p class="label">${label}</p><p class="value">${value}</p><p class="detail">${detail}</p></div>`;
}

function gate({ report }: View): Markup {
  const { failOn, failed } = report.gate;
  if (failOn === "never" && !failed) return tile({ label: "Release gate", value: "Not applied", detail: "This run blocks nothing.", tone: "plain" });
  if (!failed) return tile({ label: "Release gate", value: "Passed", detail: "Nothing binding stands in the way of a release.", tone: "good" });
  const blocking = report.findings.filter((finding) => finding.gates && finding.verdict === "fail" && RANKS[finding.effect] <= RANKS[failOn]).length;
  const reasons = [...(blocking > 0 ? [count(blocking, "finding")] : []), ...(report.errors.length > 0 ? [count(report.errors.length, "unread file")] : [])];
  return tile({ label: "Release gate", value: "Not passed", detail: `${reasons.join(" and ")} ${blocking + report.errors.length === 1 ? "blocks" : "block"} a release.`, tone: "bad" });
}

const RANKS = { error: 0, warning: 1, info: 2, hint: 3, never: -1 } as const;

function overall({ conformance, overall: { share, principles } }: View): Markup {
  const unproven = conformance.principles.filter((principle) => principle.id !== null && isUnproven(principle)).length;
  const basis = principles === 0 ? "over all rules" : `average of ${count(principles, "principle")}`;
  const detail = share === null ? "Nothing could be measured." : `${basis}${unproven === 0 ? "" : `; ${String(unproven)} not proven`}`;
  return tile({ label: "Conformance", value: percent(share), detail, tone: "plain" });
}

function open({ report }: View): Markup {
  const failing = report.findings.filter((finding) => finding.verdict === "fail");
  const errors = failing.filter((finding) => finding.effect === "error").length;
  const detail = failing.length === 0 ? "Nothing is left to do." : `${count(errors, "error")}, ${count(failing.length - errors, "lesser one")}`;
  return tile({ label: report.compared ? "New findings" : "Open findings", value: figure(failing.length), detail, tone: "plain" });
}

function waivers({ report }: View): Markup {
  const number = (...states: readonly string[]): number => report.waivers.filter(({ state }) => states.includes(state)).length;
  const [live, ending, ended] = [number("in-force", "expiring"), number("expiring"), number("expired")];
  const parts = [...(ending > 0 ? [`${String(ending)} ${ending === 1 ? "ends" : "end"} within 30 days`] : []), ...(ended > 0 ? [`${String(ended)} ended`] : [])];
  const covered = count(report.findings.filter((finding) => finding.verdict === "waived").length, "finding");
  return tile({ label: "Waivers in force", value: figure(live), detail: parts.length === 0 ? `They cover ${covered}.` : parts.join(", "), tone: ended > 0 || ending > 0 ? "watch" : "plain" });
}

function undecided({ report }: View): Markup {
  const number = report.findings.filter((finding) => finding.verdict === "unresolved").length;
  return tile({ label: "Undecided", value: figure(number), detail: "The files alone do not tell.", tone: "plain" });
}

/** What the figures do not cover, because it could not be read. */
function unread({ report }: View): Markup | null {
  const files = new Set(report.errors.filter((error) => error.kind === "parse").map((error) => error.file)).size;
  return files === 0 ? null : html`<p class="notice"><strong>${count(files, "file")} could not be read</strong> and ${files === 1 ? "is" : "are"} not in these figures; <a href="#unread">${files === 1 ? "it is" : "they are"} listed below</a>.</p>`;
}

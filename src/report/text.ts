import type { Finding, RelatedPlace, RunError, Severity } from "#engine/index.ts";
import { formatCodeFrame } from "./code-frame.ts";
import { firstSentence, plural, type Segment, wrapSegments } from "./layout.ts";
import type { Palette } from "./palette.ts";
import { type Report, summarise } from "./report.ts";
import { formatSummary } from "./text-summary.ts";

/** How much is said: `quiet` one line a finding, `verbose` also what does not count, and every place and file. */
export type Verbosity = "quiet" | "normal" | "verbose";

export interface TextOptions {
  readonly palette: Palette;
  readonly verbosity: Verbosity;
  /** Columns to break lines at; 80 unless given. */
  readonly width?: number;
}

/** Where the labels of further lines end. */
const LABEL_WIDTH = 13;
const RELATED_SHOWN = 3;
const SAFETY_TEXTS = {
  safe: "safe, --fix applies it",
  unsafe: "unsafe, --fix-unsafe applies it",
  scaffold: "to be completed, in the editor",
  choice: "one of several, in the editor",
} as const;

/** The report for people at a terminal. */
export function formatText(report: Report, options: TextOptions): string {
  const writer = new TextWriter(report, options);
  const shown = report.findings.filter((finding) => finding.verdict === "fail" || options.verbosity === "verbose");
  const blocks = [...shown.map((finding) => writer.finding(finding)), ...report.errors.map((error) => writer.error(error))];
  const summary = formatSummary(report, summarise(report), options);
  const separator = options.verbosity === "quiet" ? "\n" : "\n\n";
  const parts = [...blocks.map((lines) => lines.join("\n")), ...(summary.length === 0 ? [] : [summary.join("\n")])];
  return parts.length === 0 ? "" : `${parts.join(separator)}\n`;
}

class TextWriter {
  private readonly report: Report;
  private readonly options: TextOptions;
  private readonly width: number;

  constructor(report: Report, options: TextOptions) {
    this.report = report;
    this.options = options;
    this.width = options.width ?? 80;
  }

  finding(finding: Finding): readonly string[] {
    const verdict = finding.verdict === "fail" ? finding.effect : finding.verdict;
    const place = placeOf(finding.file, finding.range);
    const headline = this.headline(place, { role: finding.effect, text: verdict }, finding.message, finding.rule);
    if (this.options.verbosity === "quiet") return headline;
    const { frame } = finding;
    return [
      ...headline,
      ...(frame === null ? [] : formatCodeFrame(frame, finding.range, { palette: this.options.palette, width: this.width })),
      ...this.principle(finding),
      ...this.why(finding),
      ...this.fix(finding),
      ...this.related(finding.related),
      ...this.exemption(finding),
    ];
  }

  error(error: RunError): readonly string[] {
    const place = error.range === null ? error.file : placeOf(error.file, error.range);
    const kind = { parse: "does not parse", rule: "rule failed", internal: "internal error" }[error.kind];
    return this.headline(place, { role: "error", text: "error" }, error.message, kind);
  }

  private headline(place: string, severity: { readonly role: Severity; readonly text: string }, message: string, origin: string): readonly string[] {
    const segments: Segment[] = [
      ...(place === "" ? [] : [{ role: "place" as const, text: place }]),
      { ...severity, gap: 2 },
      { role: "text", text: message, gap: 2 },
      { role: "rule", text: `(${origin})` },
    ];
    const width = this.options.verbosity === "quiet" ? Infinity : this.width;
    return wrapSegments(segments, { width, first: "", hanging: 4 }, this.options.palette);
  }

  private principle({ principle, principles }: Finding): readonly string[] {
    if (principle === null) return [];
    const text = this.report.principleTexts.get(principle);
    const owner = typeof text?.owner === "string" ? `, owner ${text.owner}` : "";
    const others = principles.length === 0 ? "" : ` (also ${principles.join(", ")})`;
    return this.labelled("principle", `${principle} ${text?.name ?? ""}`.trimEnd() + owner + others);
  }

  private why(finding: Finding): readonly string[] {
    const principle = finding.principle === null ? undefined : this.report.principleTexts.get(finding.principle);
    const reason = principle?.rationale ?? principle?.statement ?? this.report.rules.get(finding.rule)?.rationale ?? "";
    return reason === "" ? [] : this.labelled("why", firstSentence(reason));
  }

  private fix({ fix, verdict }: Finding): readonly string[] {
    return fix === null || verdict !== "fail" ? [] : this.labelled("fix", `${fix.title} (${SAFETY_TEXTS[fix.safety]})`);
  }

  private related(places: readonly RelatedPlace[]): readonly string[] {
    const shown = this.options.verbosity === "verbose" ? places : places.slice(0, RELATED_SHOWN);
    const lines = shown.flatMap((place) => {
      const rule = place.rule === undefined ? "" : ` (${place.rule})`;
      return this.labelled("see also", `${placeOf(place.file, place.range)}  ${place.message}${rule}`);
    });
    const left = places.length - shown.length;
    return left === 0 ? lines : [...lines, ...this.labelled("", `and ${String(left)} more`)];
  }

  private exemption({ suppression, waiver }: Finding): readonly string[] {
    if (waiver !== null) return this.labelled("waived", waivedText(waiver));
    if (suppression === null) return [];
    const until = suppression.until === null ? "" : ` until ${suppression.until}`;
    return this.labelled("suppressed", `by ${suppression.by}${until}: ${suppression.reason ?? "no reason given"}`);
  }

  private labelled(label: string, text: string): readonly string[] {
    const { palette } = this.options;
    const first = palette("label", `  ${label}`.padEnd(LABEL_WIDTH));
    const [head = "", ...rest] = wrapSegments([{ role: "text", text }], { width: this.width, first: " ".repeat(LABEL_WIDTH), hanging: LABEL_WIDTH }, palette);
    return [first + head.slice(LABEL_WIDTH), ...rest];
  }
}

function waivedText({ id, expires, daysLeft, approvedBy, reason }: NonNullable<Finding["waiver"]>): string {
  const until = expires === null ? "" : ` until ${expires} (${plural(daysLeft, "day")} left)`;
  const approved = approvedBy === null ? "" : `, approved by ${approvedBy}`;
  return `by ${id}${until}${approved}: ${reason ?? "no reason given"}`;
}

function placeOf(file: string, range: { readonly start: { readonly line: number; readonly column: number } }): string {
  return `${file}:${String(range.start.line)}:${String(range.start.column)}`;
}

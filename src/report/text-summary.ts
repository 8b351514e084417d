import { enforcementOf, enforcementText } from "./enforcement.ts";
import { plural, printable, type Segment, widthOf, wrapSegments } from "./layout.ts";
import { type Palette, PLAIN_PALETTE } from "./palette.ts";
import { OWN_RULES, type Report, type SeverityCounts, type SkipReason, type Summary } from "./report.ts";
import type { TextOptions } from "./text.ts";
import { errorTexts, STRICTEST_FIRST, waiverText } from "./verdict-text.ts";

const LABEL_WIDTH = 12;
const SHORTEST_NAME = 12;
const SKIP_TEXTS: Readonly<Record<SkipReason, string>> = {
  "too-large": "too large",
  unreadable: "unreadable",
  binary: "binary",
  encoding: "not UTF-8",
  outside: "outside of the root",
  "not-yet": "of a format not supported yet",
};

/** The lines at the end of the text report; none for a quiet run without findings. */
export function formatSummary(report: Report, summary: Summary, options: TextOptions): readonly string[] {
  const { palette, verbosity } = options;
  const isClean = totalOf(summary.findings) === 0 && report.errors.length === 0;
  if (verbosity === "quiet") return isClean ? [] : totals(report, summary, { ...options, width: Infinity });
  const rows = [
    ...principleRows(report, summary, options),
    ...row("Not counted", notCounted(summary), options),
    ...waiverRows(report, options),
    ...skippedRows(report, options),
    ...row("Fixed", report.fixed === 0 ? "" : plural(report.fixed, "finding"), options),
    ...report.notes.flatMap((note) => row("Note", note, options)),
    ...enforcementOf(report).flatMap((entry, index) => row(index === 0 ? "Enforced" : "", enforcementText(entry), options)),
    ...row("Gate", gateText(report, isClean), options),
  ];
  return [...(isClean ? [palette("good", `No ${newWord(report)}findings in ${scopeOf(report)}.`)] : totals(report, summary, options)), ...rows];
}

function totals(report: Report, summary: Summary, { palette, width = 80 }: TextOptions): readonly string[] {
  const counts = STRICTEST_FIRST.filter((severity) => summary.findings[severity] > 0)
    .map((severity): Segment => ({ role: severity, text: plural(summary.findings[severity], `${newWord(report)}${severity}`) }));
  const parts = [...counts, ...errorTexts(report.errors).map((text): Segment => ({ role: "error", text }))];
  const listed = parts.map((part, index) => (index < parts.length - 1 ? { ...part, text: `${part.text},` } : part));
  return wrapSegments([...listed, { role: "text", text: `in ${scopeOf(report)}` }], { width, first: "", hanging: 2 }, palette);
}

function scopeOf(report: Report): string {
  return `${plural(report.fileCount, "file")} (${plural(report.resourceCount, "resource")})`;
}

function countsText(counts: SeverityCounts, palette: Palette): string {
  const present = STRICTEST_FIRST.filter((severity) => counts[severity] > 0);
  return present.map((severity) => palette(severity, plural(counts[severity], severity))).join(", ");
}

function totalOf(counts: SeverityCounts): number {
  return STRICTEST_FIRST.reduce((sum, severity) => sum + counts[severity], 0);
}

/** One row a principle; names are cut so that the counts fit beside them. */
function principleRows(report: Report, summary: Summary, options: TextOptions): readonly string[] {
  const { palette, width = 80 } = options;
  if (summary.principles.every(({ id }) => id === null)) return [];
  const rows = summary.principles.map(({ id, counts }) => ({
    name: printable(nameOf(id, report)),
    counts: countsText(counts, palette),
    room: width - LABEL_WIDTH - 2 - widthOf(countsText(counts, PLAIN_PALETTE)),
  }));
  const longest = Math.max(...rows.map(({ name }) => widthOf(name)));
  const nameWidth = Math.max(SHORTEST_NAME, Math.min(longest, ...rows.map(({ room }) => room)));
  return rows.map(({ name, counts }, index) => {
    const label = palette("label", (index === 0 ? "Principles" : "").padEnd(LABEL_WIDTH));
    return `${label}${fit(name, nameWidth)}  ${counts}`;
  });
}

function nameOf(id: string | null, { principleTexts }: Report): string {
  if (id === OWN_RULES) return "(the principles file)";
  return id === null ? "(rules of packs)" : `${id} ${principleTexts.get(id)?.name ?? ""}`.trimEnd();
}

function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text + " ".repeat(width - widthOf(text));
  let cut = "";
  for (const character of text) {
    if (widthOf(cut) + widthOf(character) > width - 1) break;
    cut += character;
  }
  return `${cut}…${" ".repeat(width - 1 - widthOf(cut))}`;
}

function notCounted({ waived, suppressed, baseline, unresolved }: Summary): string {
  const parts = [
    ...(waived > 0 ? [`${String(waived)} waived`] : []),
    ...(suppressed > 0 ? [`${String(suppressed)} suppressed`] : []),
    ...(baseline > 0 ? [`${String(baseline)} accepted in the baseline`] : []),
    ...(unresolved > 0 ? [`${String(unresolved)} unresolved (a value cannot be computed from the files)`] : []),
  ];
  return parts.join(", ");
}

/** Waivers that end soon or have ended. */
function waiverRows({ waivers }: Report, options: TextOptions): readonly string[] {
  const shown = waivers.filter(({ state }) => state === "expiring" || state === "expired");
  return shown.flatMap((state, index) => row(index === 0 ? "Waivers" : "", `${state.waiver.id} ${waiverText(state)}`, options));
}

function newWord({ compared }: Report): string {
  return compared ? "new " : "";
}

function skippedRows(report: Report, options: TextOptions): readonly string[] {
  if (report.skipped.length === 0) return [];
  const reasons = new Map<SkipReason, number>();
  for (const { reason } of report.skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const parts = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => `${String(count)} ${SKIP_TEXTS[reason]}`);
  const hint = options.verbosity === "verbose" ? "" : " (--verbose lists them)";
  const lines = row("Left out", `${plural(report.skipped.length, "file")}: ${parts.join(", ")}${hint}`, options);
  if (options.verbosity !== "verbose") return lines;
  return [...lines, ...report.skipped.flatMap(({ file, reason }) => row("", `${file}: ${SKIP_TEXTS[reason]}`, options))];
}

function gateText({ gate }: Report, isClean: boolean): string {
  if (gate.failOn === "never" || isClean) return "";
  return `${gate.failed ? "failed" : "passed"}, fails on ${gate.failOn}`;
}

function row(label: string, text: string, { palette, width = 80 }: TextOptions): readonly string[] {
  if (text === "") return [];
  const [head = "", ...rest] = wrapSegments([{ role: "text", text }], { width, first: " ".repeat(LABEL_WIDTH), hanging: LABEL_WIDTH }, palette);
  return [palette("label", label.padEnd(LABEL_WIDTH)) + head.slice(LABEL_WIDTH), ...rest];
}

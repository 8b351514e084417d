import { isMet, type Row } from "./row.ts";

const NAME_WIDTH = 38;
const HEADS: Readonly<Record<Row["of"], readonly [string, string, string]>> = {
  "min median max": ["min", "median", "max"],
  "p50 p95 p99": ["p50", "p95", "p99"],
  single: ["", "", ""],
};

/** The rows as text of at most 80 columns, under a heading. */
export function formatTable(title: string, rows: readonly Row[]): string {
  const lines: string[] = [];
  let of: Row["of"] | null = null;
  for (const row of rows) {
    if (row.of !== of && row.of !== "single") lines.push(formatHead(of === null ? title : "", row.of));
    else if (of === null) lines.push(title);
    if (row.of !== "single") of = row.of;
    else of ??= "single";
    lines.push(formatRow(row));
  }
  return `${lines.join("\n")}\n`;
}

function formatHead(title: string, of: Row["of"]): string {
  return `${title.padEnd(NAME_WIDTH)}${HEADS[of].map((head) => head.padStart(8)).join("")}`.trimEnd();
}

function formatRow(row: Row): string {
  const figures = row.of === "single" ? ["", formatNumber(row.middle), ""] : [row.low, row.middle, row.high].map(formatNumber);
  const unit = row.unit === "times" ? "x" : row.unit;
  return `  ${row.name.padEnd(NAME_WIDTH - 2)}${figures.map((figure) => figure.padStart(8)).join("")} ${unit.padEnd(3)}${formatTarget(row)}`.trimEnd();
}

function formatTarget(row: Row): string {
  const met = isMet(row);
  return met === null ? "" : `<=${String(row.target)} ${met ? "met" : "NOT"}`;
}

function formatNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

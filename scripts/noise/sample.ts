import { basename } from "node:path";
import { formatCodeFrame } from "../../src/report/code-frame.ts";
import { PLAIN_PALETTE } from "../../src/report/palette.ts";
import { createRandom, type Random } from "../bench/random.ts";
import { groupByRule, type PlacedFinding } from "./measure.ts";

/**
 * A sample that gives every rule a turn before any gets a second: rules that speak rarely are read as carefully as the loud ones.
 * The same seed draws the same findings.
 */
export function drawSample(findings: readonly PlacedFinding[], count: number, seed: number): PlacedFinding[] {
  const random = createRandom(seed);
  const piles = [...groupByRule(findings)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pile]) => shuffle(pile, random));
  const drawn: PlacedFinding[] = [];
  for (let turn = 0; drawn.length < Math.min(count, findings.length); turn++) {
    for (const pile of piles) {
      const next = pile[turn];
      if (next !== undefined && drawn.length < count) drawn.push(next);
    }
  }
  return drawn;
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** A finding for reading: where, what, and the lines around it. */
export function formatPlaced({ folder, finding }: PlacedFinding, number: number): string {
  const { range, frame } = finding;
  const place = `${basename(folder)}/${finding.file}:${String(range.start.line)}:${String(range.start.column)}`;
  const head = `${String(number)}. ${finding.rule} (${finding.severity}, ${finding.confidence})\n  ${place}\n  ${finding.message}`;
  const related = finding.related.map((other) => `  related: ${other.file}:${String(other.range.start.line)} ${other.message}`);
  const lines = frame === null ? [] : formatCodeFrame(frame, range, { palette: PLAIN_PALETTE, width: 140 });
  return [head, ...related, ...lines].join("\n");
}

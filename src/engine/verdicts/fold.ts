import type { Finding, RelatedPlace } from "../model/finding.ts";
import type { Judged } from "./judge.ts";

/**
 * One finding per cause: where a leading rule and a rule it folds report the same subject, the second becomes related
 * information of the first. Only failing findings fold, and never those of a rule that was named by id.
 */
export function foldFindings(judged: readonly Judged[]): Finding[] {
  const leaders = new Map<string, Judged>();
  for (const entry of judged) {
    if (entry.finding.verdict !== "fail") continue;
    for (const folded of entry.folds) {
      const key = `${folded} ${entry.subject}`;
      if (!leaders.has(key)) leaders.set(key, entry);
    }
  }
  if (leaders.size === 0) return judged.map((entry) => entry.finding);
  const absorbed = new Map<Finding, RelatedPlace[]>();
  const kept = judged.filter((entry) => {
    const leader = leaderOf(entry, leaders);
    if (leader === null) return true;
    const places = absorbed.get(leader) ?? [];
    absorbed.set(leader, [...places, relatedOf(entry.finding)]);
    return false;
  });
  return kept.map(({ finding }) => {
    const places = absorbed.get(finding);
    return places === undefined ? finding : { ...finding, related: [...finding.related, ...places] };
  });
}

/** The finding that absorbs another; through a chain of folds, the first that stays. */
function leaderOf(entry: Judged, leaders: ReadonlyMap<string, Judged>): Finding | null {
  let current = entry;
  for (let depth = 0; depth < 8; depth += 1) {
    if (current.finding.verdict !== "fail" || current.named) break;
    const leader = leaders.get(`${current.finding.rule} ${current.subject}`);
    if (leader === undefined || leader === current) break;
    current = leader;
  }
  return current === entry ? null : current.finding;
}

function relatedOf(finding: Finding): RelatedPlace {
  return { file: finding.file, span: finding.span, range: finding.range, message: finding.message, rule: finding.rule, fingerprint: finding.fingerprint };
}

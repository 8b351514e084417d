import type { Finding } from "#engine/index.ts";

/** An id for an element, and for links to it: what a name has besides letters, digits and `. _ / : -` becomes `~`. */
export function anchorOf(kind: "principle" | "waiver" | "rule" | "finding", name: string): string {
  return `${kind}-${name.replace(/[^\w./:-]/g, "~")}`;
}

/** Ids of findings by their fingerprint; where several share one, the later ones are numbered. */
export function findingAnchors(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(findings.map((finding) => {
    const anchor = anchorOf("finding", finding.fingerprint);
    const number = (seen.get(anchor) ?? 0) + 1;
    seen.set(anchor, number);
    return [finding, number === 1 ? anchor : `${anchor}:${String(number)}`];
  }));
}

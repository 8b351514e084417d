import { conformanceOf, type Conformance, type PrincipleConformance } from "../conformance.ts";
import type { PrincipleText, Report } from "../report.ts";

/** A report with what its pages work out once. */
export interface View {
  readonly report: Report;
  readonly conformance: Conformance;
  /** The one figure of the first page: the average of the principles that were measured; null where nothing was. */
  readonly overall: { readonly share: number | null; readonly principles: number };
}

export function viewOf(report: Report): View {
  const conformance = conformanceOf(report);
  const shares = conformance.principles.flatMap(({ id, score }) => (id === null || score.share === null ? [] : [score.share]));
  const overall = { share: shares.length === 0 ? conformance.score.share : averageOf(shares), principles: shares.length };
  return { report, conformance, overall };
}

/** The mean of some shares; not for an empty list. */
export function averageOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

export function principleText({ report }: View, id: string | null): PrincipleText | undefined {
  return id === null ? undefined : report.principleTexts.get(id);
}

/** How people call a principle; rules of packs stand together. */
export function principleName(view: View, id: string | null): string {
  return id === null ? "Built-in rules" : (principleText(view, id)?.name ?? "");
}

/** `SEC-1 Secure by default`. */
export function principleTitle(view: View, id: string | null): string {
  return [id ?? "", principleName(view, id)].filter((part) => part !== "").join(" ");
}

/** `SEC-1 (Secure by default)`, as a part of a sentence. */
export function principleInText(view: View, id: string | null): string {
  const name = principleName(view, id);
  return id === null || name === "" ? (id ?? name) : `${id} (${name})`;
}

export function isUnproven({ status }: PrincipleConformance): boolean {
  return status === "unproven" || status === "attestation-expired";
}

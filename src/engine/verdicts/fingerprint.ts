import type { RawFinding } from "../model/analysis.ts";
import { hashText } from "../text/hash.ts";

/**
 * The identity of a finding that survives edits elsewhere: rule, resource, route with list items by name, and the normalised
 * value or `absent`. Never a line.
 */
export function fingerprintOf(raw: RawFinding): string {
  const { resource, place } = raw;
  const identity = [raw.rule, resource?.type ?? "", resource?.namespace ?? "", resource?.name ?? "", place.stableRoute, place.value];
  return hashText(identity.join("\u0000"));
}

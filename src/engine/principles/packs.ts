/** A built-in pack: rules are in it by their own `packs` key. */
export interface Pack {
  readonly name: string;
  readonly description: string;
}

/** Every built-in pack. A pack may be empty as long as its rules are not built. */
export const PACKS: readonly Pack[] = [
  { name: "recommended", description: "Certain, quiet and uncontested rules; what runs without a principles file." },
  { name: "security", description: "Every security rule." },
  { name: "kubernetes-baseline", description: "Pod Security Standards, profile Baseline." },
  { name: "kubernetes-restricted", description: "Pod Security Standards, profile Restricted (contains Baseline)." },
  { name: "interop-rest", description: "One way to design HTTP interfaces." },
  { name: "interop-events", description: "One way to design events." },
  { name: "interop-platform", description: "Open standards between workloads and platform." },
  { name: "sovereignty", description: "Where data lies and who can reach it." },
  { name: "continuity", description: "Resilience and recovery." },
  { name: "independence", description: "Ways out of every provider." },
  { name: "finops", description: "Every cost has an owner." },
  { name: "sustainability", description: "Nothing idles, nothing is wasted." },
  { name: "operability", description: "Observable, owned and supported." },
  { name: "supply-chain", description: "Known provenance of everything that is built and run." },
  { name: "integrity", description: "References resolve." },
  { name: "architecture", description: "The graph of services and flows." },
  { name: "strict", description: "Every rule that is not off." },
];

const NAMES: ReadonlySet<string> = new Set(PACKS.map((pack) => pack.name));

export function isPack(name: string): boolean {
  return NAMES.has(name);
}

export function packNames(): readonly string[] {
  return [...NAMES];
}

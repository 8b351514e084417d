import type { Random } from "../random.ts";

/** What the manifests of one made-up service agree on. */
export interface ServicePlan {
  readonly name: string;
  readonly namespace: string;
  readonly team: string;
  readonly registry: string;
  readonly version: string;
  readonly port: number;
  readonly replicas: number;
  /** Whether its authors took care: pinned images, limits, probes, a security context. */
  readonly isCareful: boolean;
  readonly language: "node" | "python" | "golang" | "java";
}

const NOUNS = ["catalog", "checkout", "payments", "orders", "search", "profile", "ledger", "shipping", "pricing", "reviews", "media", "inventory"] as const;
const ROLES = ["api", "worker", "gateway", "store", "sync", "web"] as const;

/** Invents a service; `index` keeps its name apart from all others. */
export function planService(index: number, random: Random): ServicePlan {
  const team = `team-${String(index % 25).padStart(2, "0")}`;
  return {
    name: `${random.pick(NOUNS)}-${random.pick(ROLES)}-${String(index)}`,
    namespace: team,
    team,
    registry: random.pick(["registry.example.com", "ghcr.io/example", "docker.io/example"]),
    version: `${String(random.between(0, 9))}.${String(random.between(0, 40))}.${String(random.between(0, 20))}`,
    port: random.pick([3000, 8000, 8080, 8443, 9000]),
    replicas: random.between(1, 5),
    isCareful: random.chance(0.6),
    language: random.pick(["node", "python", "golang", "java"]),
  };
}

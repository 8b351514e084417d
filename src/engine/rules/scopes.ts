import { Minimatch } from "minimatch";
import type { Environment } from "../model/governance.ts";
import type { ScopeLimits } from "../model/origin.ts";
import type { PlannedRule } from "../model/plan.ts";
import type { Resource } from "../model/resource.ts";

/** Limits as a rule or a waiver gives them; what is left out does not limit. */
export type Limits = Pick<ScopeLimits, "paths" | "excludePaths"> & Partial<Pick<ScopeLimits, "environments" | "resources">>;

/** Tells what a scope holds: paths, the environment of a resource, the resource itself. Matchers are kept. */
export class Scopes {
  private readonly environments: readonly Environment[];
  private readonly matchers = new Map<string, Minimatch>();

  constructor(environments: readonly Environment[]) {
    this.environments = environments;
  }

  /** Whether a scope may hold something of a file: its paths allow it. */
  mayHold(limits: Limits, file: string): boolean {
    if (limits.paths.length > 0 && !limits.paths.some((glob) => this.matches(glob, file))) return false;
    return !limits.excludePaths.some((glob) => this.matches(glob, file));
  }

  /** Whether a scope holds a resource of a file; null stands for the file as a whole. */
  holds(limits: Limits, file: string, resource: Resource | null): boolean {
    if (!this.mayHold(limits, file)) return false;
    const { environments = [], resources = [] } = limits;
    if (environments.length > 0 && !environments.includes(this.environmentOf(file, resource)?.name ?? "")) return false;
    return resources.length === 0 || (resource !== null && resources.some((pattern) => this.isNamed(pattern, resource)));
  }

  /** Whether a rule is in force for a resource of a file. */
  isInForce(user: PlannedRule, file: string, resource: Resource | null): boolean {
    return this.holds(user, file, resource) && user.except?.some((limits) => this.holds(limits, file, resource)) !== true;
  }

  /** The first environment that a path, a namespace or labels put a resource in, else the default one. */
  environmentOf(file: string, resource: Resource | null): Environment | null {
    const named = this.environments.find((environment) => this.isIn(environment, file, resource));
    return named ?? this.environments.find((environment) => environment.isDefault) ?? null;
  }

  /** Whether a pattern (`Kind/name`, `namespace/Kind/name`, `service/NAME`, an address) names a resource. */
  isNamed(pattern: string, resource: Resource): boolean {
    return resourceNames(resource).some((name) => name === pattern || this.matches(pattern, name));
  }

  private isIn(environment: Environment, file: string, resource: Resource | null): boolean {
    if (environment.paths.some((glob) => this.matches(glob, file))) return true;
    if (resource === null) return false;
    if (resource.namespace !== undefined && environment.namespaces.includes(resource.namespace)) return true;
    const labels = Object.entries(environment.labels);
    return labels.length > 0 && labels.every(([key, value]) => resource.labels?.[key] === value);
  }

  private matches(glob: string, text: string): boolean {
    let matcher = this.matchers.get(glob);
    if (matcher === undefined) {
      matcher = new Minimatch(glob, { dot: true, nonegate: true, nocomment: true, platform: "linux" });
      this.matchers.set(glob, matcher);
    }
    return matcher.match(text);
  }
}

/** The names that scopes give a resource. */
export function resourceNames({ type, name, namespace }: Resource): readonly string[] {
  const kind = type.slice(type.indexOf(".") + 1);
  return namespace === undefined ? [`${kind}/${name}`] : [`${kind}/${name}`, `${namespace}/${kind}/${name}`];
}

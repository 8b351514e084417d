import type { TargetType } from "../model/format.ts";
import type { PlannedRule, RuleSet } from "../model/plan.ts";
import type { PlainObject } from "../model/value.ts";
import type { Resource } from "../model/resource.ts";
import { compileRule, type CompiledRule } from "./compile.ts";
import { Scopes } from "./scopes.ts";

/** One rule with one set of options, and all who use it: it runs once. */
export interface RuleGroup {
  readonly key: string;
  readonly params: PlainObject;
  readonly users: readonly PlannedRule[];
}

/** The groups of a rule set by target type, compiled when a target of that type first appears. */
export class RuleGroups {
  readonly set: RuleSet;
  readonly scopes: Scopes;
  private readonly byTarget = new Map<string, RuleGroup[]>();
  private readonly byKey = new Map<string, RuleGroup>();

  constructor(set: RuleSet) {
    this.set = set;
    this.scopes = new Scopes(set.environments ?? []);
    const users = new Map<string, PlannedRule[]>();
    for (const planned of set.rules) {
      const key = groupKey(planned);
      const known = users.get(key);
      if (known === undefined) users.set(key, [planned]);
      else known.push(planned);
    }
    for (const [key, planned] of users) this.add(key, planned);
  }

  forTarget(type: string): readonly RuleGroup[] {
    return this.byTarget.get(type) ?? [];
  }

  get(key: string): RuleGroup | undefined {
    return this.byKey.get(key);
  }

  get all(): Iterable<RuleGroup> {
    return this.byKey.values();
  }

  /** The users of a group whose scope holds a resource of the file. */
  usersFor(group: RuleGroup, file: string, resource: Resource | null): readonly PlannedRule[] {
    return group.users.filter((user) => this.scopes.isInForce(user, file, resource));
  }

  /** Whether a group may apply to something of a file. */
  appliesTo(group: RuleGroup, file: string): boolean {
    return group.users.some((user) => this.scopes.mayHold(user, file));
  }

  /** Whether a rule is run on a file: it is about its format, in scope, and has what it needs. */
  hasRun(rule: string, { file, format, complete }: { readonly file: string; readonly format: string | null; readonly complete: boolean }): boolean {
    const own = [...this.byKey.values()].filter((group) => group.users[0]?.rule.id === rule && this.appliesTo(group, file));
    return own.some(({ users }) => {
      const definition = users[0]?.rule;
      const needs = definition?.needs ?? [];
      return definition?.formats.includes(format ?? "") === true && needs.every((need) => need === "tables" || (need === "graph" && complete));
    });
  }

  private add(key: string, users: PlannedRule[]): void {
    const first = users[0];
    if (first === undefined) return;
    const group: RuleGroup = { key, params: first.params, users };
    this.byKey.set(key, group);
    for (const target of first.rule.targets) {
      const groups = this.byTarget.get(target);
      if (groups === undefined) this.byTarget.set(target, [group]);
      else groups.push(group);
    }
  }
}

/** Rules with equal keys give equal findings on equal files. */
export function groupKey(planned: PlannedRule): string {
  return `${planned.rule.id} ${JSON.stringify(planned.params)}`;
}

/** Compiled rules by definition and target type; lives as long as the engine, so that a change of principles recompiles only what is new. */
export class RuleCache {
  private readonly compiled = new WeakMap<object, Map<string, CompiledRule>>();

  get(planned: PlannedRule, target: TargetType): CompiledRule {
    let byTarget = this.compiled.get(planned.rule);
    if (byTarget === undefined) {
      byTarget = new Map();
      this.compiled.set(planned.rule, byTarget);
    }
    let rule = byTarget.get(target.name);
    if (rule === undefined) {
      rule = compileRule(planned.rule, target);
      byTarget.set(target.name, rule);
    }
    return rule;
  }
}

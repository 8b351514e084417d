import type { Fact, LocatedFact } from "../model/facts.ts";
import type { Relation } from "../model/relation.ts";
import type { PlainObject, Value } from "../model/value.ts";
import { locateFacts } from "./locate-facts.ts";
import { REST, type FileSets } from "./sets.ts";

type LookUp = (subject: LocatedFact) => readonly LocatedFact[];

/** A relation made ready: its look-up for each scope, prepared when first asked for. */
interface PreparedRelation {
  readonly key: string;
  readonly targets: ScopedFacts;
  readonly lookUps: Map<string, LookUp>;
}

/** A look-up over the facts of several scopes. */
interface VariantLookUp {
  readonly key: string;
  readonly lists: readonly (readonly LocatedFact[])[];
  readonly find: LookUp;
}

/** Facts of one type, all scopes apart. */
interface ScopedFacts {
  readonly key: string;
  readonly byScope: ReadonlyMap<string, readonly LocatedFact[]>;
}

/**
 * The facts of all files, and the relations between them. A relation leads only to facts of files that meet that of the subject: see
 * `FileSets`. Relations are prepared when first asked for and kept until a fact of the type they lead to, or a set, changes.
 */
export class FactsIndex {
  /** Counts changes of facts that other files can see: those that some relation leads to. */
  version = 0;
  private readonly visible: ReadonlySet<string>;
  /** Relations by what they lead from, their name, and what they lead to. */
  private readonly relations: ReadonlyMap<string, Relation>;
  private readonly sets: FileSets;
  private readonly byFile = new Map<string, readonly LocatedFact[]>();
  /** Facts by type and file. */
  private readonly byType = new Map<string, Map<string, readonly LocatedFact[]>>();
  private readonly versions = new Map<string, number>();
  private readonly owners = new Map<PlainObject, LocatedFact>();
  private readonly prepared = new Map<Relation, PreparedRelation>();
  private readonly scoped = new Map<string, ScopedFacts>();
  private readonly variantLookUps = new Map<Relation, VariantLookUp>();

  constructor(relations: readonly Relation[], sets: FileSets) {
    this.relations = new Map([...relations].reverse().map((relation) => [relationKey(relation.from, relation.name, relation.to), relation]));
    this.visible = new Set(relations.map((relation) => relation.to));
    this.sets = sets;
  }

  /** Replaces the facts of a file. Equal facts stay the same and change nothing, so an edit that touches none spreads no further. */
  set(file: string, facts: readonly Fact[]): void {
    const before = this.byFile.get(file) ?? [];
    const located = locateFacts(file, before, facts);
    if (sameItems(before, located)) return;
    for (const fact of before) this.owners.delete(fact.value);
    for (const fact of located) this.owners.set(fact.value, fact);
    if (located.length === 0) this.byFile.delete(file);
    else this.byFile.set(file, located);
    const [old, after] = [groupByType(before), groupByType(located)];
    for (const type of new Set([...old.keys(), ...after.keys()])) {
      if (!sameItems(old.get(type) ?? [], after.get(type) ?? [])) this.replaceType(file, type, { before: old.get(type), after: after.get(type) });
    }
    this.sets.set(file, located);
  }

  /** The facts of a file as they are related: the index of a fact is that of the file's list. */
  of(file: string): readonly LocatedFact[] {
    return this.byFile.get(file) ?? [];
  }

  /** The fact whose value this is, as it was related; undefined for any other value. */
  ownerOf(value: Value): LocatedFact | undefined {
    return this.owners.get(value as PlainObject);
  }

  /** Facts of type `to` that stand in the relation to the subject; none where the subject or the relation is unknown. */
  related(subject: Value, name: string, to: string): readonly LocatedFact[] {
    const owner = this.owners.get(subject as PlainObject);
    if (owner === undefined) return [];
    const relation = this.relations.get(relationKey(owner.type, name, to));
    if (relation === undefined) return [];
    const [scope, ...others] = this.sets.scopesOf(owner.file);
    const prepared = this.prepare(relation);
    const found = scope === undefined ? [] : lookUp(relation, prepared, scope)(owner);
    if (others.length === 0) return found;
    const all = new Set([found, ...others.map((other) => lookUp(relation, prepared, other)(owner))].flat());
    // A scope holds all facts of a file or none, so those of one file are in order already.
    return [...all].sort((left, right) => (left.file === right.file ? 0 : left.file < right.file ? -1 : 1));
  }

  /**
   * The same, with what may belong to the subject's set although nothing says so: what is in no variant beside a variant, and every
   * variant beside the rest. Variants never meet one another.
   */
  relatedWidely(subject: Value, name: string, to: string): readonly LocatedFact[] {
    const owner = this.owners.get(subject as PlainObject);
    const relation = owner === undefined ? undefined : this.relations.get(relationKey(owner.type, name, to));
    if (owner === undefined || relation === undefined) return [];
    const prepared = this.prepare(relation);
    const beyond = this.sets.variantOf(owner.file) === "" ? this.overVariants(relation, prepared) : lookUp(relation, prepared, REST);
    return [...new Set([...this.related(subject, name, to), ...beyond(owner)])];
  }

  /** A look-up in all scopes but that of what is in no variant; kept as long as they hold the same facts. */
  private overVariants(relation: Relation, { key, targets }: PreparedRelation): LookUp {
    const known = this.variantLookUps.get(relation);
    if (known?.key === key) return known.find;
    const lists = [...targets.byScope].filter(([scope]) => scope !== REST).map(([, facts]) => facts);
    const isSame = known?.lists.length === lists.length && known.lists.every((list, index) => list === lists[index]);
    const find = isSame ? known.find : relation.prepare([...new Set(lists.flat())]);
    this.variantLookUps.set(relation, { key, lists, find });
    return find;
  }

  private prepare(relation: Relation): PreparedRelation {
    const targets = this.scopedFacts(relation.to);
    const known = this.prepared.get(relation);
    if (known?.key === targets.key) return known;
    const unchanged = [...(known?.lookUps ?? [])].filter(([scope]) => known?.targets.byScope.get(scope) === targets.byScope.get(scope));
    const prepared = { key: targets.key, targets, lookUps: new Map(unchanged) };
    this.prepared.set(relation, prepared);
    return prepared;
  }

  /** All facts of a type, by file name and place, so that results never depend on the order of arrival. */
  private scopedFacts(type: string): ScopedFacts {
    const key = this.keyOf(type);
    const known = this.scoped.get(type);
    if (known?.key === key) return known;
    const byFile = this.byType.get(type) ?? new Map<string, readonly LocatedFact[]>();
    const byScope = new Map<string, LocatedFact[]>();
    for (const file of [...byFile.keys()].sort()) {
      const facts = byFile.get(file) ?? [];
      for (const scope of this.sets.scopesOf(file)) append(byScope, scope, facts);
    }
    const scoped = { key, byScope };
    this.scoped.set(type, scoped);
    return scoped;
  }

  private keyOf(type: string): string {
    return `${String(this.versions.get(type) ?? 0)} ${String(this.sets.version)}`;
  }

  private replaceType(file: string, type: string, { before, after }: Replacement): void {
    const byFile = this.byType.get(type) ?? new Map<string, readonly LocatedFact[]>();
    this.byType.set(type, byFile);
    if (after === undefined) byFile.delete(file);
    else byFile.set(file, after);
    const scoped = this.scoped.get(type);
    const isCurrent = scoped !== undefined && scoped.key === this.keyOf(type);
    this.versions.set(type, (this.versions.get(type) ?? 0) + 1);
    if (this.visible.has(type)) this.version += 1;
    if (isCurrent && before !== undefined && after !== undefined) {
      this.scoped.set(type, { key: this.keyOf(type), byScope: exchange(scoped.byScope, this.sets.scopesOf(file), { before, after }) });
    }
  }
}

interface Replacement {
  readonly before: readonly LocatedFact[] | undefined;
  readonly after: readonly LocatedFact[] | undefined;
}

interface Exchange {
  readonly before: readonly LocatedFact[];
  readonly after: readonly LocatedFact[];
}

/** The facts of one file in place of those it had, in the scopes it is in: they stand side by side there. */
function exchange(byScope: ScopedFacts["byScope"], scopes: readonly string[], { before, after }: Exchange): ScopedFacts["byScope"] {
  const exchanged = new Map(byScope);
  const [first] = before;
  for (const scope of scopes) {
    const facts = byScope.get(scope) ?? [];
    const at = first === undefined ? -1 : facts.indexOf(first);
    if (at >= 0) exchanged.set(scope, [...facts.slice(0, at), ...after, ...facts.slice(at + before.length)]);
  }
  return exchanged;
}

function relationKey(from: string, name: string, to: string): string {
  return `${from} ${name} ${to}`;
}

function lookUp(relation: Relation, prepared: PreparedRelation, scope: string): LookUp {
  let found = prepared.lookUps.get(scope);
  if (found === undefined) {
    found = relation.prepare(prepared.targets.byScope.get(scope) ?? []);
    prepared.lookUps.set(scope, found);
  }
  return found;
}

function append(groups: Map<string, LocatedFact[]>, key: string, facts: readonly LocatedFact[]): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [...facts]);
  else for (const fact of facts) group.push(fact);
}

function groupByType(facts: readonly LocatedFact[]): ReadonlyMap<string, readonly LocatedFact[]> {
  const groups = new Map<string, LocatedFact[]>();
  for (const fact of facts) append(groups, fact.type, [fact]);
  return groups;
}

function sameItems(left: readonly LocatedFact[], right: readonly LocatedFact[]): boolean {
  return left.length === right.length && left.every((fact, index) => fact === right[index]);
}

import type { Fact, LocatedFact } from "../model/facts.ts";
import type { Relation } from "../model/relation.ts";
import type { PlainObject, Value } from "../model/value.ts";

/**
 * The facts of all files, and the relations between them. Relations are prepared when first asked for and kept until a fact of
 * the type they lead to changes; `versionOf` lets readers keep their results until then.
 */
export class FactsIndex {
  /** Counts changes of any fact. */
  version = 0;
  private readonly byFile = new Map<string, readonly LocatedFact[]>();
  private readonly versions = new Map<string, number>();
  private readonly owners = new Map<PlainObject, LocatedFact>();
  private readonly prepared = new Map<Relation, { version: number; lookUp: (subject: LocatedFact) => readonly LocatedFact[] }>();
  private readonly relations: readonly Relation[];
  private readonly sorted = new Map<string, { version: number; facts: readonly LocatedFact[] }>();

  constructor(relations: readonly Relation[]) {
    this.relations = relations;
  }

  /** Replaces the facts of a file. Equal facts change nothing, so an edit that touches none spreads no further. */
  set(file: string, facts: readonly Fact[]): void {
    const before = this.byFile.get(file) ?? [];
    if (sameFacts(before, facts)) return;
    for (const fact of before) this.owners.delete(fact.value);
    const located = facts.map((fact) => ({ ...fact, file }));
    for (const fact of located) this.owners.set(fact.value, fact);
    if (located.length === 0) this.byFile.delete(file);
    else this.byFile.set(file, located);
    for (const type of new Set([...before, ...located].map((fact) => fact.type))) this.bump(type);
  }

  /** The facts of a file as they are related: the index of a fact is that of the file's list. */
  of(file: string): readonly LocatedFact[] {
    return this.byFile.get(file) ?? [];
  }

  versionOf(type: string): number {
    return this.versions.get(type) ?? 0;
  }

  /** Facts of type `to` that stand in the relation to the subject; none where the subject or the relation is unknown. */
  related(subject: Value, name: string, to: string): readonly LocatedFact[] {
    const owner = this.owners.get(subject as PlainObject);
    if (owner === undefined) return [];
    const relation = this.relations.find((entry) => entry.name === name && entry.from === owner.type && entry.to === to);
    return relation === undefined ? [] : this.lookUp(relation)(owner);
  }

  private lookUp(relation: Relation): (subject: LocatedFact) => readonly LocatedFact[] {
    const version = this.versionOf(relation.to);
    const known = this.prepared.get(relation);
    if (known?.version === version) return known.lookUp;
    const lookUp = relation.prepare(this.ofType(relation.to));
    this.prepared.set(relation, { version, lookUp });
    return lookUp;
  }

  /** All facts of a type, by file name and place, so that results never depend on the order of arrival. */
  private ofType(type: string): readonly LocatedFact[] {
    const version = this.versionOf(type);
    const known = this.sorted.get(type);
    if (known?.version === version) return known.facts;
    const files = [...this.byFile.keys()].sort();
    const facts = files.flatMap((file) => (this.byFile.get(file) ?? []).filter((fact) => fact.type === type));
    this.sorted.set(type, { version, facts });
    return facts;
  }

  private bump(type: string): void {
    this.versions.set(type, this.versionOf(type) + 1);
    this.version += 1;
  }
}

function sameFacts(before: readonly Fact[], after: readonly Fact[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((fact, index) => {
    const other = after[index];
    return other !== undefined && serialise(fact) === serialise(other);
  });
}

function serialise(fact: Fact): string {
  // A symbol would vanish from the text, and an unresolved value then look like an absent one.
  return JSON.stringify([fact.type, fact.document, fact.route, fact.value], (_, value: unknown) => (typeof value === "symbol" ? "\u0000unresolved" : value));
}

import type { TargetType } from "../model/format.ts";
import type { EditSource, FixSource, PlaceSource, RuleDefinition } from "../model/rule.ts";
import { DYN } from "../model/type.ts";
import type { CelProgram } from "./cel/index.ts";
import type { Expressions } from "./expressions.ts";
import type { MessageTemplate } from "./message.ts";
import { parsePath, type RulePath } from "./path.ts";

export interface CompiledPlace {
  readonly path: RulePath;
  readonly when: CelProgram | null;
}

export interface CompiledEdit {
  readonly source: EditSource;
  readonly path: RulePath | null;
  readonly over: CelProgram | null;
  readonly when: CelProgram | null;
  readonly valueFrom: CelProgram | null;
  readonly candidates: CelProgram | null;
}

export interface CompiledFix {
  readonly source: FixSource;
  readonly title: MessageTemplate;
  readonly when: CelProgram | null;
  readonly edits: readonly CompiledEdit[];
}

/** What is needed of a rule once it fires: where, how badly, in which words, and what to do. */
export interface Reporting {
  readonly message: MessageTemplate;
  readonly subject: CelProgram | null;
  readonly severities: readonly { readonly when: CelProgram; readonly index: number }[];
  readonly at: readonly CompiledPlace[];
  readonly related: readonly (CompiledPlace & { readonly message: MessageTemplate })[];
  readonly others: { readonly facts: CelProgram; readonly message: MessageTemplate } | null;
  readonly fix: readonly CompiledFix[];
}

/** Compiles the reporting part of a rule; faults go to `expressions`. */
export function compileReporting(definition: RuleDefinition, target: TargetType, expressions: Expressions): Reporting {
  return new ReportingCompiler(definition, target, expressions).compile();
}

/** Names that paths may start from. */
export function basesOf(target: TargetType): ReadonlySet<string> {
  return new Set([...Object.keys(target.variables), "item"]);
}

class ReportingCompiler {
  private readonly definition: RuleDefinition;
  private readonly expressions: Expressions;
  private readonly bases: ReadonlySet<string>;
  private readonly params: readonly string[];

  constructor(definition: RuleDefinition, target: TargetType, expressions: Expressions) {
    this.definition = definition;
    this.expressions = expressions;
    this.bases = basesOf(target);
    this.params = Object.keys(definition.params);
  }

  compile(): Reporting {
    const { definition, expressions } = this;
    return {
      message: expressions.template("message", definition.message, this.params),
      subject: expressions.optional("subject", definition.subject),
      severities: this.severities(),
      at: this.places("at", definition.at),
      related: (definition.related ?? []).flatMap((source, index) => this.related(source, `related[${String(index)}]`)),
      others: this.others(),
      fix: definition.fix.map((source, index) => this.fix(source, `fix[${String(index)}]`)),
    };
  }

  private severities(): Reporting["severities"] {
    return (this.definition.severities ?? []).flatMap((source, index) => {
      const when = this.expressions.condition(`severities[${String(index)}].when`, source.when);
      return when === null ? [] : [{ when, index }];
    });
  }

  private places(key: string, sources: readonly PlaceSource[]): CompiledPlace[] {
    return sources.flatMap((source, index) => {
      const placeKey = `${key}[${String(index)}]`;
      const path = this.path(placeKey, source.path);
      return path === null ? [] : [{ path, when: this.expressions.condition(`${placeKey}.when`, source.when) }];
    });
  }

  private related(source: PlaceSource & { readonly message: string }, key: string): Reporting["related"] {
    return this.places(key, [source]).map((place) => ({ ...place, message: this.expressions.template(key, source.message, this.params) }));
  }

  private others(): Reporting["others"] {
    const { others } = this.definition;
    const facts = this.expressions.optional("others.facts", others?.facts);
    return others === undefined || facts === null ? null : { facts, message: this.expressions.template("others.message", others.message, this.params) };
  }

  private fix(source: FixSource, key: string): CompiledFix {
    return {
      source,
      title: this.expressions.template(`${key}.title`, source.title, [...this.params, "candidate"]),
      when: this.expressions.condition(`${key}.when`, source.when),
      edits: source.edits.map((edit, index) => this.edit(edit, `${key}.edits[${String(index)}]`)),
    };
  }

  private edit(source: EditSource, key: string): CompiledEdit {
    const { expressions } = this;
    const over = expressions.optional(`${key}.over`, source.over);
    if (over !== null) expressions.variables["over"] = over.type.kind === "list" ? over.type.of : DYN;
    return {
      source,
      path: source.op === "createFile" ? null : this.path(key, source.path),
      over,
      when: expressions.condition(`${key}.when`, source.when),
      valueFrom: expressions.optional(`${key}.valueFrom`, source.valueFrom),
      candidates: expressions.optional(`${key}.candidates`, source.candidates),
    };
  }

  private path(key: string, source: string): RulePath | null {
    const path = parsePath(source, this.bases);
    if (path === null) this.expressions.report(key, `\`${source}\` is no path.`);
    return path;
  }
}

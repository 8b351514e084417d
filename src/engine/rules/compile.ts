import type { TargetType } from "../model/format.ts";
import type { EditSource, FixSource, ParamSource, PlaceSource, RuleDefinition } from "../model/rule.ts";
import { BOOL, closedObject, DYN, INT, listOf, STRING, type Type } from "../model/type.ts";
import { functionTable } from "../functions/table.ts";
import { compileCel, type CelProgram } from "./cel/index.ts";
import { parseMessage, type MessageTemplate } from "./message.ts";
import { parsePath, type RulePath } from "./path.ts";

/** A fault of a rule: which key, and where inside the expression (offsets; 0..0 where the key itself is at fault). */
export interface RuleProblem {
  readonly key: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface CompiledPlace {
  readonly path: RulePath;
  readonly when: CelProgram | null;
}

export interface CompiledEdit {
  readonly source: EditSource;
  readonly path: RulePath | null;
  readonly when: CelProgram | null;
  readonly over: CelProgram | null;
  readonly valueFrom: CelProgram | null;
  readonly candidates: CelProgram | null;
}

export interface CompiledFix {
  readonly source: FixSource;
  readonly title: MessageTemplate;
  readonly when: CelProgram | null;
  readonly edits: readonly CompiledEdit[];
}

export interface CompiledEach {
  readonly path: RulePath;
  readonly list: CelProgram;
  readonly item: CelProgram;
}

/** A rule made ready for one type of target. Slots are positions in the list of values that programs read. */
export interface CompiledRule {
  readonly definition: RuleDefinition;
  readonly target: TargetType;
  /** Whether the rule calls `related`, so that `self` is a fact and the verdict needs the facts of other files. */
  readonly isCrossFile: boolean;
  readonly slots: ReadonlyMap<string, number>;
  readonly lets: ReadonlyMap<string, CelProgram>;
  readonly each: CompiledEach | null;
  readonly where: CelProgram | null;
  readonly predicate: CelProgram | null;
  /** The value of the predicate that makes the rule fire. */
  readonly firesOn: boolean;
  readonly subject: CelProgram | null;
  readonly severities: readonly { readonly when: CelProgram; readonly index: number }[];
  readonly at: readonly CompiledPlace[];
  readonly related: readonly (CompiledPlace & { readonly message: MessageTemplate })[];
  readonly fix: readonly CompiledFix[];
  readonly message: MessageTemplate;
  readonly problems: readonly RuleProblem[];
}

/** Type-checks and compiles a rule for one of its target types. Faults are data; a rule with faults is not run. */
export function compileRule(definition: RuleDefinition, target: TargetType): CompiledRule {
  const compiler = new RuleCompiler(definition, target);
  return compiler.compile();
}

/** Whether the rule reads facts of other files. */
export function readsOtherFiles(definition: RuleDefinition): boolean {
  const expressions = [definition.where, definition.require, definition.forbid, ...Object.values(definition.let ?? {})];
  return expressions.some((expression) => expression !== undefined && /\brelated\s*\(/.test(expression));
}

class RuleCompiler {
  private readonly definition: RuleDefinition;
  private readonly target: TargetType;
  private readonly isCrossFile: boolean;
  private readonly variables: Record<string, Type> = {};
  /** Variables of the syntax tree, for places and fixes of cross-file rules, whose `self` is a fact. */
  private readonly treeVariables: Record<string, Type>;
  private readonly problems: RuleProblem[] = [];

  constructor(definition: RuleDefinition, target: TargetType) {
    this.definition = definition;
    this.target = target;
    this.isCrossFile = readsOtherFiles(definition);
    this.treeVariables = { ...target.variables, params: paramsType(definition.params) };
    for (const [name, type] of Object.entries(target.variables)) this.variables[name] = type;
    if (this.isCrossFile) this.variables["self"] = target.facts ?? DYN;
    if (this.isCrossFile && target.facts === undefined) this.report("target", `${target.name} has no facts, so it cannot be related to other files.`);
    this.variables["params"] = paramsType(definition.params);
  }

  compile(): CompiledRule {
    const { definition } = this;
    const each = this.compileEach();
    const lets = this.compileLets();
    const predicateKey = definition.require === undefined ? "forbid" : "require";
    return {
      definition,
      target: this.target,
      isCrossFile: this.isCrossFile,
      each,
      lets,
      where: this.condition("where", definition.where),
      predicate: this.condition(predicateKey, definition[predicateKey]),
      firesOn: predicateKey === "forbid",
      subject: this.optional("subject", definition.subject),
      severities: this.compileSeverities(),
      at: this.isCrossFile ? this.treePlaces() : this.places("at", definition.at),
      related: (definition.related ?? []).flatMap((source, index) => this.compileRelated(source, index)),
      fix: definition.fix.map((source, index) => this.compileFix(source, `fix[${String(index)}]`)),
      message: this.template("message", definition.message),
      slots: new Map(Object.keys(this.variables).map((name, index) => [name, index])),
      problems: this.problems,
    };
  }

  private compileEach(): CompiledEach | null {
    const source = this.definition.each;
    if (source === undefined) return null;
    const path = source.endsWith("[*]") ? parsePath(source.slice(0, -3), this.bases()) : null;
    if (path === null) {
      this.report("each", `\`${source}\` is no path that ends in [*].`);
      return null;
    }
    const list = this.program("each", path.expression);
    this.variables["index"] = list?.type.kind === "map" || list?.type.kind === "object" ? STRING : INT;
    const item = this.program("each", `${path.expression}[index]`);
    if (list === null || item === null) return null;
    this.variables["item"] = item.type;
    return { path, list, item };
  }

  private compileLets(): ReadonlyMap<string, CelProgram> {
    const lets = new Map<string, CelProgram>();
    for (const [name, expression] of Object.entries(this.definition.let ?? {})) {
      const program = this.program(`let.${name}`, expression);
      if (program !== null) lets.set(name, program);
      this.variables[name] = program?.type ?? DYN;
    }
    return lets;
  }

  private compileSeverities(): CompiledRule["severities"] {
    return (this.definition.severities ?? []).flatMap((source, index) => {
      const when = this.condition(`severities[${String(index)}].when`, source.when);
      return when === null ? [] : [{ when, index }];
    });
  }

  private compileRelated(source: PlaceSource & { readonly message: string }, index: number): CompiledRule["related"] {
    const key = `related[${String(index)}]`;
    return this.places(key, [source]).map((place) => ({ ...place, message: this.template(key, source.message) }));
  }

  private compileFix(source: FixSource, key: string): CompiledFix {
    return {
      source,
      title: this.template(`${key}.title`, source.title, ["candidate"]),
      when: this.condition(`${key}.when`, source.when),
      edits: source.edits.map((edit, index) => this.compileEdit(edit, `${key}.edits[${String(index)}]`)),
    };
  }

  private compileEdit(source: EditSource, key: string): CompiledEdit {
    const path = source.op === "createFile" ? null : parsePath(source.path, this.bases());
    if (source.op !== "createFile" && path === null) this.report(key, `\`${source.path}\` is no path.`);
    const over = this.optional(`${key}.over`, source.over);
    if (over !== null) this.variables["over"] = over.type.kind === "list" ? over.type.of : DYN;
    return {
      source,
      path,
      over,
      when: this.condition(`${key}.when`, source.when),
      valueFrom: this.optional(`${key}.valueFrom`, source.valueFrom),
      candidates: this.optional(`${key}.candidates`, source.candidates),
    };
  }

  private treePlaces(): CompiledPlace[] {
    return this.definition.at.flatMap((source, index) => {
      const path = parsePath(source.path, this.bases());
      if (path === null) return [];
      this.checkExpression(`at[${String(index)}]`, path.expression, this.treeVariables);
      return [{ path, when: null }];
    });
  }

  private places(key: string, sources: readonly PlaceSource[]): CompiledPlace[] {
    return sources.flatMap((source, index) => {
      const placeKey = `${key}[${String(index)}]`;
      const path = parsePath(source.path, this.bases());
      if (path === null) this.report(placeKey, `\`${source.path}\` is no path.`);
      if (path === null) return [];
      if (path.parts.length > 0) this.checkExpression(placeKey, path.expression, this.variables);
      return [{ path, when: this.condition(`${placeKey}.when`, source.when) }];
    });
  }

  private template(key: string, source: string, extra: readonly string[] = []): MessageTemplate {
    const template = parseMessage(source);
    for (const name of template.names) {
      const known = name in this.variables || name in this.definition.params || extra.includes(name);
      if (!known) this.report(key, `{${name}} is neither a variable of ${this.target.name} nor a \`let\` or a parameter of the rule.`);
    }
    return template;
  }

  private condition(key: string, source: string | undefined): CelProgram | null {
    const program = this.optional(key, source);
    if (program !== null && program.type.kind !== "bool" && program.type.kind !== "dyn") {
      this.report(key, `The expression must be true or false, but it is of type ${program.type.kind}.`);
    }
    return program;
  }

  private optional(key: string, source: string | undefined): CelProgram | null {
    return source === undefined ? null : this.program(key, source);
  }

  private program(key: string, source: string): CelProgram | null {
    const { program, issues } = compileCel(source, { variables: { ...this.variables }, functions: functionTable });
    for (const issue of issues) this.problems.push({ key, ...issue });
    return program;
  }

  private checkExpression(key: string, source: string, variables: Record<string, Type>): void {
    const { issues } = compileCel(source, { variables, functions: functionTable });
    for (const issue of issues) this.report(key, issue.message);
  }

  private report(key: string, message: string): void {
    this.problems.push({ key, message, start: 0, end: 0 });
  }

  private bases(): ReadonlySet<string> {
    return new Set([...Object.keys(this.target.variables), "item"]);
  }
}

/** The type of `params`: from the declared type, else from the default. */
export function paramsType(params: Readonly<Record<string, ParamSource>>): Type {
  const fields: Record<string, Type> = {};
  for (const [name, source] of Object.entries(params)) fields[name] = paramType(source);
  return closedObject("the rule's params", fields);
}

function paramType(source: ParamSource): Type {
  if (source.type === "strings" || Array.isArray(source.default)) return listOf(STRING);
  if (source.type === "int" || typeof source.default === "number") return INT;
  if (source.type === "bool" || typeof source.default === "boolean") return BOOL;
  return STRING;
}

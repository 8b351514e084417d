import type { TargetType } from "../model/format.ts";
import type { ParamSource, RuleDefinition } from "../model/rule.ts";
import { BOOL, closedObject, DYN, INT, listOf, STRING, type Type } from "../model/type.ts";
import { PENDING, type CelProgram, type SlotValue } from "./cel/index.ts";
import { basesOf, compileReporting, type Reporting } from "./compile-reporting.ts";
import { Expressions, type RuleProblem } from "./expressions.ts";
import { parsePath, type RulePath } from "./path.ts";

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
  readonly letsBySlot: readonly (CelProgram | undefined)[];
  readonly paramsSlot: number;
  /** Slots of the target's variables that a `let` of the same name hides. */
  readonly shadowed: readonly number[];
  /** The values of a scope before anything is known: what a `let` names is pending. */
  readonly blank: readonly SlotValue[];
  readonly each: CompiledEach | null;
  readonly where: CelProgram | null;
  readonly predicate: CelProgram | null;
  /** Whether `where` reads nothing but variables of the target, so that it needs no scope. */
  readonly isWhereOfTarget: boolean;
  /** The value of the predicate that makes the rule fire. */
  readonly firesOn: boolean;
  /** Faults of what was compiled so far. */
  readonly problems: readonly RuleProblem[];
  /** Compiled when the rule first fires: most rules are silent on most files. */
  reporting(): Reporting;
}

/** Type-checks and compiles a rule for one of its target types. Faults are data; a rule with faults is not run. */
export function compileRule(definition: RuleDefinition, target: TargetType): CompiledRule {
  const isCrossFile = readsOtherFiles(definition);
  const expressions = new Expressions({
    ...target.variables,
    ...(isCrossFile ? { self: target.facts ?? DYN } : {}),
    params: paramsType(definition.params),
  });
  if (isCrossFile && target.facts === undefined) expressions.report("target", `${target.name} has no facts, so it cannot be related to other files.`);
  const each = compileEach(definition, target, expressions);
  const lets = compileLets(definition, expressions);
  const predicateKey = definition.require === undefined ? "forbid" : "require";
  const where = expressions.condition("where", definition.where);
  const predicate = expressions.condition(predicateKey, definition[predicateKey]);
  // The slot of `over` is kept in any case: edits that use it are compiled later than the slots are numbered.
  expressions.variables["over"] = DYN;
  const slots = new Map(Object.keys(expressions.variables).map((name, index) => [name, index]));
  const paramsSlot = slots.get("params") ?? 0;
  const letsBySlot = Array.from(slots.keys(), (name) => lets.get(name));
  let reporting: Reporting | null = null;
  return {
    definition,
    target,
    isCrossFile,
    slots,
    lets,
    letsBySlot,
    paramsSlot,
    shadowed: letsBySlot.flatMap((program, slot) => (program === undefined || slot > paramsSlot ? [] : [slot])),
    blank: Array.from(letsBySlot, (program) => (program === undefined ? undefined : PENDING)),
    each,
    where,
    predicate,
    isWhereOfTarget: where !== null && each === null && [...where.variables].every((name) => name in target.variables && !lets.has(name)),
    firesOn: predicateKey === "forbid",
    problems: expressions.problems,
    reporting: () => (reporting ??= compileReporting(definition, target, expressions)),
  };
}

/** Whether the rule reads facts of other files. */
export function readsOtherFiles(definition: RuleDefinition): boolean {
  const expressions = [definition.where, definition.require, definition.forbid, ...Object.values(definition.let ?? {})];
  return expressions.some((expression) => expression !== undefined && /\brelated\s*\(/.test(expression));
}

function compileEach(definition: RuleDefinition, target: TargetType, expressions: Expressions): CompiledEach | null {
  const source = definition.each;
  if (source === undefined) return null;
  const path = source.endsWith("[*]") ? parsePath(source.slice(0, -3), basesOf(target)) : null;
  if (path === null) {
    expressions.report("each", `\`${source}\` is no path that ends in [*].`);
    return null;
  }
  const list = expressions.program("each", path.expression);
  expressions.variables["index"] = list?.type.kind === "map" || list?.type.kind === "object" ? STRING : INT;
  const item = expressions.program("each", `${path.expression}[index]`);
  if (list === null || item === null) return null;
  expressions.variables["item"] = item.type;
  return { path, list, item };
}

function compileLets(definition: RuleDefinition, expressions: Expressions): ReadonlyMap<string, CelProgram> {
  const lets = new Map<string, CelProgram>();
  for (const [name, source] of Object.entries(definition.let ?? {})) {
    const program = expressions.program(`let.${name}`, source);
    if (program !== null) lets.set(name, program);
    expressions.variables[name] = program?.type ?? DYN;
  }
  return lets;
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

import type { FunctionContext } from "../../functions/context.ts";
import { nearestName } from "../../functions/nearest.ts";
import { DYN, type Type } from "../../model/type.ts";
import type { Value } from "../../model/value.ts";
import type { ASTNode } from "./parse.ts";
import { PENDING, type CelEnvironment, type CelIssue, type PendingValues, type SlotValue } from "./program.ts";

/** What compiled expressions read while they run. */
export interface Frame {
  readonly values: readonly SlotValue[];
  readonly pending: PendingValues | undefined;
  /** Variables of comprehensions, one slot for each depth. */
  readonly locals: Value[];
  readonly context: FunctionContext;
}

export type Run = (frame: Frame) => Value;

/** A compiled expression and its type. */
export interface Typed {
  readonly type: Type;
  readonly run: Run;
  /** Set for literals. */
  readonly literal?: string | number | boolean;
  /** Set for variables and for chains of fields below one, so that a longer chain walks the tree without making views. */
  readonly path?: { readonly root: Run; readonly keys: readonly string[] };
}

/** A variable in reach: its type, and how its value is had as it was handed in. */
export interface Variable {
  readonly type: Type;
  readonly read: Run;
}

/** What one expression's compilation writes down. */
export interface CompileRecord {
  readonly issues: CelIssue[];
  readonly variables: Set<string>;
  readonly calls: Set<string>;
}

/** The names in reach of a part of an expression. */
export class Scope {
  readonly environment: CelEnvironment;
  readonly record: CompileRecord = { issues: [], variables: new Set(), calls: new Set() };
  private readonly source: string;
  private readonly compileWith: (node: ASTNode, scope: Scope) => Typed;
  private readonly slots: ReadonlyMap<string, number>;
  private locals: ReadonlyMap<string, Variable> = new Map();
  private depth = 0;

  constructor(environment: CelEnvironment, source: string, compileWith: (node: ASTNode, scope: Scope) => Typed) {
    this.environment = environment;
    this.source = source;
    this.compileWith = compileWith;
    this.slots = new Map(Object.keys(environment.variables).map((name, index) => [name, index]));
  }

  compile(node: ASTNode): Typed {
    return this.compileWith(node, this);
  }

  /** Reports a fault at a node. */
  reportAt(node: ASTNode, message: string): void {
    this.report(message, node.start, node.end);
  }

  report(message: string, start: number, end: number): void {
    this.record.issues.push({ message, start, end });
  }

  /** Where a name is written first at or after an offset: the name of a called method. */
  findName(name: string, from: number): { readonly start: number; readonly end: number } {
    const start = Math.max(this.source.indexOf(name, from), from);
    return { start, end: start + name.length };
  }

  /** Compiles a part with further variables in reach; `use` is given their slots in `Frame.locals`. */
  withLocals(names: readonly string[], types: readonly Type[], use: (slots: readonly number[]) => void): void {
    const outer = this.locals;
    const slots = names.map((_, index) => this.depth + index);
    const inner = new Map(outer);
    names.forEach((name, index) => {
      const slot = this.depth + index;
      inner.set(name, { type: types[index] ?? DYN, read: (frame) => frame.locals[slot] });
    });
    this.locals = inner;
    this.depth += names.length;
    use(slots);
    this.locals = outer;
    this.depth -= names.length;
  }

  /** The variable of a name; undefined, and an issue, where there is none. */
  resolve(name: string, node: ASTNode): Variable | undefined {
    const local = this.locals.get(name);
    if (local !== undefined) return local;
    const slot = this.slots.get(name);
    const type = this.environment.variables[name];
    if (slot === undefined || type === undefined) {
      this.reportAt(node, `Unknown variable \`${name}\`; ${this.suggest(name)}`);
      return undefined;
    }
    this.record.variables.add(name);
    return { type, read: (frame) => readSlot(frame, slot) };
  }

  private suggest(name: string): string {
    const names = [...this.locals.keys(), ...this.slots.keys()];
    const nearest = nearestName(name, names);
    return nearest === undefined ? `there are ${names.join(", ")}.` : `did you mean \`${nearest}\`?`;
  }
}

function readSlot(frame: Frame, slot: number): Value {
  const value = frame.values[slot];
  return value === PENDING ? frame.pending?.compute(slot) : value;
}

import { nearestName } from "../../functions/nearest.ts";
import type { Evaluate, FunctionDeclaration } from "../../functions/table.ts";
import { DYN, type Type } from "../../model/type.ts";
import { UNRESOLVED, type Value } from "../../model/value.ts";
import { converterOf, type Converter } from "./convert.ts";
import { MACRO_NAMES } from "./macro-names.ts";
import type { ASTNode } from "./parse.ts";
import type { Frame, Run, Scope, Typed } from "./scope.ts";
import { describeType, isAssignable } from "./types.ts";

export interface Call {
  readonly name: string;
  /** Null for a call that is not written as a method. */
  readonly receiver: ASTNode | null;
  readonly args: readonly ASTNode[];
}

const NOTHING: Typed = { type: DYN, run: () => undefined };

/** A call of a function of the table: picks the overloads that fit the types and lifts absent and unresolved arguments, once for all functions. */
export function compileCall(call: Call, node: ASTNode, scope: Scope): Typed {
  const nodes = call.receiver === null ? call.args : [call.receiver, ...call.args];
  const args = nodes.map((argument) => scope.compile(argument));
  const place = scope.findName(call.name, call.receiver === null ? node.start : call.receiver.end);
  const overloads = findOverloads(call, scope, place);
  if (overloads === undefined) return NOTHING;
  scope.record.calls.add(call.name);
  const fitting = overloads.filter((overload) => fits(overload, args));
  const [first] = fitting;
  if (first === undefined) {
    reportArguments(call, overloads, { args, nodes }, scope);
    return NOTHING;
  }
  const candidates = fitting.map((overload) => prepare(overload, args, nodes, scope));
  const [only] = candidates;
  const runs = args.map((argument) => argument.run);
  const type = fitting.length === 1 ? returnType(first, args) : commonType(fitting, args);
  return { type, run: candidates.length === 1 && only !== undefined ? singleRun(only, runs) : overloadedRun(candidates, runs) };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function findOverloads(call: Call, scope: Scope, place: Place): readonly FunctionDeclaration[] | undefined {
  const { functions } = scope.environment;
  const named = functions.get(call.name);
  if (named === undefined) {
    const nearest = nearestName(call.name, [...functions.keys(), ...MACRO_NAMES]);
    scope.report(`Unknown function \`${call.name}\`${nearest === undefined ? "." : `; did you mean \`${nearest}\`?`}`, place.start, place.end);
    return undefined;
  }
  const wanted = call.receiver === null ? "global" : "method";
  const styled = named.filter((overload) => overload.style === "both" || overload.style === wanted);
  if (styled.length > 0) return styled;
  const form = wanted === "method" ? `${call.name}(value)` : `value.${call.name}()`;
  scope.report(`\`${call.name}\` is written ${form}.`, place.start, place.end);
  return undefined;
}

function fits(overload: FunctionDeclaration, args: readonly Typed[]): boolean {
  return overload.parameters.length === args.length && overload.parameters.every((type, index) => isAssignable(args[index]?.type ?? DYN, type));
}

/** Names the first argument that no overload takes, or the wrong number of arguments. */
function reportArguments(call: Call, overloads: readonly FunctionDeclaration[], given: { args: readonly Typed[]; nodes: readonly ASTNode[] }, scope: Scope): void {
  const hidden = call.receiver === null ? 0 : 1;
  const place = scope.findName(call.name, call.receiver === null ? (given.nodes[0]?.start ?? 0) - call.name.length - 1 : call.receiver.end);
  const arities = [...new Set(overloads.map((overload) => overload.parameters.length - hidden))];
  const sized = overloads.filter((overload) => overload.parameters.length === given.args.length);
  if (sized.length === 0) {
    const count = String(given.args.length - hidden);
    scope.report(`\`${call.name}\` takes ${arities.join(" or ")} argument${arities.at(-1) === 1 ? "" : "s"}, not ${count}.`, place.start, place.end);
    return;
  }
  const wrong = given.args.findIndex((argument, index) => !sized.some((overload) => isAssignable(argument.type, overload.parameters[index] ?? DYN)));
  const at = Math.max(wrong, 0);
  const node = given.nodes[at];
  if (node === undefined) return;
  const expected = [...new Set(sized.map((overload) => describeType(overload.parameters[at] ?? DYN)))].join(" or ");
  const actual = describeType(given.args[at]?.type ?? DYN);
  const what = hidden === 1 && at === 0 ? `\`${call.name}\` is a method of ${expected}` : `Argument ${String(at + 1 - hidden)} of \`${call.name}\` must be ${expected}`;
  scope.reportAt(node, `${what}, not ${actual}.`);
}

function returnType(overload: FunctionDeclaration, args: readonly Typed[]): Type {
  return overload.returnsFor?.(args.map((argument) => argument.type)) ?? overload.returns;
}

function commonType(overloads: readonly FunctionDeclaration[], args: readonly Typed[]): Type {
  const types = overloads.map((overload) => returnType(overload, args));
  const [first] = types;
  return first !== undefined && types.every((type) => type.kind === first.kind) ? first : DYN;
}

/** One overload, ready to be given lifted arguments. */
interface Candidate {
  readonly accepts: "values" | "absent" | "all";
  readonly converters: readonly Converter[];
  readonly evaluate: Evaluate;
}

function prepare(overload: FunctionDeclaration, args: readonly Typed[], nodes: readonly ASTNode[], scope: Scope): Candidate {
  const converters = overload.parameters.map((type, index) => converterOf(type, args[index]?.type ?? DYN));
  const special = overload.specialise?.(args.map((argument) => argument.literal));
  if (typeof special === "object") {
    const node = nodes[special.argument];
    if (node !== undefined) scope.reportAt(node, special.message);
  }
  const evaluate = typeof special === "function" ? special : overload.evaluate;
  return { accepts: overload.accepts ?? "values", converters, evaluate };
}

function singleRun(candidate: Candidate, runs: readonly Run[]): Run {
  return (frame) => {
    const args = evaluateAll(runs, frame);
    return attempt(candidate, args, frame);
  };
}

/** Tries the overloads in order; the first that accepts the values answers. */
function overloadedRun(candidates: readonly Candidate[], runs: readonly Run[]): Run {
  return (frame) => {
    const args = evaluateAll(runs, frame);
    for (const candidate of candidates) {
      const value = attempt(candidate, args, frame);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function evaluateAll(runs: readonly Run[], frame: Frame): Value[] {
  const values: Value[] = [];
  for (const run of runs) values.push(run(frame));
  return values;
}

function attempt(candidate: Candidate, values: readonly Value[], frame: Frame): Value {
  if (candidate.accepts !== "all" && values.includes(UNRESOLVED)) return UNRESOLVED;
  const args: Value[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === undefined || value === UNRESOLVED) {
      if (candidate.accepts === "values") return undefined;
      args.push(value);
      continue;
    }
    const converted = candidate.converters[index]?.(value, frame.context);
    if (converted === undefined) return undefined;
    args.push(converted);
  }
  return frame.context.steps < 0 ? UNRESOLVED : candidate.evaluate(args, frame.context);
}

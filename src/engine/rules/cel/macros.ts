import { BOOL, DYN, INT, listOf, STRING, type Type } from "../../model/type.ts";
import { UNRESOLVED } from "../../model/value.ts";
import { elementType } from "./collections.ts";
import { iterate, type Macro, type Source } from "./iteration.ts";
import { requireBool } from "./logic.ts";
import { MACRO_NAMES } from "./macro-names.ts";
import type { ASTNode } from "./parse.ts";
import { readerOf } from "./read.ts";
import type { Scope, Typed } from "./scope.ts";
import { describeType } from "./types.ts";

const NOTHING: Typed = { type: DYN, run: () => undefined };

/** `has(x)`, the comprehensions and `cel.bind`; undefined where the call is none of them. */
export function compileMacro(node: ASTNode, scope: Scope): Typed | undefined {
  if (node.op === "call") {
    const [name, args] = node.args;
    return name === "has" ? compileHas(args, node, scope) : undefined;
  }
  if (node.op !== "rcall") return undefined;
  const [name, receiver, args] = node.args;
  if (name === "bind" && receiver.op === "id" && receiver.args === "cel") return compileBind(args, node, scope);
  if (!isComprehension(name)) return undefined;
  return compileComprehension(name, receiver, args, scope);
}

type ComprehensionName = "all" | "exists" | "exists_one" | "filter" | "map";

function isComprehension(name: string): name is ComprehensionName {
  return name !== "has" && MACRO_NAMES.includes(name);
}

/** True where the value is neither absent nor null. */
function compileHas(args: readonly ASTNode[], node: ASTNode, scope: Scope): Typed {
  scope.record.calls.add("has");
  const [argument] = args;
  const isPlace = argument !== undefined && [".", ".?", "[]", "[?]", "id", "call", "rcall"].includes(argument.op);
  if (!isPlace || args.length !== 1) {
    scope.reportAt(argument ?? node, "has() takes one field, such as `self.metadata.name`.");
    return { type: BOOL, run: () => undefined };
  }
  const { run } = scope.compile(argument);
  return {
    type: BOOL,
    run: (frame) => {
      const value = run(frame);
      return value === UNRESOLVED ? UNRESOLVED : value !== undefined;
    },
  };
}

/** `cel.bind(name, value, expression)`: the value is computed once. */
function compileBind(args: readonly ASTNode[], node: ASTNode, scope: Scope): Typed {
  const [name, value, body] = args;
  if (name?.op !== "id" || value === undefined || body === undefined) {
    scope.reportAt(node, "cel.bind takes a name, a value and an expression.");
    return NOTHING;
  }
  const bound = scope.compile(value);
  let result = NOTHING;
  scope.withLocals([name.args], [bound.type], ([slot = 0]) => {
    const inner = scope.compile(body);
    result = {
      type: inner.type,
      run: (frame) => {
        frame.locals[slot] = bound.run(frame);
        return inner.run(frame);
      },
    };
  });
  return result;
}

/** `list.exists(x, …)`, `list.exists(i, x, …)`, `map.exists(key, …)`, `map.exists(key, value, …)`, and their kin. */
function compileComprehension(name: ComprehensionName, receiver: ASTNode, args: readonly ASTNode[], scope: Scope): Typed {
  scope.record.calls.add(name);
  const range = scope.compile(receiver);
  checkRange(range.type, receiver, name, scope);
  const parts = splitArguments(name, args);
  if (parts === undefined) {
    const { start, end } = scope.findName(name, receiver.end);
    scope.report(`\`${name}\` takes a variable and an expression: list.${name}(x, …).`, start, end);
    return NOTHING;
  }
  const hasTwo = parts.names.length === 2;
  const source: Source = { run: range.run, read: readerOf(elementType(range.type)), hasTwo };
  let result = NOTHING;
  scope.withLocals(parts.names, localTypes(range.type, hasTwo), (slots) => {
    const predicate = parts.predicate === undefined ? undefined : scope.compile(parts.predicate);
    if (predicate !== undefined && parts.predicate !== undefined) requireBool(predicate, parts.predicate, scope, `The condition of ${name}`);
    const transform = parts.transform === undefined ? undefined : scope.compile(parts.transform);
    const macro: Macro = { predicate: predicate?.run, transform: transform?.run, slots };
    result = { type: resultType(name, range.type, transform), run: iterate(name, source, macro) };
  });
  return result;
}

interface Parts {
  readonly names: readonly string[];
  readonly predicate: ASTNode | undefined;
  readonly transform: ASTNode | undefined;
}

/** `map` with three arguments is variable, condition, expression, as in CEL; the others take one or two variables. */
function splitArguments(name: ComprehensionName, args: readonly ASTNode[]): Parts | undefined {
  const [first, second, third] = args;
  if (first?.op !== "id" || second === undefined || args.length > 3) return undefined;
  if (name === "map") {
    return { names: [first.args], predicate: third === undefined ? undefined : second, transform: third ?? second };
  }
  if (third === undefined) return { names: [first.args], predicate: second, transform: undefined };
  if (second.op !== "id" || second.args === first.args) return undefined;
  return { names: [first.args, second.args], predicate: third, transform: undefined };
}

function checkRange(type: Type, node: ASTNode, name: string, scope: Scope): void {
  if (["list", "map", "object", "dyn", "null"].includes(type.kind)) return;
  scope.reportAt(node, `\`${name}\` goes over a list or the keys of a map, not ${describeType(type)}.`);
}

function localTypes(type: Type, hasTwo: boolean): readonly Type[] {
  if (type.kind === "list") return hasTwo ? [INT, type.of] : [type.of];
  if (type.kind === "map" || type.kind === "object") return hasTwo ? [STRING, elementType(type)] : [STRING];
  return [DYN, DYN];
}

function resultType(name: ComprehensionName, range: Type, transform: Typed | undefined): Type {
  if (name === "map") return listOf(transform?.type ?? DYN);
  if (name !== "filter") return BOOL;
  if (range.kind === "list") return range;
  return listOf(range.kind === "map" || range.kind === "object" ? STRING : DYN);
}

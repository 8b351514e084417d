import { joinTypes } from "../../functions/join-types.ts";
import { BOOL } from "../../model/type.ts";
import { UNRESOLVED } from "../../model/value.ts";
import type { ASTNode } from "./parse.ts";
import type { Run, Scope, Typed } from "./scope.ts";
import { describeType } from "./types.ts";

/** Reports an operand or a predicate that cannot be true or false. */
export function requireBool(operand: Typed, node: ASTNode, scope: Scope, what: string): void {
  const { kind } = operand.type;
  if (kind !== "bool" && kind !== "dyn" && kind !== "null") scope.reportAt(node, `${what} must be true or false, not ${describeType(operand.type)}.`);
}

/** `a && b`, `a || b`: a decided side wins, else unresolved, else absent. `decides` is the value that decides. */
export function compileLogic(decides: boolean, nodes: readonly [ASTNode, ASTNode], scope: Scope): Typed {
  const left = scope.compile(nodes[0]);
  const right = scope.compile(nodes[1]);
  const name = decides ? "||" : "&&";
  requireBool(left, nodes[0], scope, `The left side of ${name}`);
  requireBool(right, nodes[1], scope, `The right side of ${name}`);
  return { type: BOOL, run: logicRun(decides, left.run, right.run) };
}

function logicRun(decides: boolean, left: Run, right: Run): Run {
  return (frame) => {
    const a = left(frame);
    if (a === decides) return decides;
    const b = right(frame);
    if (b === decides) return decides;
    if (a === !decides && b === !decides) return !decides;
    return a === UNRESOLVED || b === UNRESOLVED ? UNRESOLVED : undefined;
  };
}

export function compileNot(node: ASTNode, scope: Scope): Typed {
  const operand = scope.compile(node);
  requireBool(operand, node, scope, "What ! negates");
  const { run } = operand;
  return {
    type: BOOL,
    run: (frame) => {
      const value = run(frame);
      if (typeof value === "boolean") return !value;
      return value === UNRESOLVED ? UNRESOLVED : undefined;
    },
  };
}

/** `a ? b : c`: an unresolved condition is unresolved, an absent one absent. */
export function compileConditional(nodes: readonly [ASTNode, ASTNode, ASTNode], scope: Scope): Typed {
  const condition = scope.compile(nodes[0]);
  requireBool(condition, nodes[0], scope, "The condition before ?");
  const whenTrue = scope.compile(nodes[1]);
  const whenFalse = scope.compile(nodes[2]);
  const decide = condition.run;
  const run: Run = (frame) => {
    const decided = decide(frame);
    if (decided === true) return whenTrue.run(frame);
    if (decided === false) return whenFalse.run(frame);
    return decided === UNRESOLVED ? UNRESOLVED : undefined;
  };
  return { type: joinTypes(whenTrue.type, whenFalse.type), run };
}

import { compileCel } from "../rules/cel/index.ts";
import { compileRule, paramsType, readsOtherFiles } from "../rules/compile.ts";
import { readDefinition } from "../rules/definition.ts";
import { Fields } from "../shape/fields.ts";
import { followRoute } from "../syntax/access.ts";
import type { FunctionTable } from "../functions/declaration.ts";
import type { Route } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";
import { DYN, INT, type Type } from "../model/type.ts";
import type { AuthoringContext } from "./types.ts";

/** The variables an expression may name, with their types. */
export type Variables = Readonly<Record<string, Type>>;

/** The variables of the expressions of the rule at a route: those of its first known target, its params, `let` names, `item` and `index`. */
export function variablesOf(tree: Tree, root: number, rule: Route, context: AuthoringContext): Variables {
  const fields = Fields.of(tree, followRoute(tree, root, rule));
  if (fields === null) return {};
  const definition = readDefinition(fields);
  const params = { params: paramsType(definition.params) };
  const target = definition.targets.map((name) => context.targetTypes.get(name)).find((type) => type !== undefined);
  if (target === undefined) return params;
  const compiled = compileRule(definition, target);
  const lets = Object.keys(definition.let ?? {}).map((name) => [name, compiled.lets.get(name)?.type ?? DYN] as const);
  return {
    ...target.variables,
    ...(readsOtherFiles(definition) ? { self: target.facts ?? DYN } : {}),
    ...params,
    ...(definition.each === undefined ? {} : { item: compiled.each?.item.type ?? DYN, index: INT }),
    ...Object.fromEntries(lets),
  };
}

const MACRO = /\.(?:all|exists|exists_one|filter|map)\(\s*([A-Za-z_]\w*)\s*,/g;

/** The variables at the end of a part of an expression: macros such as `all(c, …)` add theirs. */
export function withMacroVariables(before: string, variables: Variables, functions: FunctionTable): Variables {
  let known = variables;
  for (const match of before.matchAll(MACRO)) {
    const list = typeOf(receiverBefore(before.slice(0, match.index)), known, functions);
    known = { ...known, [match[1] ?? ""]: list?.kind === "list" ? list.of : DYN };
  }
  return known;
}

/** Type of an expression; null where it does not hold together. */
export function typeOf(expression: string, variables: Variables, functions: FunctionTable): Type | null {
  return expression === "" ? null : (compileCel(expression, { variables: { ...variables }, functions }).program?.type ?? null);
}

/** The operand that ends where a text ends: names, dots, and whole brackets. */
export function receiverBefore(text: string): string {
  let at = text.length;
  while (at > 0) {
    const character = text[at - 1] ?? "";
    if (character === ")" || character === "]") at = openingOf(text, at - 1);
    else if (/[\w.]/.test(character)) at -= 1;
    else break;
  }
  return text.slice(Math.max(at, 0)).replace(/^\.+/, "");
}

/** Offset of the bracket that the closing one at `closing` belongs to; 0 where it is missing. */
function openingOf(text: string, closing: number): number {
  let depth = 0;
  for (let at = closing; at >= 0; at -= 1) {
    const character = text[at] ?? "";
    if (character === ")" || character === "]") depth += 1;
    if (character === "(" || character === "[") depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}

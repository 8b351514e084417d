import { describeType } from "../functions/describe-type.ts";
import { signatureOf } from "../functions/reference.ts";
import { MACRO_NAMES } from "../rules/cel/macro-names.ts";
import { receiverBefore, typeOf, withMacroVariables, type Variables } from "./cel-scope.ts";
import type { Completion } from "./types.ts";
import type { FunctionDeclaration, FunctionTable } from "../functions/declaration.ts";
import type { Span } from "../model/route.ts";
import type { Type } from "../model/type.ts";

/** An expression that is being typed. */
export interface CelCursor {
  /** The expression up to the cursor. */
  readonly before: string;
  /** The identifier at the cursor. */
  readonly span: Span;
  readonly variables: Variables;
  readonly functions: FunctionTable;
}

/** Proposals inside an expression: fields and methods after a dot, else variables and functions. */
export function completeCel({ before, span, variables, functions }: CelCursor): Completion[] {
  const typed = /\w*$/.exec(before)?.[0] ?? "";
  const head = before.slice(0, before.length - typed.length);
  const known = withMacroVariables(head, variables, functions);
  const declarations = [...functions.values()].flat();
  if (head.endsWith(".")) {
    const type = typeOf(receiverBefore(head.slice(0, -1)), known, functions);
    return [...fieldsOf(type, span), ...methodsOf(type, declarations, span)];
  }
  const names = Object.entries(known).map(([name, of]) => proposal(name, { kind: "variable", detail: describeType(of), documentation: "", span }));
  const globals = declarations.filter((declaration) => declaration.style !== "method").map((declaration) => functionProposal(declaration, span));
  return [...names, macroProposal("has", span), ...distinct(globals)];
}

/** Fields of an object type, in order. */
function fieldsOf(type: Type | null, span: Span): Completion[] {
  if (type?.kind !== "object") return [];
  return Object.entries(type.fields).map(([name, of]) => proposal(name, { kind: "field", detail: describeType(of), documentation: "", span }));
}

function methodsOf(type: Type | null, declarations: readonly FunctionDeclaration[], span: Span): Completion[] {
  const methods = declarations.filter((declaration) => declaration.style !== "global" && accepts(declaration.parameters[0], type));
  const macros = type === null || type.kind === "list" || type.kind === "map" ? MACRO_NAMES.filter((name) => name !== "has") : [];
  return [...macros.map((name) => macroProposal(name, span)), ...distinct(methods.map((declaration) => functionProposal(declaration, span)))];
}

/** Whether a receiver of a type may be given for a parameter; loosely, because the checker has the last word. */
function accepts(parameter: Type | undefined, type: Type | null): boolean {
  if (parameter === undefined) return false;
  if (type === null || type.kind === "dyn" || parameter.kind === "dyn") return true;
  const [wanted, given] = [familyOf(parameter), familyOf(type)];
  return wanted === given || (given === "any" && (wanted === "string" || wanted === "int"));
}

function familyOf(type: Type): string {
  if (type.kind === "text" || type.kind === "quantity") return "string";
  if (type.kind === "intOrString") return "any";
  return type.kind === "object" ? "map" : type.kind;
}

type Words = Pick<Completion, "kind" | "detail" | "documentation" | "span">;

function proposal(label: string, words: Words): Completion {
  return { label, insertText: label, ...words };
}

function functionProposal(declaration: FunctionDeclaration, span: Span): Completion {
  return proposal(declaration.name, { kind: "function", detail: signatureOf(declaration), documentation: declaration.documentation, span });
}

const MACRO_WORDS: Readonly<Record<string, string>> = {
  has: "Whether a field is there and not null: `has(self.a.b)`.",
  all: "Whether a condition holds for every element: `list.all(x, x > 0)`.",
  exists: "Whether a condition holds for some element: `list.exists(x, x > 0)`.",
  exists_one: "Whether a condition holds for exactly one element.",
  filter: "The elements for which a condition holds: `list.filter(x, x > 0)`.",
  map: "What an expression makes of each element: `list.map(x, x.name)`.",
};

function macroProposal(name: string, span: Span): Completion {
  return proposal(name, { kind: "function", detail: "macro", documentation: MACRO_WORDS[name] ?? "", span });
}

/** Of several overloads the first. */
function distinct(proposals: readonly Completion[]): Completion[] {
  const seen = new Set<string>();
  return proposals.filter((entry) => !seen.has(entry.label) && seen.add(entry.label));
}

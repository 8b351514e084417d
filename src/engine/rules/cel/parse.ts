import { Environment, ParseError, type ASTNode } from "@marcbachmann/cel-js";
import type { CelIssue } from "./program.ts";

export type { ASTNode } from "@marcbachmann/cel-js";

const MAXIMUM_LENGTH = 10_000;
const LIMITS = { maxAstNodes: 5000, maxDepth: 60, maxListElements: 1000, maxMapEntries: 200, maxCallArguments: 16 };

let parser: Environment | undefined;

/** Parses an expression with the limits of the rule language; a fault is returned with its place. */
export function parseCel(source: string): ASTNode | CelIssue {
  if (source.trim() === "") return { message: "The expression is empty.", start: 0, end: source.length };
  if (source.length > MAXIMUM_LENGTH) {
    return { message: `The expression is longer than ${String(MAXIMUM_LENGTH)} characters.`, start: 0, end: source.length };
  }
  parser ??= new Environment({ enableOptionalTypes: true, limits: LIMITS });
  try {
    return parser.parse(source).ast;
  } catch (error) {
    return toIssue(error, source);
  }
}

export function isIssue(parsed: ASTNode | CelIssue): parsed is CelIssue {
  return !("op" in parsed);
}

const SYMBOLS: Readonly<Record<string, string>> = {
  EOF: "end of the expression",
  IDENTIFIER: "a name",
  RPAREN: "`)`",
  LPAREN: "`(`",
  RBRACKET: "`]`",
  RBRACE: "`}`",
  COLON: "`:`",
  IN: "`in`",
  EQ: "`==`",
  NE: "`!=`",
  LT: "`<`",
  LE: "`<=`",
  GT: "`>`",
  GE: "`>=`",
  AND: "`&&`",
  OR: "`||`",
  PLUS: "`+`",
  MULTIPLY: "`*`",
  DIVIDE: "`/`",
  MODULO: "`%`",
  COMMA: "`,`",
  DOT: "`.`",
  QUESTION: "`?`",
  LBRACKET: "`[`",
  LBRACE: "`{`",
  NUMBER: "a number",
  STRING: "a string",
};

function toIssue(error: unknown, source: string): CelIssue {
  if (!(error instanceof ParseError)) return { message: String(error), start: 0, end: source.length };
  const start = Math.min(error.range?.start ?? 0, source.length);
  const end = Math.min(Math.max(error.range?.end ?? start, start), source.length);
  const message = error.summary.replace(/\b[A-Z]{2,}\b/g, (word) => SYMBOLS[word] ?? word).replace("token: ", "");
  return { message: `${message}.`, start, end };
}

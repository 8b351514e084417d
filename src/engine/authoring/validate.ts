import { fileKind } from "./file-kind.ts";
import type { AuthoringContext, AuthoringIssue, Surroundings } from "./types.ts";
import { parsePrinciplesFile } from "../principles/parse.ts";
import { resolvePrinciples } from "../principles/resolve.ts";
import { createRuleChecker } from "../rules/check-rule.ts";
import { parseRuleFile } from "../rules/file.ts";
import { locateProblem } from "../rules/locate-problem.ts";
import { createLineIndex } from "../text/lines.ts";
import type { Span } from "../model/route.ts";

/** Everything wrong with a principles or rule file, in the order of the text. */
export function validate(file: string, text: string, context: AuthoringContext, surroundings: Surroundings): readonly AuthoringIssue[] {
  const kind = fileKind(file, text);
  if (kind === "principles") return validatePrinciples(file, text, context, surroundings);
  return kind === "rule" ? validateRule(file, text, context) : [];
}

function validatePrinciples(file: string, text: string, context: AuthoringContext, surroundings: Surroundings): AuthoringIssue[] {
  const { issues } = resolvePrinciples({
    files: [parsePrinciplesFile(file, text), ...surroundings.above],
    extended: surroundings.extended,
    index: context.index,
    asOf: surroundings.asOf,
    checkRule: createRuleChecker([...context.targetTypes.values()]),
  });
  const own = issues.filter((issue) => issue.file === file).sort((left, right) => left.span.start - right.span.start);
  return own.map((issue) => ({
    span: issue.span,
    range: issue.range,
    rule: issue.code === "parse" ? null : `principles/${issue.code}`,
    severity: issue.severity,
    message: issue.message,
    suggestions: issue.suggestions,
  }));
}

function validateRule(file: string, text: string, context: AuthoringContext): AuthoringIssue[] {
  const lines = createLineIndex(text);
  const { definition, issues, tree, node } = parseRuleFile(file, text);
  const issueAt = (at: Span, message: string, suggestions: readonly string[]): AuthoringIssue => {
    const span = { start: at.start, end: at.end };
    const range = { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
    return { span, range, rule: null, severity: "error", message, suggestions };
  };
  const problems = definition === null ? [] : createRuleChecker([...context.targetTypes.values()])(definition);
  const found = [
    ...issues.map((issue) => issueAt(issue, issue.message, issue.suggestions)),
    ...problems.map((problem) => issueAt(locateProblem(tree, node, problem), problem.message, [])),
  ];
  return found.sort((left, right) => left.span.start - right.span.start);
}

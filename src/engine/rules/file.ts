import { Fields } from "../shape/fields.ts";
import { firstKeySpan } from "../shape/pairs.ts";
import { describeIssue, validateShape } from "../shape/validate.ts";
import type { ObjectShape } from "../shape/shape.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { createLineIndex } from "../text/lines.ts";
import { checkDefinition } from "./checks.ts";
import { readDefinition } from "./definition.ts";
import { readDocumentation } from "./documentation.ts";
import { readExamples } from "./examples.ts";
import { CUSTOM_RULE_SHAPE, RULE_FILE_SHAPE } from "./file-shape.ts";
import type { RuleExample } from "../model/example.ts";
import type { Span } from "../model/route.ts";
import type { RuleDefinition, RuleDocumentation } from "../model/rule.ts";
import type { Tree } from "../model/tree.ts";

/** A fault of a rule file; the span is exact. */
export interface RuleIssue extends Span {
  readonly message: string;
  /** Texts that would be right in place of the span, best first. */
  readonly suggestions: readonly string[];
}

/** A rule as it was read: whole, or null with the reasons in `issues`. */
export interface ParsedRule {
  readonly definition: RuleDefinition | null;
  readonly documentation: RuleDocumentation | null;
  readonly examples: readonly RuleExample[];
  readonly issues: readonly RuleIssue[];
  readonly tree: Tree;
  /** The rule's mapping; -1 where there is none. */
  readonly node: number;
}

/** Reads a rule file `rules/<category>/<name>.yaml` of a pack, which must be documented and carry examples. */
export function parseRuleFile(file: string, text: string): ParsedRule {
  const tree = parseYaml(text);
  const node = tree.documents[0]?.root ?? -1;
  const faults = tree.issues.map((issue) => ({ start: issue.start, end: issue.end, message: issue.message, suggestions: [] }));
  if (faults.length > 0) return { definition: null, documentation: null, examples: [], issues: faults, tree, node };
  const rule = readRule(tree, node, RULE_FILE_SHAPE);
  const issues = [...rule.issues, ...checkFileName(file, rule), ...checkExampleCount(rule)];
  return { ...rule, issues: issues.sort((left, right) => left.start - right.start) };
}

/** Reads an entry of `customRules`: the same keys, examples and documentation at will. */
export function readCustomRule(tree: Tree, node: number): ParsedRule {
  return readRule(tree, node, CUSTOM_RULE_SHAPE);
}

function readRule(tree: Tree, node: number, shape: ObjectShape): ParsedRule {
  const found = validateShape(tree, node, shape);
  const issues: RuleIssue[] = found.map((issue) => ({ start: issue.start, end: issue.end, message: describeIssue(issue), suggestions: issue.suggestions }));
  const fields = Fields.of(tree, node);
  if (fields === null || issues.length > 0) return { definition: null, documentation: null, examples: [], issues, tree, node };
  const definition = readDefinition(fields);
  const lines = createLineIndex(tree.text);
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const { examples, faults } = readExamples(fields, { file: defaultFile(definition), lineOf });
  const checked = [...checkDefinition(fields, definition), ...faults].map((fault) => ({ ...fault, suggestions: [] }));
  return { definition, documentation: readDocumentation(fields, definition, examples), examples, issues: checked, tree, node };
}

/** File name an example has where it gives none; formats are recognised by it. */
function defaultFile(definition: RuleDefinition): string {
  const format = definition.formats[0];
  if (format === "compose") return "compose.yaml";
  return format === "dockerfile" ? "Dockerfile" : "manifest.yaml";
}

function checkFileName(file: string, rule: ParsedRule): RuleIssue[] {
  const id = rule.definition?.id;
  if (id === undefined || file.endsWith(`${id}.yaml`)) return [];
  return [{ ...idSpan(rule), message: `The file of ${id} must be named rules/${id}.yaml.`, suggestions: [] }];
}

function checkExampleCount(rule: ParsedRule): RuleIssue[] {
  if (rule.definition === null) return [];
  const missing = (["fail", "pass"] as const).filter((kind) => rule.examples.filter((example) => example.kind === kind).length < 2);
  const span = Fields.of(rule.tree, rule.node)?.keySpan("examples") ?? firstKeySpan(rule.tree, rule.node);
  return missing.map((kind) => ({ ...span, message: `At least two examples must ${kind}.`, suggestions: [] }));
}

function idSpan(rule: ParsedRule): Span {
  const span = Fields.of(rule.tree, rule.node)?.span("id") ?? firstKeySpan(rule.tree, rule.node);
  return { start: span.start, end: span.end };
}

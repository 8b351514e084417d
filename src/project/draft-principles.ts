import type { PrincipleText, RuleDefinition } from "#engine/index.ts";
import { builtinPrinciples } from "#packs/principles.ts";

/** A rule and how many findings it has today. */
export interface RuleState {
  readonly rule: RuleDefinition;
  readonly findings: number;
  /** Options the pack sets in place of the rule's defaults. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface DraftInput {
  readonly name: string;
  readonly owner: string | null;
  readonly formats: readonly { readonly title: string; readonly files: number }[];
  readonly rules: readonly RuleState[];
}

/** A principles file, and what it holds in a few lines. */
export interface Draft {
  readonly text: string;
  readonly summary: readonly string[];
}

/** Owner of a first file where nothing names one. */
const NO_OWNER = "group:architecture-board";

/**
 * A first principles file. Each built-in principle that concerns the files becomes one principle with the rules that hold today,
 * enforced, and a second with those that do not, which only warns until they do.
 */
export function draftPrinciples(input: DraftInput): Draft {
  const parts = [...groupByPrinciple(input.rules)].flatMap(([principle, states]) => partsOf(principle, states));
  const failing = input.rules.filter((state) => state.findings > 0);
  const found = input.formats.map((format) => `${String(format.files)} ${format.title}`).join(", ");
  const lines = [
    "# The architecture principles of this repository: a first version, derived from what it holds today.",
    "# What all files keep already is enforced. What some do not keep yet only warns: set its stage",
    "# to enforce when they do. Change, add and remove as you see fit.",
    `# Found: ${found === "" ? "no manifests yet" : found}.`,
    "apiVersion: groundrules/v1",
    "kind: Principles",
    "metadata:",
    `  name: ${quote(input.name)}`,
    `  owner: ${quote(input.owner ?? NO_OWNER)}${input.owner === null ? " # name who answers for the principles" : ""}`,
    ...(parts.length === 0 ? ["extends:", "  - groundrules:recommended@1"] : ["principles:", ...parts.flatMap((part) => describePart(part, input))]),
  ];
  const enforced = String(input.rules.length - failing.length);
  const summary = [
    `Found: ${found === "" ? "no manifests of a known format" : found}.`,
    ...(input.rules.length === 0 ? [] : [`Enforced: ${enforced} rules that hold already. Warning: ${String(failing.length)} that do not hold yet.`]),
  ];
  return { text: `${lines.join("\n")}\n`, summary };
}

interface Part {
  readonly id: string;
  readonly name: string;
  readonly principle: PrincipleText;
  readonly stage: "enforce" | "warn";
  readonly states: readonly RuleState[];
}

/** Rules by the first principle each serves, in the order of the built-in principles. */
function groupByPrinciple(rules: readonly RuleState[]): Map<PrincipleText, RuleState[]> {
  const groups = new Map<PrincipleText, RuleState[]>();
  for (const principle of builtinPrinciples.values()) {
    const own = rules.filter((state) => state.rule.principles[0] === principle.id);
    if (own.length > 0) groups.set(principle, own);
  }
  return groups;
}

function partsOf(principle: PrincipleText, states: readonly RuleState[]): Part[] {
  const kept = states.filter((state) => state.findings === 0);
  const open = states.filter((state) => state.findings > 0);
  const part = (stage: Part["stage"], own: readonly RuleState[], suffix: string, addition: string): Part[] =>
    own.length === 0 ? [] : [{ id: principle.id + suffix, name: principle.name + addition, principle, stage, states: own }];
  return [...part("enforce", kept, "", ""), ...part("warn", open, kept.length === 0 ? "" : "-next", kept.length === 0 ? "" : ": next steps")];
}

function describePart({ id, name, principle, stage, states }: Part, input: DraftInput): string[] {
  return [
    `  - id: ${id}`,
    `    name: ${quote(name)}`,
    ...(principle.pillar === null ? [] : [`    pillar: ${quote(principle.pillar)}`]),
    `    statement: ${quote(principle.statement ?? principle.name)}`,
    ...(principle.rationale === null ? [] : [`    rationale: ${quote(principle.rationale)}`]),
    ...(principle.implications.length === 0 ? [] : ["    implications:", ...principle.implications.map((text) => `      - ${quote(text)}`)]),
    `    owner: ${quote(input.owner ?? NO_OWNER)}`,
    `    stages: [{stage: ${stage}}]`,
    "    rules:",
    ...states.map(describeState),
  ];
}

function describeState({ rule, findings, options }: RuleState): string {
  const comment = findings === 0 ? "" : ` # ${String(findings)} ${findings === 1 ? "finding" : "findings"} today`;
  const hasOptions = Object.keys(options).length > 0;
  return `      - ${hasOptions ? `{id: ${rule.id}, options: ${JSON.stringify(options)}}` : `id: ${rule.id}`}${comment}`;
}

/** A YAML scalar: plain where that is safe, else in double quotes, whose escapes are those of JSON. */
function quote(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const isPlain = /^[A-Za-z][^#:]*$/.test(flat) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(flat) && !/[[\]{},&*!|>'"%@`]/.test(flat);
  return isPlain || /^[a-z]+:[a-z][\w-]*$/.test(flat) ? flat : JSON.stringify(flat);
}

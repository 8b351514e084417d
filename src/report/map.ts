import { statusOf, type ConformanceStatus } from "./conformance.ts";
import { scoreOf, type Score } from "./conformance-score.ts";
import type { Evidence, FileApplication, PrincipleText, Report } from "./report.ts";

/** A control of a framework, and what supports it. Whether it is met is for others to say. */
export interface Control {
  readonly framework: string;
  readonly id: string;
  /** Principles that refer to it, or of which a rule does; null stands for rules of packs. Principles in the order of the report. */
  readonly principles: readonly ControlPrinciple[];
  /** Over all of them. */
  readonly score: Score;
}

export interface ControlPrinciple {
  readonly principle: PrincipleText | null;
  readonly rules: readonly ControlRule[];
  readonly score: Score;
  readonly status: ConformanceStatus;
  /** Null where only some rules of the principle refer to the control. */
  readonly evidence: Evidence | null;
}

export interface ControlRule {
  readonly rule: string;
  readonly score: Score;
}

/** The frameworks that principles and rules in force refer to, sorted. */
export function frameworksOf(report: Pick<Report, "principleTexts" | "rules">): string[] {
  const referring = [...report.principleTexts.values(), ...report.rules.values()];
  return [...new Set(referring.flatMap(({ references }) => Object.keys(references ?? {})))].sort();
}

/**
 * The controls of a framework that something in force refers to, in their natural order. A control is supported by all rules of a
 * principle that refers to it, and by each rule that refers to it itself, under every principle that asks for the rule.
 */
export function controlsOf(report: Report, framework: string): Control[] {
  const ids = new Set([...report.principleTexts.values(), ...report.rules.values()].flatMap(({ references }) => references?.[framework] ?? []));
  const usage = usageOf(report);
  return [...ids].sort(compareNatural).map((id) => {
    const principles = usage.flatMap((used) => supportOf(used, { framework, id }, report));
    return { framework, id, principles: principles.map(({ own }) => own), score: scoreOf(principles.flatMap(({ applications }) => applications)) };
  });
}

/** The rules of one principle, with where they applied. */
interface Usage {
  readonly principle: PrincipleText | null;
  readonly rules: ReadonlyMap<string, readonly FileApplication[]>;
}

function usageOf(report: Report): Usage[] {
  const applied = new Map<string | null, Map<string, FileApplication[]>>();
  for (const application of report.applications) {
    const rules = applied.get(application.principle) ?? new Map<string, FileApplication[]>();
    applied.set(application.principle, rules);
    const found = rules.get(application.rule);
    if (found === undefined) rules.set(application.rule, [application]);
    else found.push(application);
  }
  const own = [...report.principleTexts.values()].map((principle) => {
    const found = applied.get(principle.id) ?? new Map<string, FileApplication[]>();
    return { principle, rules: new Map([...new Set([...(principle.rules ?? []), ...found.keys()])].sort().map((rule) => [rule, found.get(rule) ?? []])) };
  });
  const asked = new Set(own.flatMap(({ rules }) => [...rules.keys()]));
  const ofPacks = applied.get(null) ?? new Map<string, FileApplication[]>();
  const idle = [...report.rules.keys()].filter((rule) => !asked.has(rule) && !ofPacks.has(rule));
  return [...own, { principle: null, rules: new Map([...ofPacks.keys(), ...idle].sort().map((rule) => [rule, ofPacks.get(rule) ?? []])) }];
}

function supportOf({ principle, rules }: Usage, control: Pick<Control, "framework" | "id">, report: Report): { own: ControlPrinciple; applications: readonly FileApplication[] }[] {
  const refers = (references: PrincipleText["references"]): boolean => references?.[control.framework]?.includes(control.id) === true;
  const isWhole = refers(principle?.references);
  const supporting = [...rules].filter(([rule]) => isWhole || refers(report.rules.get(rule)?.references));
  if (!isWhole && supporting.length === 0) return [];
  const applications = supporting.flatMap(([, own]) => own);
  const score = scoreOf(applications);
  const own: ControlPrinciple = {
    principle,
    rules: supporting.map(([rule, where]) => ({ rule, score: scoreOf(where) })),
    score,
    status: statusOf(score, isWhole ? (principle ?? undefined) : undefined, report.asOf),
    evidence: isWhole ? (principle?.evidence ?? null) : null,
  };
  return [{ own, applications }];
}

/** By code unit, but numbers by their value: 5.2.9 comes before 5.2.10. */
function compareNatural(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [one = "", other = ""] = [left[index], right[index]];
    if (one === other) continue;
    const difference = /^\d/.test(one) && /^\d/.test(other) ? Number(one) - Number(other) : 0;
    return difference === 0 ? (one < other ? -1 : 1) : difference;
  }
  return left.length - right.length;
}

function partsOf(text: string): string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

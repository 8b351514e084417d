import { nearestClause, packNames, type RuleSummary } from "#engine/index.ts";
import { builtinRules } from "#packs/index.ts";
import { ownRules } from "#packs/own-rules.ts";
import type { Arguments } from "../arguments.ts";
import { ExitCode, RunFault } from "../exit-code.ts";
import { emitAnswer } from "../output.ts";
import type { Terminal } from "../terminal.ts";
import { wrap } from "../wrap.ts";

const all: readonly RuleSummary[] = [...builtinRules, ...ownRules.values()].sort((left, right) => (left.id < right.id ? -1 : 1));

/** Lists the built-in rules, those on principles files included; those only that every word and the packs fit. */
export function rules(options: Arguments, terminal: Terminal): ExitCode {
  for (const pack of options.packs) {
    if (!packNames().includes(pack)) throw new RunFault(`There is no pack "${pack}"${nearestClause(pack, packNames())}`);
  }
  const found = all.filter((rule) => isInPacks(rule, options.packs) && options.operands.every((word) => fits(rule, word)));
  emitAnswer(options, terminal, { text: () => describeAll(found), json: () => found.map(toJson) });
  return ExitCode.Passed;
}

function isInPacks(rule: RuleSummary, packs: readonly string[]): boolean {
  return packs.length === 0 || rule.packs.some((pack) => packs.includes(pack));
}

/** Whether a word is part of the id or the title, or the id of the same rule in another scanner. */
function fits(rule: RuleSummary, word: string): boolean {
  const wanted = word.toLowerCase();
  const ids = Object.values(rule.equivalents).flat().map((id) => id.toLowerCase());
  return rule.id.includes(wanted) || rule.title.toLowerCase().includes(wanted) || ids.some((id) => id === wanted || `avd-${id}` === wanted);
}

function toJson(rule: RuleSummary): unknown {
  const { id, title, formats, severity, confidence, packs, principles, equivalents } = rule;
  return { id, title, formats, severity, confidence, packs, principles, fix: rule.fix[0]?.safety ?? null, equivalents };
}

function describeAll(found: readonly RuleSummary[]): string {
  if (found.length === 0) return "No rule fits. `groundrules rules` lists all of them.\n";
  const lines = found.map((rule) => `${rule.severity.padEnd(8)} ${rule.id}\n${wrap(`         ${rule.title}`)}\n`);
  return `${lines.join("")}\n${String(found.length)} ${found.length === 1 ? "rule" : "rules"}. \`groundrules explain RULE\` says more.\n`;
}

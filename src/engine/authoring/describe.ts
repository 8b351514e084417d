import { PACKS } from "../principles/packs.ts";
import type { PrincipleText } from "../principles/types.ts";
import { describeType } from "../functions/describe-type.ts";
import type { Fields } from "../shape/fields.ts";
import type { TargetType } from "../model/format.ts";
import type { AuthoringContext } from "./types.ts";

/** Longest list of rules of a pack that a hover shows. */
const MAXIMUM_LISTED = 12;

/** A rule in Markdown: a built-in one, or a custom one of the file; null for an unknown id. */
export function describeRule(id: string, file: Fields | null, { index, documentation }: AuthoringContext): string | null {
  const rule = index.rules.get(id);
  if (rule === undefined) return describeCustomRule(id, file);
  const page = documentation(id);
  const parts = [`**${rule.title}** (\`${id}\`)`, `${rule.severity}, ${rule.confidence}; ${rule.formats.join(", ")}`];
  if (page !== null) parts.push(page.description, `*Why:* ${page.rationale}`);
  if (page?.counterArgument !== undefined) parts.push(`*Against it:* ${page.counterArgument}`);
  const params = Object.entries(rule.params).map(([name, source]) => `- \`${name}\` (${JSON.stringify(source.default)}): ${source.meaning}`);
  if (params.length > 0) parts.push(`Options:\n${params.join("\n")}`);
  const standards = Object.entries(page?.references ?? {}).map(([framework, ids]) => `- ${framework}: ${ids.join(", ")}`);
  if (standards.length > 0) parts.push(`Standards it supports:\n${standards.join("\n")}`);
  return parts.join("\n\n");
}

function describeCustomRule(id: string, file: Fields | null): string | null {
  const entries = file === null ? [] : [file, ...file.children("customRules")];
  const entry = entries.find((candidate) => candidate.text("id") === id);
  if (entry === undefined) return null;
  const description = entry.text("description");
  return [`**${entry.text("title") ?? id}** (\`${id}\`)`, ...(description === undefined ? [] : [description.trim()])].join("\n\n");
}

export function describePack(name: string, { index }: AuthoringContext): string | null {
  const pack = PACKS.find((candidate) => candidate.name === name);
  if (pack === undefined) return null;
  const rules = index.rulesOfPack(name);
  const listed = rules.slice(0, MAXIMUM_LISTED).map((rule) => `- \`${rule.id}\`: ${rule.title}`);
  const rest = rules.length - listed.length;
  if (rest > 0) listed.push(`- and ${String(rest)} more`);
  return [`**Pack ${name}**, ${String(rules.length)} ${rules.length === 1 ? "rule" : "rules"}`, pack.description, listed.join("\n")].filter((part) => part !== "").join("\n\n");
}

/** A principle in Markdown; what it implies comes before why. */
export function describePrinciple(principle: Omit<PrincipleText, "stage">): string {
  const parts = [`**${principle.id}: ${principle.name}**`];
  if (principle.statement !== null) parts.push(principle.statement);
  if (principle.implications.length > 0) parts.push(principle.implications.map((implication) => `- ${implication}`).join("\n"));
  if (principle.rationale !== null) parts.push(`*Why:* ${principle.rationale}`);
  if (principle.owner !== null) parts.push(`*Owner:* ${principle.owner}`);
  return parts.join("\n\n");
}

export function describeTarget(target: TargetType): string {
  const variables = Object.entries(target.variables).map(([name, type]) => `- \`${name}\`: ${describeType(type)}`);
  return `**${target.name}**: ${target.title}\n\n${variables.join("\n")}`;
}

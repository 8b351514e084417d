import type { RuleDefinition, RuleDocumentation } from "#engine/index.ts";
import { wrap } from "./wrap.ts";

/** A rule for people who have not met it: what it wants, why, and what good looks like. */
export function describeRule(rule: RuleDefinition, documentation: RuleDocumentation | null): string {
  const facts = [
    ["severity", `${rule.severity} (${rule.confidence})`],
    ["formats", rule.formats.join(", ")],
    ["packs", rule.packs.join(", ")],
    ["principles", rule.principles.join(", ")],
    ["fix", rule.fix.map((fix) => `${fix.title} (${fix.safety})`).join("; ")],
    ["options", Object.entries(rule.params).map(([name, param]) => `${name} = ${JSON.stringify(param.default)}: ${param.meaning}`).join("; ")],
    ["elsewhere", listed(rule.equivalents)],
    ["supports", listed(documentation?.references ?? {})],
  ];
  const table = facts.filter(([, value]) => value !== "").map(([name, value]) => `${wrap(`  ${(name ?? "").padEnd(11)}${value ?? ""}`, 11)}\n`);
  return [`${wrap(`${rule.id}: ${rule.title}`)}\n\n`, ...table, ...(documentation === null ? [] : textsOf(documentation))].join("");
}

function listed(entries: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(entries).map(([name, ids]) => `${name} ${ids.join(" ")}`).join("; ");
}

function textsOf(documentation: RuleDocumentation): string[] {
  const parts = [
    ["When it fires", paragraph(documentation.description)],
    ["Why", paragraph(documentation.rationale)],
    ["The case against", paragraph(documentation.counterArgument ?? "")],
    ["Not like this", indented(documentation.bad)],
    ["Like this", indented(documentation.good)],
  ];
  return parts.filter(([, text]) => text !== "").map(([head, text]) => `\n${head ?? ""}\n${text ?? ""}\n`);
}

function paragraph(text: string): string {
  return text === "" ? "" : wrap(`  ${text.replace(/\s+/g, " ").trim()}`, 0);
}

function indented(text: string): string {
  return text.trimEnd().split("\n").map((line) => (line === "" ? "" : `  ${line}`)).join("\n");
}

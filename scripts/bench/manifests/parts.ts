import type { ServicePlan } from "./service-plan.ts";

/** The labels that every object of a service carries, indented by `width` blanks. */
export function labels(plan: ServicePlan, width: number): string {
  const lines = [`app.kubernetes.io/name: ${plan.name}`, `app.kubernetes.io/part-of: ${plan.team}`, `app.kubernetes.io/version: "${plan.version}"`];
  return lines.map((line) => `${" ".repeat(width)}${line}\n`).join("");
}

export function metadata(plan: ServicePlan, name: string): string {
  return `metadata:\n  name: ${name}\n  namespace: ${plan.namespace}\n  labels:\n${labels(plan, 4)}`;
}

/** Moves every line to the right. */
export function indent(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(width));
}

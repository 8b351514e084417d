import type { ReportingDescriptor, ReportingDescriptorRelationship, ToolComponent } from "sarif";
import type { Finding } from "#engine/index.ts";
import type { Report, RuleText } from "./report.ts";

/** The rules that findings name, and the standards those refer to. */
export interface Standards {
  readonly rules: readonly ReportingDescriptor[];
  readonly taxonomies: readonly ToolComponent[];
  /** Position of a rule in `rules`. */
  readonly indexOf: (rule: string) => number;
}

type Precision = "very-high" | "high" | "medium";

/** How often a rule is right, in the words of GitHub code scanning, which sorts by it. */
const PRECISIONS: Readonly<Record<Finding["confidence"], Precision>> = { certain: "very-high", likely: "high", heuristic: "medium" };
/** Characters of a description that code scanning shows. */
const LONGEST_DESCRIPTION = 1024;

/** A standard with its controls, in the order of their ids. */
type Taxonomies = ReadonlyMap<string, readonly string[]>;

export function rulesAndStandards(report: Report): Standards {
  const ids = [...new Set(report.findings.map((finding) => finding.rule))].sort(compareIds);
  const taxonomies = taxonomiesOf(ids.flatMap((id) => report.rules.get(id) ?? []));
  const frameworks = [...taxonomies.keys()];
  const positions = new Map(ids.map((id, index) => [id, index]));
  const precisions = new Map(report.findings.map(({ rule, confidence }) => [rule, PRECISIONS[confidence]]));
  return {
    rules: ids.map((id) => descriptorOf({ id, precision: precisions.get(id) ?? "medium" }, report.rules.get(id), taxonomies)),
    taxonomies: frameworks.map((name) => ({
      name,
      shortDescription: { text: `Controls of ${name} that rules support.` },
      taxa: (taxonomies.get(name) ?? []).map((id) => ({ id })),
    })),
    indexOf: (rule) => positions.get(rule) ?? -1,
  };
}

/** Every descriptor has what code scanning requires; a rule without texts, as one of the organisation, is described by its id. */
function descriptorOf({ id, precision }: { readonly id: string; readonly precision: Precision }, text: RuleText | undefined, taxonomies: Taxonomies): ReportingDescriptor {
  const properties = { tags: [id.split("/")[0] ?? id], precision };
  if (text === undefined) return { id, name: nameOf(id), shortDescription: { text: id }, fullDescription: { text: id }, help: { text: id }, properties };
  const relationships = relationshipsOf(text, taxonomies);
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: text.title },
    fullDescription: { text: cut(text.description === "" ? text.title : text.description) },
    help: helpOf(text),
    ...(text.url === null ? {} : { helpUri: text.url }),
    ...(relationships.length === 0 ? {} : { relationships }),
    properties,
  };
}

function cut(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}

/** A rule's id as a name in Pascal case: `k8s/privileged-container` is `K8sPrivilegedContainer`. */
function nameOf(id: string): string {
  return id.split(/[/-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function helpOf({ title, description, rationale, references, url }: RuleText): { text: string; markdown: string } {
  const controls = Object.entries(references).map(([framework, ids]) => `${framework}: ${ids.join(", ")}`);
  const supports = controls.length === 0 ? [] : [`Supports ${controls.join("; ")}.`];
  const body = [description, rationale, ...supports].filter((part) => part !== "");
  const markdown = [`**${title}**`, ...body, ...(url === null ? [] : [`[Documentation of the rule](${url})`])];
  return { text: body.length === 0 ? title : body.join("\n\n"), markdown: markdown.join("\n\n") };
}

function relationshipsOf({ references }: RuleText, taxonomies: Taxonomies): ReportingDescriptorRelationship[] {
  const frameworks = [...taxonomies.keys()];
  return Object.entries(references).flatMap(([framework, ids]) => ids.map((id) => ({
    target: {
      id,
      index: taxonomies.get(framework)?.indexOf(id) ?? -1,
      toolComponent: { name: framework, index: frameworks.indexOf(framework) },
    },
    kinds: ["relevant"],
  })));
}

function taxonomiesOf(rules: readonly RuleText[]): Taxonomies {
  const found = new Map<string, Set<string>>();
  for (const { references } of rules) {
    for (const [framework, ids] of Object.entries(references)) {
      const controls = found.get(framework) ?? new Set();
      for (const id of ids) controls.add(id);
      if (controls.size > 0) found.set(framework, controls);
    }
  }
  return new Map([...found].sort(([a], [b]) => compareIds(a, b)).map(([name, controls]) => [name, [...controls].sort(compareIds)]));
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { ReportingDescriptor, ReportingDescriptorRelationship, ToolComponent } from "sarif";
import type { Report, RuleText } from "./report.ts";

/** The rules that findings name, and the standards those refer to. */
export interface Standards {
  readonly rules: readonly ReportingDescriptor[];
  readonly taxonomies: readonly ToolComponent[];
  /** Position of a rule in `rules`. */
  readonly indexOf: (rule: string) => number;
}

/** A standard with its controls, in the order of their ids. */
type Taxonomies = ReadonlyMap<string, readonly string[]>;

export function rulesAndStandards(report: Report): Standards {
  const ids = [...new Set(report.findings.map((finding) => finding.rule))].sort(compareIds);
  const taxonomies = taxonomiesOf(ids.flatMap((id) => report.rules.get(id) ?? []));
  const frameworks = [...taxonomies.keys()];
  const positions = new Map(ids.map((id, index) => [id, index]));
  return {
    rules: ids.map((id) => descriptorOf(id, report.rules.get(id), taxonomies)),
    taxonomies: frameworks.map((name) => ({
      name,
      shortDescription: { text: `Controls of ${name} that rules support.` },
      taxa: (taxonomies.get(name) ?? []).map((id) => ({ id })),
    })),
    indexOf: (rule) => positions.get(rule) ?? -1,
  };
}

function descriptorOf(id: string, text: RuleText | undefined, taxonomies: Taxonomies): ReportingDescriptor {
  if (text === undefined) return { id };
  const relationships = relationshipsOf(text, taxonomies);
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: text.title },
    ...(text.description === "" ? {} : { fullDescription: { text: text.description } }),
    help: helpOf(text),
    ...(text.url === null ? {} : { helpUri: text.url }),
    ...(relationships.length === 0 ? {} : { relationships }),
    properties: { tags: [id.split("/")[0] ?? id] },
  };
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

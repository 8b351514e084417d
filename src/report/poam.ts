import type { Finding } from "#engine/index.ts";
import { jsonText } from "./json-text.ts";
import { documentOf, inventoryOf, lineOf, metadataOf, momentOf, NAMESPACE, observationsOf, properties, some, TOOL_UUID, toolComponent, type Observed } from "./oscal-parts.ts";
import type { Report } from "./report.ts";
import { enforcedFrom, risksOf, scoreOfRisk, type Risk } from "./risks.ts";
import { isDate } from "./dates.ts";
import { uuidOf } from "./uuid.ts";
import { STRICTEST_FIRST } from "./verdict-text.ts";

/** Something to be planned: a risk, and the findings it stands for. */
interface Item {
  readonly key: string;
  readonly title: string;
  readonly statement: string;
  readonly status: "open" | "deviation-approved" | "deviation-requested";
  readonly risk: Pick<Risk, "likelihood" | "impact" | "owner" | "approvedBy" | "register" | "adr" | "ticket" | "controls" | "principle" | "rules">;
  readonly due: string | null;
  readonly observed: readonly Observed[];
}

const STATUSES = { accepted: "deviation-approved", proposed: "deviation-requested", open: "open" } as const;

/**
 * Plan of action and milestones of OSCAL: every waiver as a risk that was accepted, is to be, or is open again; and what fails at or
 * above the gate of the run, rule by rule, as risks that are open. The end of a waiver and the day of enforcement are deadlines.
 */
export function formatPoam(report: Report): string {
  const observed = observationsOf(report.findings, report);
  const items = [...waiverItems(report, observed), ...openItems(report, observed)];
  const shown = items.flatMap((item) => item.observed);
  const content = {
    metadata: metadataOf("Plan of action for findings and waivers of architecture principles", report),
    "system-id": { "identifier-type": NAMESPACE, id: lineOf(report.principles ?? "repository") },
    "local-definitions": { components: [toolComponent(report)], ...some("inventory-items", inventoryOf(shown.map(({ finding }) => finding))) },
    ...some("observations", shown.map(({ observation }) => observation)),
    ...some("risks", items.map((item) => riskEntry(item))),
    "poam-items": items.length === 0 ? [nothingOpen(report)] : items.map(itemEntry),
  };
  return jsonText(documentOf("plan-of-action-and-milestones", content));
}

function waiverItems(report: Report, observed: readonly Observed[]): Item[] {
  return risksOf(report).filter(({ source }) => source === "waiver").map((risk) => ({
    key: `waiver ${risk.file ?? ""}#${risk.id}`,
    title: `${risk.id}: ${risk.title}`,
    statement: risk.statement === "" ? risk.title : risk.statement,
    status: STATUSES[risk.status],
    risk,
    due: risk.due,
    observed: observed.filter(({ finding }) => finding.waiver?.id === risk.id && finding.waiver.origin.file === risk.file),
  }));
}

function openItems(report: Report, observed: readonly Observed[]): Item[] {
  const groups = new Map<string, Observed[]>();
  for (const one of observed.filter(({ finding }) => isAboveAppetite(finding, report))) {
    const key = `open ${one.finding.principle ?? ""} ${one.finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, group]) => {
    const [first] = group;
    return first === undefined ? [] : [openItem(key, { finding: first.finding, group, report })];
  });
}

function openItem(key: string, { finding, group, report }: { readonly finding: Finding; readonly group: readonly Observed[]; readonly report: Report }): Item {
  const { rule, principle } = finding;
  const text = principle === null ? undefined : report.principleTexts.get(principle);
  const title = report.rules.get(rule)?.title ?? rule;
  return {
    key,
    title: text === undefined ? title : `${text.id} ${text.name}: ${title}`,
    statement: text?.rationale ?? title,
    status: "open",
    risk: { likelihood: null, impact: null, owner: text?.owner ?? null, approvedBy: null, register: null, adr: null, ticket: null, controls: [], principle, rules: [rule] },
    due: text === undefined ? null : enforcedFrom(text, report.asOf),
    observed: group,
  };
}

/** The appetite is what the gate lets pass. A run that nothing fails counts errors. */
function isAboveAppetite({ verdict, effect }: Finding, { gate }: Report): boolean {
  const limit = gate.failOn === "never" ? "error" : gate.failOn;
  return verdict === "fail" && STRICTEST_FIRST.indexOf(effect) <= STRICTEST_FIRST.indexOf(limit);
}

function riskEntry({ key, title, statement, status, risk, due, observed }: Item): object {
  const { likelihood, impact, owner, approvedBy, register, adr, ticket, controls, principle, rules } = risk;
  const facets = [["likelihood", likelihood], ["impact", impact], ["score", scoreOfRisk(risk)]] as const;
  const known = facets.flatMap(([name, value]) => (value === null ? [] : [{ name, system: NAMESPACE, value: String(value) }]));
  return {
    uuid: riskUuid(key),
    title,
    description: statement,
    statement,
    ...properties({ principle, rules: rules.join(" "), owner, "approved-by": approvedBy, register, adr, ticket }),
    status,
    ...some("characterizations", known.length === 0 ? [] : [{ origin: { actors: [{ type: "tool", "actor-uuid": TOOL_UUID }] }, facets: known }]),
    ...some("mitigating-factors", controls.map((control) => ({ uuid: uuidOf(`control ${key} ${control}`), description: control }))),
    ...(due !== null && isDate(due) ? { deadline: momentOf(due) } : {}),
    ...relatedTo(observed),
  };
}

function itemEntry({ key, title, statement, risk, observed }: Item): object {
  return {
    uuid: uuidOf(`item ${key}`),
    title,
    description: statement,
    ...properties({ owner: risk.owner, findings: observed.length }),
    ...relatedTo(observed),
    "related-risks": [{ "risk-uuid": riskUuid(key) }],
  };
}

function relatedTo(observed: readonly Observed[]): object {
  return some("related-observations", observed.map(({ uuid }) => ({ "observation-uuid": uuid })));
}

function riskUuid(key: string): string {
  return uuidOf(`risk ${key}`);
}

/** The format asks for one item at least. */
function nothingOpen({ asOf }: Report): object {
  return { uuid: uuidOf(`nothing ${asOf}`), title: "Nothing is open", description: `On ${asOf} no waiver exists and nothing fails at or above the gate.` };
}

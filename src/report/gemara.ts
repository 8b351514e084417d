import { conformanceOf, type ConformanceStatus } from "./conformance.ts";
import { shareText, type Score } from "./conformance-score.ts";
import { jsonText } from "./json-text.ts";
import { controlsOf, frameworksOf, type Control, type ControlRule } from "./map.ts";
import type { Evidence, PrincipleText, Report } from "./report.ts";

/** Result of an evaluation, in the words of the schema. */
type Result = "Not Run" | "Passed" | "Failed" | "Needs Review" | "Not Applicable" | "Unknown";

/** Worst first: what a whole log says. */
const RESULTS: readonly Result[] = ["Failed", "Needs Review", "Unknown", "Passed", "Not Applicable", "Not Run"];
const SCHEMA_VERSION = "1.0.0";
const NO_VERSION = "unspecified";
/** Reference under which the principles themselves are controls. */
const PRINCIPLES = "principles";

interface Evaluation {
  readonly reference: string;
  readonly entry: string;
  readonly name: string;
  readonly result: Result;
  readonly message: string;
  readonly rules: readonly string[];
  readonly executed: number;
  readonly environments: readonly string[];
}

/**
 * The run as an EvaluationLog of Gemara in YAML: one evaluation for each principle, and one for each control of a framework that
 * something in force refers to. A result says how what supports a control holds in the files, not whether the control is met.
 */
export function formatGemara(report: Report): string {
  const evaluations = evaluationsOf(report);
  const result = RESULTS.find((candidate) => evaluations.some((evaluation) => evaluation.result === candidate)) ?? "Not Run";
  const log = {
    metadata: metadataOf(report, [...new Set(evaluations.map(({ reference }) => reference))]),
    target: { id: report.principles ?? "repository", name: "Manifests of the repository", type: "Software", ...(report.commit === null ? {} : { version: report.commit }) },
    result,
    evaluations: evaluations.map((evaluation) => evaluationEntry(evaluation, report)),
  };
  return yaml(log, "");
}

function metadataOf(report: Report, references: readonly string[]): object {
  return {
    id: `groundrules-${report.commit ?? report.asOf}`,
    type: "EvaluationLog",
    "gemara-version": SCHEMA_VERSION,
    description: `What principles and rules support, as checked on ${report.asOf}. Support is no proof that a control is met.`,
    author: { id: "groundrules", name: "Groundrules", type: "Software", version: report.tool.version },
    "mapping-references": references.map((id) => ({ id, title: id === PRINCIPLES ? `Architecture principles (${report.principles ?? "built-in packs"})` : id, version: NO_VERSION })),
  };
}

function evaluationEntry({ reference, entry, name, result, message, rules, executed, environments }: Evaluation, { asOf }: Report): object {
  const ran = result !== "Not Run" && result !== "Unknown" && result !== "Not Applicable";
  const mapping = { "reference-id": reference, "entry-id": entry };
  const log = {
    requirement: mapping,
    description: `Static evaluation of manifests for ${name}.`,
    result,
    message,
    applicability: environments.length === 0 ? ["all environments"] : environments,
    steps: rules.length === 0 ? ["no rule"] : rules,
    "steps-executed": executed,
    ...(ran ? { start: `${asOf}T00:00:00Z` } : {}),
    ...(result === "Failed" ? { recommendation: "Fix the findings of the report, or ask for a dispensation with a reason and an end." } : {}),
  };
  return { name, result, message, control: mapping, "assessment-logs": [log] };
}

function evaluationsOf(report: Report): Evaluation[] {
  const controls = frameworksOf(report).filter((framework) => framework !== PRINCIPLES).flatMap((framework) => controlsOf(report, framework));
  const all = [...principleEvaluations(report), ...controls.map((control) => controlEvaluation(control, report))];
  if (all.length > 0) return all;
  return [{ reference: PRINCIPLES, entry: "none", name: "no principle", result: "Not Run", message: "Nothing was evaluated.", rules: [], executed: 0, environments: [] }];
}

function principleEvaluations(report: Report): Evaluation[] {
  return conformanceOf(report).principles.map(({ id, score, status }) => {
    const text = id === null ? undefined : report.principleTexts.get(id);
    const own = report.applications.filter((application) => application.principle === id);
    const applied = new Set(own.map(({ rule }) => rule));
    return {
      reference: PRINCIPLES,
      entry: id ?? "packs",
      name: text === undefined ? (id ?? "rules of packs") : `${text.id} ${text.name}`,
      ...outcomeOf(score, status, text?.evidence ?? null),
      rules: [...new Set([...(text?.rules ?? []), ...applied])].sort(),
      executed: applied.size,
      environments: environmentsOf(own.map(({ environment }) => environment)),
    };
  });
}

function controlEvaluation({ framework, id, principles, score }: Control, report: Report): Evaluation {
  const attested = score.share === null ? principles.find(({ status }) => status === "attested" || status === "attestation-expired") : undefined;
  const rules = principles.flatMap((support) => support.rules);
  const names = new Set(rules.map(({ rule }) => rule));
  const asked = new Set(principles.map(({ principle }: { readonly principle: PrincipleText | null }) => principle?.id ?? null));
  const own = report.applications.filter(({ rule, principle }) => names.has(rule) && asked.has(principle));
  return {
    reference: framework,
    entry: id,
    name: `${framework} ${id}`,
    ...outcomeOf(score, attested?.status ?? "unproven", attested?.evidence ?? null),
    rules: [...names].sort(),
    executed: new Set(rules.filter(hasApplied).map(({ rule }) => rule)).size,
    environments: environmentsOf(own.map(({ environment }) => environment)),
  };
}

function hasApplied({ score }: ControlRule): boolean {
  return score.applicable + score.notApplicable > 0;
}

function outcomeOf(score: Score, status: ConformanceStatus, evidence: Evidence | null): Pick<Evaluation, "result" | "message"> {
  const { failed, waived, suppressed, baseline, unresolved, applicable, share } = score;
  const counts = `${share === null ? "Undecided" : shareText(share)} of ${String(applicable)} applications hold by weight: ${String(failed)} failed, ${String(waived)} waived, ${String(suppressed + baseline)} accepted, ${String(unresolved)} unresolved.`;
  if (failed > 0) return { result: "Failed", message: counts };
  if (waived + suppressed + baseline > 0) return { result: "Needs Review", message: counts };
  if (unresolved > 0) return { result: "Unknown", message: counts };
  if (share !== null) return { result: "Passed", message: counts };
  if (score.notApplicable > 0) return { result: "Not Applicable", message: "No rule concerns what was checked." };
  return { result: "Not Run", message: unevaluatedText(status, evidence) };
}

function unevaluatedText(status: ConformanceStatus, evidence: Evidence | null): string {
  if (status === "attestation-expired") return "Not evaluated; the attestation has expired.";
  if (status !== "attested" || evidence === null) return "No rule applied, and nobody attests it.";
  const { by, expires, link } = evidence;
  return `Not evaluated; attested by ${by ?? "somebody unnamed"}, ${expires === null ? "without an end" : `until ${expires}`}${link === null ? "" : ` (${link})`}.`;
}

function environmentsOf(environments: readonly (string | null)[]): string[] {
  return [...new Set(environments.flatMap((environment) => environment ?? []))].sort();
}

/** Mappings and lists in block form; strings are quoted as in JSON, which YAML reads the same. */
function yaml(value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${yaml(item, `${indent}  `).slice(typeof item === "object" ? indent.length + 2 : 0)}`).join("");
  if (typeof value === "string") return jsonText(value.replace(/\p{Cs}/gu, "\uFFFD"));
  if (typeof value !== "object" || value === null) return `${JSON.stringify(value)}\n`;
  return Object.entries(value).map(([key, item]) => `${indent}${key}:${typeof item === "object" ? `\n${yaml(item, `${indent}  `)}` : ` ${yaml(item, "")}`}`).join("");
}

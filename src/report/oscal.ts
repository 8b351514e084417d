import { shareText } from "./conformance-score.ts";
import { jsonText } from "./json-text.ts";
import { controlsOf, frameworksOf, type Control, type ControlPrinciple } from "./map.ts";
import { documentOf, inventoryOf, metadataOf, momentOf, observationsOf, properties, some, toolComponent, type Observed } from "./oscal-parts.ts";
import type { Report } from "./report.ts";
import { uriOf } from "./sarif.ts";
import { uuidOf } from "./uuid.ts";

const PLAN_UUID = uuidOf("resource plan");

/**
 * The run as assessment results of OSCAL: what we found are observations, and there is one finding for each control of a framework
 * that something in force refers to. Its state says how what supports the control holds, not whether the control is met.
 */
export function formatOscal(report: Report): string {
  const observed = observationsOf(report.findings, report);
  const controls = frameworksOf(report).flatMap((framework) => controlsOf(report, framework));
  const plan = {
    uuid: PLAN_UUID,
    title: "Architecture principles",
    description: report.principles === null ? "The built-in packs of Groundrules." : `The principles file ${report.principles}.`,
    ...some("rlinks", report.principlesFiles.map((file) => ({ href: uriOf(file) }))),
  };
  const content = {
    metadata: metadataOf("Results of checking manifests against architecture principles", report),
    "import-ap": { href: `#${PLAN_UUID}`, remarks: "The principles are the plan: they say what is checked, where, and from when on." },
    results: [resultOf(report, controls, observed)],
    "back-matter": { resources: [plan] },
  };
  return jsonText(documentOf("assessment-results", content));
}

function resultOf(report: Report, controls: readonly Control[], observed: readonly Observed[]): object {
  const { asOf, commit, fileCount, resourceCount } = report;
  return {
    uuid: uuidOf(`result ${asOf} ${commit ?? ""}`),
    title: `State of ${asOf}`,
    description: `${String(fileCount)} files with ${String(resourceCount)} resources were checked.`,
    start: momentOf(asOf),
    end: momentOf(asOf),
    ...properties({ commit, files: fileCount, resources: resourceCount }),
    "local-definitions": { components: [toolComponent(report)], ...some("inventory-items", inventoryOf(report.findings)) },
    "reviewed-controls": reviewedControls(controls),
    ...some("observations", observed.map(({ observation }) => observation)),
    ...some("findings", controls.map((control) => findingOf(control, observed))),
  };
}

/** One selection for each framework. Where nothing refers to a control, all of what the plan names was reviewed. */
function reviewedControls(controls: readonly Control[]): object {
  const frameworks = [...new Set(controls.map(({ framework }) => framework))];
  if (frameworks.length === 0) return { "control-selections": [{ description: "No principle and no rule in force refers to a control.", "include-all": {} }] };
  const selections = frameworks.map((framework) => ({
    description: `Controls of ${framework} that principles or rules in force support.`,
    ...properties({ framework }),
    "include-controls": distinct(controls.filter((control) => control.framework === framework).map(controlToken)).map((id) => ({ "control-id": id })),
  }));
  return { "control-selections": selections };
}

function findingOf(control: Control, observed: readonly Observed[]): object {
  const { framework, id, principles, score } = control;
  const names = principles.map(({ principle }) => (principle === null ? "rules of packs" : `${principle.id} ${principle.name}`));
  const related = observed.filter(({ finding }) => principles.some((support) => supports(support, finding)));
  return {
    uuid: uuidOf(`finding ${framework} ${id}`),
    title: `${framework} ${id}`,
    description: `Supported by ${names.join(", ")}.`,
    ...properties({
      framework, control: id, principles: principles.flatMap(({ principle }) => principle?.id ?? []).join(" "), share: score.share === null ? null : shareText(score.share),
      applicable: score.applicable, passed: score.passed, failed: score.failed, waived: score.waived, suppressed: score.suppressed, baseline: score.baseline, unresolved: score.unresolved,
    }),
    target: { type: "statement-id", "target-id": `${controlToken(control)}_smt`, title: `${framework} ${id}`, status: statusOf(control) },
    ...some("related-observations", related.map(({ uuid }) => ({ "observation-uuid": uuid }))),
    remarks: "The state is that of what supports the control in the files that were checked.",
  };
}

function supports({ principle, rules }: ControlPrinciple, { rule, principle: first, principles: further }: Observed["finding"]): boolean {
  const isAsked = principle === null ? first === null : first === principle.id || further.includes(principle.id);
  return isAsked && rules.some((own) => own.rule === rule);
}

/** Satisfied means that everything holds and nothing is left undecided, or that somebody attests it and no rule decided anything. */
function statusOf({ score, principles }: Control): object {
  if (score.share === 1 && score.unresolved === 0) return { state: "satisfied", reason: "pass" };
  if (score.share !== null) return { state: "not-satisfied", reason: score.failed > 0 ? "fail" : "other", remarks: `${shareText(score.share)} by weight, ${String(score.unresolved)} unresolved.` };
  const isAttested = principles.some(({ status }) => status === "attested");
  return isAttested ? { state: "satisfied", reason: "other", remarks: "Attested, not evaluated." } : { state: "not-satisfied", reason: "other", remarks: "Unproven: no rule decided anything, and nobody attests it." };
}

/**
 * The id of a control as OSCAL writes it. For NIST SP 800-53 that is the id of the published catalogue (`IA-5(7)` is `ia-5.7`);
 * for others, which have none, the framework and the id, with a hyphen for every character that a token cannot hold.
 */
export function controlToken({ framework, id }: Pick<Control, "framework" | "id">): string {
  const nist = /^([A-Z]{2}-\d+)(?:\((\d+)\))?$/i.exec(id);
  if (framework.startsWith("nist-800-53") && nist !== null) return `${nist[1] ?? ""}${nist[2] === undefined ? "" : `.${nist[2]}`}`.toLowerCase();
  const token = `${framework}_${id}`.replace(/[^\p{L}\p{N}._-]/gu, "-");
  return /^[\p{L}_]/u.test(token) ? token : `_${token}`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

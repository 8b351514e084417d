import { compileEdits, type EditOperation } from "../fixes/index.ts";
import type { Fix } from "../model/finding.ts";
import type { Route } from "../model/route.ts";
import type { Tree } from "../model/tree.ts";
import type { IssueCode, PrinciplesIssue } from "../principles/types.ts";
import { Fields } from "../shape/fields.ts";
import { spanOf } from "../shape/pairs.ts";
import { parseYaml } from "../syntax/yaml.ts";

/** What of an issue decides on its fix. */
export type FixableIssue = Pick<PrinciplesIssue, "code" | "span">;

/** A fix before it is compiled. */
interface Plan extends Pick<Fix, "title" | "safety"> {
  readonly operations: readonly EditOperation[];
}

/** An entry of a list of the file. */
interface Entry {
  readonly fields: Fields;
  readonly route: Route;
}

/** Written where a person has to say something; each counts as missing, so that a stub waives and proves nothing. */
const WAIVER_STUBS: Readonly<Record<string, unknown>> = { reason: "", approvedBy: "", expires: "", scope: { resources: ["Kind/name"] } };
const EVIDENCE_STUB = { type: "attested", link: "", by: "", expires: "" };

/** The fix of an issue of a principles file; null where a person has to find what is right. */
export function fixOfIssue(text: string, issue: FixableIssue): Fix | null {
  const tree = parseYaml(text);
  const plan = planOf(tree, issue);
  const edits = plan === null ? null : compileEdits(tree, 0, plan.operations);
  return plan === null || edits === null || edits.length === 0 ? null : { title: plan.title, safety: plan.safety, edits };
}

/** The edits of all safe fixes among issues of one text, and how many there are. Null where nothing is to be done, or it cannot be done together. */
export function safeFixesOfIssues(text: string, issues: readonly FixableIssue[]): { readonly edits: Fix["edits"]; readonly count: number } | null {
  const tree = parseYaml(text);
  const plans = issues.flatMap((issue) => planOf(tree, issue) ?? []).filter(({ safety }) => safety === "safe");
  const edits = compileEdits(tree, 0, plans.flatMap(({ operations }) => operations));
  return plans.length === 0 || edits === null ? null : { edits, count: plans.length };
}

function planOf(tree: Tree, issue: FixableIssue): Plan | null {
  const file = Fields.of(tree, tree.documents[0]?.root ?? -1);
  if (file === null) return null;
  const offset = issue.span.start;
  const [principle, waiver] = [entryAt(file, "principles", offset), entryAt(file, "waivers", offset)];
  if (issue.code === "waiver-unused") return waiver && planRemoval(waiver, offset);
  if (issue.code === "waiver-incomplete") return waiver && scaffold("Add what is missing", waiver.route, missingIn(waiver.fields));
  if (issue.code === "owner-missing") return scaffold("Add an owner", principle?.route ?? ["metadata"], { owner: "" });
  return principle && planForPrinciple(issue.code, principle.route);
}

/** The issue stands on the id: where that is not so, the text is no longer the one that was looked at. */
function planRemoval({ fields, route }: Entry, offset: number): Plan | null {
  if (fields.span("id").start !== offset) return null;
  return { title: `Remove waiver ${fields.text("id") ?? ""}`, safety: "safe", operations: [{ op: "delete", route }] };
}

function planForPrinciple(code: IssueCode, route: Route): Plan | null {
  if (code === "no-implications") return scaffold("Add implications", route, { implications: [""] });
  return code === "no-evidence" ? scaffold("Add an attestation", route, { evidence: EVIDENCE_STUB }) : null;
}

function scaffold(title: string, route: Route, stubs: Readonly<Record<string, unknown>>): Plan {
  return { title, safety: "scaffold", operations: Object.entries(stubs).map(([key, value]) => ({ op: "insert", route: [...route, key], value })) };
}

function missingIn(waiver: Fields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(WAIVER_STUBS).filter(([key]) => !waiver.has(key)));
}

/** The entry of a list that holds an offset. */
function entryAt(file: Fields, list: string, offset: number): Entry | null {
  const index = file.items(list).findIndex((item) => {
    const { start, end } = spanOf(file.tree, item);
    return start <= offset && offset < end;
  });
  const fields = Fields.of(file.tree, file.items(list)[index] ?? -1);
  return fields === null ? null : { fields, route: [list, index] };
}

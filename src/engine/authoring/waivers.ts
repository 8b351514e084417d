import { compileEdits } from "../fixes/index.ts";
import { applyEdits } from "../fixes/apply.ts";
import type { Finding, TextEdit } from "../model/finding.ts";
import type { WaiverType } from "../model/governance.ts";
import { daysUntil, dayNumber } from "../principles/dates.ts";
import { Fields } from "../shape/fields.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { locateRoute } from "../text/locate.ts";

/** What a new waiver says. It carries no approval: that is for somebody else to add. */
export interface WaiverRequest {
  readonly principle: string | null;
  readonly rules: readonly string[];
  /** Globs of files, relative to the root. */
  readonly paths: readonly string[];
  /** `Kind/name`, `namespace/Kind/name`, `service/NAME`. */
  readonly resources: readonly string[];
  readonly type: WaiverType;
  readonly reason: string;
  readonly requestedBy: string | null;
  /** Last day on which it shall count, YYYY-MM-DD. */
  readonly expires: string;
}

/** What a request is measured by. */
export interface WaiverTermsOfFile {
  /** ISO date: the one clock. */
  readonly asOf: string;
  readonly maxDays: number;
}

/** A waiver as it would be written; or why it cannot be. */
export type WaiverDraft = WaiverWritten | { readonly problem: string };

export interface WaiverWritten {
  readonly id: string;
  /** Edits of the principles file that keep everything else as it is. */
  readonly edits: readonly TextEdit[];
  /** Where the entry begins in the text after the edits. */
  readonly offset: number;
}

/** The narrowest request that covers a finding: its rule, its file and its resource. */
export function requestFor({ rule, principle, file, resource }: Pick<Finding, "rule" | "principle" | "file" | "resource">): Pick<WaiverRequest, "principle" | "rules" | "paths" | "resources"> {
  return { principle, rules: [rule], paths: [literalGlob(file)], resources: resource === null ? [] : [resourceName(resource)] };
}

/** Adds a waiver at the end of `waivers` of a principles file. */
export function addWaiver(text: string, request: WaiverRequest, terms: WaiverTermsOfFile): WaiverDraft {
  const problem = problemOf(request, terms);
  if (problem !== null) return { problem };
  const tree = parseYaml(text);
  if (tree.issues.length > 0) return { problem: "The principles file does not parse. Mend it first." };
  const id = nextId(text, terms.asOf.slice(0, 4));
  const edits = compileEdits(tree, 0, [{ op: "append", route: ["waivers"], value: entryOf(id, request) }]);
  if (edits === null) return { problem: "`waivers` of the principles file is written in a way that nothing can be added to. Add the waiver by hand." };
  const after = parseYaml(applyEdits(text, edits));
  const count = Fields.of(after, after.documents[0]?.root ?? -1)?.items("waivers").length ?? 0;
  return { id, edits, offset: locateRoute(after, 0, ["waivers", count - 1]).span.start };
}

/** Takes a waiver out of a principles file; null where it holds none of that id. */
export function removeWaiver(text: string, id: string): readonly TextEdit[] | null {
  const tree = parseYaml(text);
  const waivers = Fields.of(tree, tree.documents[0]?.root ?? -1)?.children("waivers") ?? [];
  const index = waivers.findIndex((waiver) => waiver.text("id") === id);
  return index < 0 ? null : compileEdits(tree, 0, [{ op: "delete", route: ["waivers", index] }]);
}

/** Why a request cannot be written; null where it can. */
function problemOf({ reason, expires, principle, rules, paths, resources }: WaiverRequest, { asOf, maxDays }: WaiverTermsOfFile): string | null {
  if (reason.trim() === "") return "A waiver needs a reason.";
  if (principle === null && rules.length === 0) return "A waiver names a principle or rules.";
  if (paths.length === 0 && resources.length === 0) return "A waiver is limited to paths or resources.";
  if (dayNumber(expires) === null) return `"${expires}" is no date. Write it as YYYY-MM-DD.`;
  const days = daysUntil(expires, asOf);
  if (days < 0) return `${expires} has passed. A waiver ends on a day to come.`;
  return days > maxDays ? `A waiver may run for at most ${String(maxDays)} days, and until ${expires} it would be ${String(days)}.` : null;
}

function entryOf(id: string, request: WaiverRequest): Record<string, unknown> {
  const { principle, rules, paths, resources, type, reason, requestedBy, expires } = request;
  const scope = { ...(paths.length === 0 ? {} : { paths }), ...(resources.length === 0 ? {} : { resources }) };
  return {
    id,
    ...(principle === null ? {} : { principle }),
    ...(rules.length === 0 ? {} : { rules }),
    scope,
    type,
    reason: reason.trim(),
    ...(requestedBy === null ? {} : { requestedBy }),
    expires,
  };
}

/** Ids count up within a year: W-2026-001. */
function nextId(text: string, year: string): string {
  const numbers = [...text.matchAll(new RegExp(`\\bW-${year}-(\\d{1,6})\\b`, "g"))].map((match) => Number(match[1]));
  return `W-${year}-${String(Math.max(0, ...numbers) + 1).padStart(3, "0")}`;
}

/** A path that stands for itself alone. */
function literalGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@]/g, "\\$&");
}

function resourceName({ type, name, namespace }: NonNullable<Finding["resource"]>): string {
  const kind = type.slice(type.indexOf(".") + 1);
  return [...(namespace === undefined ? [] : [namespace]), kind, name].map(literalGlob).join("/");
}

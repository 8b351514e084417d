import { scopesOf } from "./environments.ts";
import { normaliseGlob } from "./globs.ts";
import { ownSeverity } from "./own-rules.ts";
import { issueAt, Places } from "./places.ts";
import type { IssueCode, ParsedPrinciples, PrinciplesIssue } from "./types.ts";
import { Scopes } from "../rules/scopes.ts";
import { textOf, type Fields } from "../shape/fields.ts";
import { spanOf } from "../shape/pairs.ts";
import type { RuleSet } from "../model/plan.ts";
import type { Waiver } from "../model/governance.ts";
import type { Resource } from "../model/resource.ts";
import type { Span } from "../model/route.ts";

/** What a run over all files found, as far as scopes and waivers are measured by it. */
export interface RunEvidence {
  /** Every file of the root, ours or not, that git does not ignore. */
  readonly files: readonly string[];
  /** The resources of the files that were checked. */
  readonly inventory: ReadonlyMap<string, readonly Resource[]>;
  /** Files that were not checked, or not to the end: nobody knows what they hold. */
  readonly unclear: ReadonlySet<string>;
  /** Waivers that cover a finding: `FILE#ID`. */
  readonly waiversUsed: ReadonlySet<string>;
}

export interface UsageInput {
  readonly files: readonly ParsedPrinciples[];
  /** The rule sets of all folders. */
  readonly ruleSets: readonly RuleSet[];
  readonly evidence: RunEvidence;
  /** Most resources a waiver may cover. */
  readonly maxResources: number;
}

/** What only a run over all files can tell of principles files: waivers that waive nothing or too much, and scopes that match nothing. */
export function checkUsage(input: UsageInput): PrinciplesIssue[] {
  const usage = new Usage(input);
  return input.files.flatMap((file) => [...usage.checkWaivers(file), ...usage.checkScopes(file)]);
}

class Usage {
  private readonly input: UsageInput;
  private readonly scopes: Scopes;
  private readonly waivers: ReadonlyMap<string, Waiver>;

  constructor(input: UsageInput) {
    this.input = input;
    this.scopes = new Scopes(input.ruleSets.flatMap((set) => set.environments ?? []));
    this.waivers = new Map(input.ruleSets.flatMap((set) => (set.waivers ?? []).map((waiver) => [`${waiver.origin.file}#${waiver.id}`, waiver] as const)));
  }

  checkWaivers(file: ParsedPrinciples): PrinciplesIssue[] {
    const places = new Places(file.file, file.tree);
    return (file.fields?.children("waivers") ?? []).flatMap((fields) => {
      const waiver = this.waivers.get(`${file.file}#${fields.text("id") ?? ""}`);
      return waiver === undefined || waiver.withoutEffect !== null ? [] : this.checkWaiver(waiver, fields, places);
    });
  }

  private checkWaiver(waiver: Waiver, fields: Fields, places: Places): PrinciplesIssue[] {
    const { evidence, maxResources } = this.input;
    const covered = this.countCovered(waiver);
    if (covered > maxResources) {
      const message = `Waiver ${waiver.id} covers ${String(covered)} resources, more than ${String(maxResources)}; limit it to the resources it was approved for.`;
      return [issue(places, fields.span("id"), "waiver-broad", message)];
    }
    const isUsed = evidence.waiversUsed.has(`${waiver.origin.file}#${waiver.id}`);
    const isUnclear = [...evidence.unclear].some((name) => this.scopes.mayHold(waiver.scope, name));
    if (isUsed || isUnclear || !this.isRun(waiver)) return [];
    return [issue(places, fields.span("id"), "waiver-unused", `Waiver ${waiver.id} waives nothing; remove it.`)];
  }

  private countCovered({ scope }: Waiver): number {
    let count = 0;
    for (const [file, resources] of this.input.evidence.inventory) {
      if (!this.scopes.mayHold(scope, file)) continue;
      count += resources.filter((resource) => this.scopes.holds(scope, file, resource)).length;
    }
    return count;
  }

  /** Whether some rule of a waiver is in force: of one that is not, nothing can be told. */
  private isRun({ principle, rules }: Waiver): boolean {
    return this.input.ruleSets.some((set) =>
      set.rules.some((planned) => (principle === null || planned.principle === principle) && (rules.length === 0 || rules.includes(planned.rule.id))),
    );
  }

  checkScopes(file: ParsedPrinciples): PrinciplesIssue[] {
    const places = new Places(file.file, file.tree);
    const architecture = file.fields?.child("architecture");
    const environments = architecture?.child("environments");
    const zones = architecture?.child("zones");
    const ofModel = [
      ...(environments?.keys().flatMap((name) => environments.child(name) ?? []) ?? []),
      ...(zones?.keys().flatMap((name) => zones.child(name)?.child("match") ?? []) ?? []),
    ];
    return [...[...scopesOf(file), ...ofModel].flatMap((scope) => this.checkPaths(scope, places)), ...scopesOf(file).flatMap((scope) => this.checkResources(scope, places))];
  }

  private checkPaths(scope: Fields, places: Places): PrinciplesIssue[] {
    return entriesOf(scope, "paths").flatMap(({ text, span }) => {
      const limits = { paths: [normaliseGlob(text)], excludePaths: [] };
      if (this.input.evidence.files.some((file) => this.scopes.mayHold(limits, file))) return [];
      return [issue(places, span, "scope-empty", `Path pattern ${text} matches nothing; correct it or remove it.`)];
    });
  }

  /** Where a file is not read to the end, any resource may stand in it. */
  private checkResources(scope: Fields, places: Places): PrinciplesIssue[] {
    if (this.input.evidence.unclear.size > 0) return [];
    const all = [...this.input.evidence.inventory.values()].flat();
    return entriesOf(scope, "resources").flatMap(({ text, span }) => {
      // An address without a slash names a resource of a format that is not read yet.
      if (!text.includes("/") || all.some((resource) => this.scopes.isNamed(text, resource))) return [];
      return [issue(places, span, "scope-empty", `Resource ${text} matches nothing; correct it or remove it.`)];
    });
  }
}

/** The scalars of a list, or the one written in its place, with their spans. */
function entriesOf(fields: Fields, key: string): { readonly text: string; readonly span: Span }[] {
  const single = fields.text(key);
  if (single !== undefined) return [{ text: single, span: fields.span(key) }];
  return fields.items(key).flatMap((item) => {
    const text = textOf(fields.tree, item);
    return text === undefined ? [] : [{ text, span: spanOf(fields.tree, item) }];
  });
}

function issue(places: Places, span: Span, code: IssueCode, message: string): PrinciplesIssue {
  return issueAt(places, span, { code, message, severity: ownSeverity(code) });
}

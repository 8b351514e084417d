import { dayNumber } from "./dates.ts";
import { OWN_RULES } from "./own-rules.ts";
import type { ParsedPrinciples } from "./types.ts";
import type { Fields } from "../shape/fields.ts";

interface NoteInput {
  readonly edgeRules: ReadonlySet<string>;
  readonly hasRules: boolean;
}

/** One line each on what principles files say that has no effect: nothing that is written is passed over in silence. */
export function notesOf(files: readonly ParsedPrinciples[], input: NoteInput): readonly string[] {
  const notes = files.flatMap((file) => [...partNotes(file), ...scopeNotes(file), ...dateNotes(file), ...ownRuleNotes(file)]);
  for (const id of input.edgeRules) notes.push(`Rule ${id} looks at edges of the architecture graph; it has no effect yet.`);
  const [nearest] = files;
  if (nearest !== undefined && !input.hasRules) notes.push(`${nearest.file} names no rules, so nothing is checked.`);
  return notes;
}

function partNotes(file: ParsedPrinciples): string[] {
  const { fields } = file;
  if (fields === null) return [];
  const parts: [boolean, string][] = [
    [hasMoreModel(fields.child("architecture")), "`architecture` has no effect yet apart from `environments` and what `externals` provide."],
    [lacksBase(file.settings), "`settings.gate.newFindingsOnly` has no effect without `base`: all findings count that no baseline accepts."],
    [["scorecards", "outputs"].some((key) => fields.child("reporting")?.has(key) === true), "`reporting` has no effect yet apart from `history`."],
    [fields.child("settings")?.has("tables") === true, "`settings.tables` has no effect yet."],
    [["gatewayApi", "openapi", "asyncapi"].some((key) => fields.child("settings")?.child("targets")?.has(key) === true), "`settings.targets` has no effect yet apart from `kubernetes`."],
    [file.principles.some(hasFurtherMeasure), "`measures` have no effect yet apart from the target of `conformance`."],
  ];
  return parts.filter(([isWritten]) => isWritten).map(([, note]) => `${file.file}: ${note}`);
}

function lacksBase({ newFindingsOnly, base }: ParsedPrinciples["settings"]): boolean {
  return newFindingsOnly === true && base === null;
}

function hasMoreModel(architecture: Fields | null): boolean {
  return architecture?.keys().some((key) => key !== "environments" && key !== "externals") ?? false;
}

function hasFurtherMeasure({ fields }: ParsedPrinciples["principles"][number]): boolean {
  return fields.children("measures").some((measure) => measure.text("metric") !== "conformance");
}

function scopeNotes(file: ParsedPrinciples): string[] {
  return file.principles.flatMap(({ text, scope }) => {
    if (scope.ofModel.length === 0) return [];
    const keys = scope.ofModel.map((key) => `\`${key}\``).join(", ");
    return [`${file.file}: ${keys} in the scope of ${text.id} ${scope.ofModel.length === 1 ? "has" : "have"} no effect yet: its rules run wherever its paths allow.`];
  });
}

function dateNotes(file: ParsedPrinciples): string[] {
  return file.principles.flatMap(({ text, stages }) => {
    const unreadable = stages.flatMap((stage) => (stage.from !== null && dayNumber(stage.from) === null ? [stage.from] : []));
    return unreadable.map((date) => `${file.file}: the date "${date}" of a stage of ${text.id} cannot be read and counts as passed.`);
  });
}

function ownRuleNotes(file: ParsedPrinciples): string[] {
  return file.principles.flatMap(({ text, rules }) => {
    const own = rules.flatMap((entry) => (entry.kind === "rule" && OWN_RULES.some((rule) => rule.id === entry.id) ? [entry.id] : []));
    return own.map((id) => `${file.file}: ${id} runs on every principles file by itself; naming it in ${text.id} changes nothing.`);
  });
}

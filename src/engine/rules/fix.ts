import { canReach, compileEdits, type EditOperation } from "../fixes/index.ts";
import type { Fix } from "../model/finding.ts";
import type { Target } from "../model/format.ts";
import type { RawFinding } from "../model/analysis.ts";
import { isPlainObject, NodeView, UNRESOLVED, type Value } from "../model/value.ts";
import { toPlainValue } from "../syntax/resolve.ts";
import type { CelProgram } from "./cel/index.ts";
import type { CompiledEdit, CompiledFix } from "./compile-reporting.ts";
import { formatMessage } from "./message.ts";
import { resolvePath, type ParsedFile } from "./place.ts";
import type { Scope } from "./scope.ts";

/** A finding in the making: enough to compute its fixes. */
export interface FixInput {
  readonly file: string;
  readonly target: Target;
  readonly scope: Scope;
  readonly parsed: ParsedFile;
}

/** Title and safety of the first fix that applies. Edits are computed for a choice only; aliases may forbid a fix, so its places are walked to. */
export function preferredFix(input: FixInput): RawFinding["fix"] {
  const hasAliases = input.parsed.tree.aliases.size > 0;
  for (const fix of input.scope.rule.reporting().fix) {
    if (!applies(fix, input.scope)) continue;
    if (fix.source.safety === "choice") {
      const first = createFixes(fix, input)[0];
      if (first !== undefined) return { safety: first.safety, title: first.title };
    } else if (!hasAliases || isReachable(fix, input)) {
      return { safety: fix.source.safety, title: titleOf(fix, input.scope, undefined) };
    }
  }
  return null;
}

/** Whether no alias or merge key stands between the document and the places of a fix. */
function isReachable(fix: CompiledFix, input: FixInput): boolean {
  const operations = changesOf(fix, input, undefined);
  return operations?.every(({ route }) => canReach(input.parsed.tree, input.target.document, route)) ?? false;
}

/** Title and safety of the first fix of a cross-file rule that applies; its edits are computed when they are asked for. */
export function declaredFix(scope: Scope): RawFinding["fix"] {
  for (const fix of scope.rule.reporting().fix) {
    if (!applies(fix, scope)) continue;
    const choice = fix.edits.find((edit) => edit.candidates !== null)?.candidates ?? null;
    const candidates = choice === null ? undefined : scope.evaluate(choice);
    if (Array.isArray(candidates) && candidates.length === 0) continue;
    const first = Array.isArray(candidates) ? (candidates as readonly Value[])[0] : undefined;
    return { safety: fix.source.safety, title: titleOf(fix, scope, first) };
  }
  return null;
}

/** All fixes that apply, with their text edits; one per candidate for a choice. */
export function fixesOf(input: FixInput): Fix[] {
  return input.scope.rule.reporting().fix.filter((fix) => applies(fix, input.scope)).flatMap((fix) => createFixes(fix, input));
}

function applies(fix: CompiledFix, scope: Scope): boolean {
  return fix.when === null || scope.evaluate(fix.when) === true;
}

function createFixes(fix: CompiledFix, input: FixInput): Fix[] {
  const choice = fix.edits.find((edit) => edit.candidates !== null);
  if (choice === undefined || choice.candidates === null) return createFix(fix, input, undefined);
  const candidates = input.scope.evaluate(choice.candidates);
  if (!Array.isArray(candidates)) return [];
  return (candidates as readonly Value[]).flatMap((candidate) => createFix(fix, input, candidate));
}

function createFix(fix: CompiledFix, input: FixInput, candidate: Value): Fix[] {
  const creating = activeEdits(fix, input).filter((edit) => edit.source.op === "createFile");
  const files = creating.map((edit) => fileOf(edit, input, candidate)).filter((file) => file !== null);
  const operations = changesOf(fix, input, candidate);
  if (files.length < creating.length || operations === null) return [];
  const edits = compileEdits(input.parsed.tree, input.target.document, operations);
  if (edits === null || (edits.length === 0 && files.length === 0)) return [];
  const title = titleOf(fix, input.scope, candidate);
  return [files.length === 0 ? { title, safety: fix.source.safety, edits } : { title, safety: fix.source.safety, edits, files }];
}

/** The operations of a fix on the file itself; null where one has no place or no value. */
function changesOf(fix: CompiledFix, input: FixInput, candidate: Value): EditOperation[] | null {
  const changing = activeEdits(fix, input).filter((edit) => edit.source.op !== "createFile");
  const operations = changing.map((edit) => operationsOf(edit, input, candidate)).filter((made) => made !== null);
  return operations.length < changing.length ? null : operations.flat();
}

function activeEdits(fix: CompiledFix, { scope }: FixInput): CompiledEdit[] {
  return fix.edits.filter((edit) => edit.when === null || scope.evaluate(edit.when) === true);
}

interface CreatedFile {
  readonly file: string;
  readonly text: string;
}

function fileOf(edit: CompiledEdit, input: FixInput, candidate: Value): CreatedFile | null {
  const text = editValue(edit, input.scope, candidate);
  return typeof text === "string" ? { file: folderOf(input.file) + formatPath(edit.source.path, input.scope), text } : null;
}

/** Null where the edit has no place or no value, so that the fix as a whole is none. */
function operationsOf(edit: CompiledEdit, input: FixInput, candidate: Value): EditOperation[] | null {
  if (edit.over !== null) return operationsOver(edit, edit.over, input, candidate);
  const operation = operationOf(edit, input, candidate);
  return operation === null ? null : [operation];
}

/** One operation for each element of `over`; an element without a value is left out. */
function operationsOver(edit: CompiledEdit, over: CelProgram, input: FixInput, candidate: Value): EditOperation[] {
  const elements = input.scope.evaluate(over);
  if (!Array.isArray(elements)) return [];
  return (elements as readonly Value[]).flatMap((element) => {
    input.scope.set("over", element);
    const operation = operationOf(edit, input, candidate);
    return operation === null ? [] : [operation];
  });
}

function operationOf(edit: CompiledEdit, input: FixInput, candidate: Value): EditOperation | null {
  const route = edit.path === null ? null : resolvePath(edit.path, input.target, input.scope);
  if (route === null) return null;
  const { op, comment, position } = edit.source;
  const needsValue = op !== "delete" && op !== "quote";
  const value = needsValue ? editValue(edit, input.scope, candidate) : undefined;
  if (needsValue && value === undefined) return null;
  return {
    op,
    route,
    ...(needsValue ? { value } : {}),
    ...(comment === undefined ? {} : { comment }),
    ...(position === undefined ? {} : { position }),
  };
}

function editValue(edit: CompiledEdit, scope: Scope, candidate: Value): unknown {
  if (edit.candidates !== null) return plain(candidate);
  if (edit.valueFrom !== null) return plain(scope.evaluate(edit.valueFrom));
  return edit.source.value;
}

/** A value as an edit writes it: views become plain data, what is not known makes the whole unknown. */
function plain(value: Value): unknown {
  if (value === UNRESOLVED) return undefined;
  if (value instanceof NodeView) return toPlainValue(value.tree, value.node);
  if (Array.isArray(value)) return (value as readonly Value[]).map(plain);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}

function titleOf(fix: CompiledFix, scope: Scope, candidate: Value): string {
  return formatMessage(fix.title, (name) => (name === "candidate" ? candidate : scope.lookup(name)));
}

function formatPath(path: string, scope: Scope): string {
  return path.replace(/\{([A-Za-z_]\w*)\}/g, (_, name: string) => {
    const value = scope.lookup(name);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  });
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

import { variablesOf } from "./cel-scope.ts";
import { completeCel } from "./complete-cel.ts";
import { cursorAt, MARKER, type Cursor } from "./cursor.ts";
import { fileKind, ruleRoute, shapeOf, type FileKind } from "./file-kind.ts";
import { candidatesFor } from "./candidates.ts";
import { optionsShape } from "../principles/options.ts";
import { Fields } from "../shape/fields.ts";
import { pairsOf } from "../shape/pairs.ts";
import { nodeKind } from "../shape/scalar-kind.ts";
import { shapeAt } from "../shape/at.ts";
import { alternativesOf, type Concrete, type KeyShape, type Shape } from "../shape/shape.ts";
import { describeShape } from "../shape/words.ts";
import { followRoute } from "../syntax/access.ts";
import type { AuthoringContext, Completion } from "./types.ts";

/** Proposals for a place of a principles or rule file. */
export function complete(file: string, text: string, offset: number, context: AuthoringContext): readonly Completion[] {
  const kind = fileKind(file, text);
  const cursor = kind === null ? null : cursorAt(text, offset);
  if (kind === null || cursor === null) return [];
  const proposals = proposalsAt({ kind, text, offset, cursor, context });
  return cursor.lacksBlank ? proposals.map((entry) => ({ ...entry, insertText: ` ${entry.insertText}` })) : proposals;
}

function proposalsAt(place: Place): readonly Completion[] {
  const { kind, cursor } = place;
  const options = optionsAt(place);
  if (options !== null) return options;
  const { shapes } = shapeAt(shapeOf(kind), { tree: cursor.tree, root: cursor.root, route: cursor.route, ignore: MARKER });
  if (cursor.isKey) return completeKeys(place, shapes);
  const values = completeValues(place, shapes);
  return values.length > 0 ? values : completeKeys(place, shapes);
}

interface Place {
  readonly kind: FileKind;
  readonly text: string;
  readonly offset: number;
  readonly cursor: Cursor;
  readonly context: AuthoringContext;
}

/** Inside `options` of a rule entry the parameters of that rule count; null elsewhere. */
function optionsAt(place: Place): Completion[] | null {
  const { cursor, context } = place;
  const { route, tree, root } = cursor;
  const at = route.lastIndexOf("options");
  if (place.kind !== "principles" || route[0] !== "principles" || at < 0) return null;
  const id = Fields.of(tree, followRoute(tree, root, route.slice(0, at)))?.text("id");
  const rule = context.index.rules.get(id ?? "");
  if (rule === undefined) return null;
  const node = followRoute(tree, root, route.slice(0, at + 1));
  const { shapes } = shapeAt(optionsShape(rule), { tree, root: node, route: route.slice(at + 1), ignore: MARKER });
  return cursor.isKey || at === route.length - 1 ? completeKeys(place, shapes) : completeValues(place, shapes);
}

function completeKeys({ cursor }: Place, shapes: readonly Concrete[]): Completion[] {
  const mapping = followRoute(cursor.tree, cursor.root, cursor.route);
  const isMapping = mapping >= 0 && nodeKind(cursor.tree, mapping) === "mapping";
  const present = new Set(isMapping ? pairsOf(cursor.tree, mapping).map((pair) => pair.name) : []);
  const required = new Map<string, Completion>();
  const others = new Map<string, Completion>();
  for (const shape of shapes) {
    if (shape.kind !== "object") continue;
    for (const [name, key] of Object.entries(shape.keys)) {
      if (present.has(name) || required.has(name) || others.has(name)) continue;
      (key.required ? required : others).set(name, keyProposal(name, key, cursor));
    }
  }
  return [...required.values(), ...others.values()];
}

function keyProposal(name: string, key: KeyShape, cursor: Cursor): Completion {
  return {
    label: name,
    kind: "key",
    detail: describe(key.shape),
    documentation: key.description,
    insertText: cursor.hasColon ? name : `${name}: `,
    span: cursor.word,
  };
}

function describe(shape: Shape): string {
  return [...new Set(alternativesOf(shape).map(describeShape))].join(" or ");
}

function completeValues(place: Place, shapes: readonly Concrete[]): Completion[] {
  const { cursor, context } = place;
  const found: Completion[] = [];
  for (const shape of shapes) {
    if (shape.kind === "boolean") found.push(...["true", "false"].map((label) => value(label, cursor)));
    if (shape.kind !== "string") continue;
    if (shape.values !== undefined) found.push(...shape.values.map((label) => value(label, cursor)));
    if (shape.meaning === "cel") return completeExpression(place);
    if (shape.meaning !== undefined) found.push(...candidatesFor(shape.meaning, cursor, context));
  }
  return found;
}

function value(label: string, cursor: Cursor): Completion {
  return { label, kind: "value", detail: "", documentation: "", insertText: label, span: cursor.word };
}

function completeExpression({ kind, text, offset, cursor, context }: Place): Completion[] {
  const rule = ruleRoute(kind, cursor.route);
  if (rule === null) return [];
  const typed = text.slice(cursor.word.start, offset);
  const identifier = /\w*$/.exec(typed)?.[0] ?? "";
  const rest = /^\w*/.exec(text.slice(offset))?.[0] ?? "";
  return completeCel({
    before: cursor.before + typed,
    span: { start: offset - identifier.length, end: offset + rest.length },
    variables: variablesOf(cursor.tree, cursor.root, rule, context),
    functions: context.functions,
  });
}

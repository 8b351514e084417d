import { typeOf, variablesOf, withMacroVariables, receiverBefore } from "./cel-scope.ts";
import { entityAt } from "./entities.ts";
import { fileKind, ruleRoute, shapeOf, type FileKind } from "./file-kind.ts";
import { describePack, describePrinciple, describeRule, describeTarget } from "./describe.ts";
import { nodeAt, type NodeAt } from "./node-at.ts";
import type { AuthoringContext, Entity, HoverText } from "./types.ts";
import { optionsShape } from "../principles/options.ts";
import { readPrinciple } from "../principles/entries.ts";
import { Places } from "../principles/places.ts";
import { describeType } from "../functions/describe-type.ts";
import { signatureOf } from "../functions/reference.ts";
import { Fields } from "../shape/fields.ts";
import { shapeAt } from "../shape/at.ts";
import type { KeyShape } from "../shape/shape.ts";
import { alternativesOf } from "../shape/shape.ts";
import { followRoute, scalarText } from "../syntax/access.ts";
import { parseYaml } from "../syntax/yaml.ts";
import type { Tree } from "../model/tree.ts";

/** What the word at an offset of a principles or rule file means. */
export function hover(file: string, text: string, offset: number, context: AuthoringContext): HoverText | null {
  const kind = fileKind(file, text);
  const tree = parseYaml(text);
  const at = kind === null ? null : nodeAt(tree, offset);
  if (kind === null || at === null) return null;
  const place: Place = { kind, tree, root: tree.documents[0]?.root ?? -1, at, offset, context };
  if (at.isKey) return keyHover(place);
  const entity = entityAt(file, text, offset);
  const words = entity === null ? null : describeEntity(entity, place);
  if (words !== null) return { markdown: words, span: at.span };
  return valueHover(place);
}

interface Place {
  readonly kind: FileKind;
  readonly tree: Tree;
  readonly root: number;
  readonly at: NodeAt;
  readonly offset: number;
  readonly context: AuthoringContext;
}

function keyHover(place: Place): HoverText | null {
  const { at, kind, tree, root } = place;
  const option = optionKey(place);
  const key = option ?? shapeAt(shapeOf(kind), { tree, root, route: at.route }).keys[0];
  if (key === undefined) return null;
  const name = String(at.route.at(-1) ?? "");
  return { markdown: `**${name}**${key.required ? " (required)" : ""}: ${key.description}${valuesOf(key)}`, span: at.span };
}

/** The parameter behind a key of `options`. */
function optionKey({ at, tree, root, context }: Place): KeyShape | undefined {
  if (at.route[0] !== "principles" || at.route.at(-2) !== "options") return undefined;
  const id = Fields.of(tree, followRoute(tree, root, at.route.slice(0, -2)))?.text("id");
  const rule = context.index.rules.get(id ?? "");
  return rule === undefined ? undefined : optionsShape(rule).keys[String(at.route.at(-1))];
}

function valuesOf(key: KeyShape): string {
  const values = alternativesOf(key.shape).flatMap((shape) => (shape.kind === "string" ? (shape.values ?? []) : []));
  return values.length === 0 ? "" : `\n\nOne of ${values.map((value) => `\`${value}\``).join(", ")}.`;
}

function describeEntity(entity: Entity, { root, tree, context }: Place): string | null {
  if (entity.kind === "pack") return describePack(entity.name, context);
  const fields = Fields.of(tree, root);
  if (entity.kind === "rule") return describeRule(entity.name, fields, context);
  const entry = fields?.children("principles").find((candidate) => candidate.text("id") === entity.name);
  const own = entry === undefined ? undefined : readPrinciple(entry, new Places("", tree)).text;
  const principle = own ?? context.builtInPrinciples.find((candidate) => candidate.id === entity.name);
  return principle === undefined ? null : describePrinciple(principle);
}

function valueHover(place: Place): HoverText | null {
  const { at, kind, tree, root, context } = place;
  for (const shape of shapeAt(shapeOf(kind), { tree, root, route: at.route }).shapes) {
    if (shape.kind !== "string") continue;
    if (shape.meaning === "cel") return celHover(place);
    const text = scalarText(tree, at.node);
    const target = shape.meaning === "target" ? context.targetTypes.get(text) : undefined;
    if (target !== undefined) return { markdown: describeTarget(target), span: at.span };
    const builtIn = shape.meaning === "principle" ? context.builtInPrinciples.find((principle) => principle.id === text) : undefined;
    if (builtIn !== undefined) return { markdown: describePrinciple(builtIn), span: at.span };
  }
  return null;
}

/** The type of the name at the offset, or what the function does. Escapes in quotes are rare enough to read the text as it stands. */
function celHover({ at, kind, tree, root, offset, context }: Place): HoverText | null {
  const rule = ruleRoute(kind, at.route);
  if (rule === null) return null;
  const { text } = tree;
  const start = offset - (/\w*$/.exec(text.slice(at.span.start, offset))?.[0] ?? "").length;
  const end = offset + (/^\w*/.exec(text.slice(offset, at.span.end))?.[0] ?? "").length;
  const name = text.slice(start, end);
  if (!/^[A-Za-z_]/.test(name)) return null;
  const span = { start, end };
  const declarations = context.functions.get(name);
  if (declarations !== undefined && /^\s*\(/.test(text.slice(end))) {
    const lines = declarations.map((declaration) => `\`${signatureOf(declaration)}\`: ${declaration.documentation}`);
    return { markdown: lines.join("\n\n"), span };
  }
  const before = text.slice(at.span.start, start);
  const variables = withMacroVariables(before, variablesOf(tree, root, rule, context), context.functions);
  const receiver = before.endsWith(".") ? receiverBefore(before) : "";
  const type = typeOf(receiver + name, variables, context.functions);
  return type === null ? null : { markdown: `\`${receiver}${name}\`: ${describeType(type)}`, span };
}

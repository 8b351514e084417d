import { Kind, type Tree } from "../../model/tree.ts";
import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "../../model/value.ts";
import { kindOf } from "../../syntax/access.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { FieldReader } from "../kubernetes/references/reader.ts";
import { CHANGES, PODS, unknown } from "../kubernetes/references/unknown.ts";

const MAXIMUM_DEPTH = 12;

/**
 * What the patches of a kustomization may make of objects that are written elsewhere: that they change them at all, and which labels
 * they may put on pods and Services. A patch in a file of its own may put any label on any object, unless its target has a name.
 */
export function patchFacts(file: FieldReader): PlainObject[] {
  const patches = ["patches", "patchesJson6902", "patchesStrategicMerge"].flatMap((list) => file.items(list));
  const names = new Set([...file.items("replicas").map((entry) => entry.text("name") ?? ""), ...patches.map(patchedName)]);
  const changes = names.size === 0 ? [] : [unknown({ kinds: [CHANGES], names: [...names] })];
  // A replacement copies values of one object into fields of others.
  const replaced = file.items("replacements").length === 0 ? [] : [labelling("*", UNRESOLVED)];
  return [...changes, ...patches.flatMap((patch) => labelsOfPatch(patch)), ...replaced];
}

function labelsOfPatch(patch: FieldReader): PlainObject[] {
  const labels = addedLabels(inlineText(patch));
  return isPlainObject(labels) && Object.keys(labels).length === 0 ? [] : [labelling(patchedName(patch), labels)];
}

/** Objects of a name get labels; `labels` unresolved stands for any, and for other selectors or ports. */
function labelling(name: string, labels: Value): PlainObject {
  return unknown({ namespace: undefined, kinds: [PODS, "Service"], labels, patched: [name] });
}

function patchedName(patch: FieldReader): string {
  const named = patch.text("target", "name") ?? /^\s*name:\s*["']?([a-z0-9.-]+)["']?\s*$/m.exec(inlineText(patch) ?? "")?.[1];
  return named !== undefined && /^[a-z0-9.-]+$/.test(named) ? named : "*";
}

/** The text of a patch that is written in the kustomization itself; undefined where it is in a file of its own. */
function inlineText(patch: FieldReader): string | undefined {
  const text = patch.written("patch") ?? patch.written();
  return text?.includes("\n") === true || /^\s*[[{]/.test(text ?? "") ? text : undefined;
}

/** The labels that a patch puts anywhere; unresolved where that cannot be told, or where it changes selectors or ports as well. */
function addedLabels(text: string | undefined): Value {
  if (text === undefined || /selector|ports/i.test(text)) return UNRESOLVED;
  if (!/labels/i.test(text)) return {};
  const tree = parseYaml(text);
  const labels: Record<string, Value> = {};
  const isTold = tree.issues.length === 0 && tree.documents.every((document) => document.root < 0 || collect(tree, document.root, labels));
  return isTold ? labels : UNRESOLVED;
}

/** False for lists of operations (RFC 6902). */
function collect(tree: Tree, root: number, labels: Record<string, Value>): boolean {
  if (kindOf(tree, root) !== Kind.Mapping) return false;
  collectLabels(new FieldReader(tree, root, []), labels, 0);
  return true;
}

function collectLabels(reader: FieldReader, labels: Record<string, Value>, depth: number): void {
  if (depth > MAXIMUM_DEPTH) return;
  for (const [key, value] of reader.entries()) {
    if (key === "labels") for (const [label, text] of value.entries()) labels[label] = text.value();
    else collectLabels(value, labels, depth + 1);
  }
}

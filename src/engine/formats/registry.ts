import { COMMENT_TARGET } from "../model/comment-target.ts";
import type { Format, TargetType } from "../model/format.ts";
import type { Relation } from "../model/relation.ts";
import { Kind, type Tree } from "../model/tree.ts";
import { kindOf, startOf, STRIDE } from "../syntax/access.ts";
import { parseDockerfile } from "../syntax/dockerfile.ts";
import { parseJson } from "../syntax/json.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { composeFormat } from "./compose/index.ts";
import { COMPOSE_RELATIONS } from "./compose/relations.ts";
import { dockerfileFormat } from "./dockerfile/index.ts";
import { KUBERNETES_RELATIONS } from "./kubernetes/relations.ts";
import { kubernetesFormat } from "./kubernetes/index.ts";
import { kustomizeFormat } from "./kustomize/index.ts";
import { KUSTOMIZE_RELATIONS } from "./kustomize/relations.ts";

/** All formats, the narrower ones first: the first that detects a file has it. */
export const FORMATS: readonly Format[] = [dockerfileFormat, composeFormat, kustomizeFormat, kubernetesFormat];

export const RELATIONS: readonly Relation[] = [...KUBERNETES_RELATIONS, ...KUSTOMIZE_RELATIONS, ...COMPOSE_RELATIONS];

export const TARGET_TYPES: ReadonlyMap<string, TargetType> = new Map(
  [...FORMATS.flatMap((format) => format.targetTypes), COMMENT_TARGET].map((type) => [type.name, type]),
);

/** Whether a file of this name can be of some format; a cheap look before anything is read. */
export function mayBeManifest(file: string): boolean {
  return FORMATS.some((format) => format.mayBe(file));
}

/** A file with its format; `format` is null where it is none of ours. */
export interface DetectedFile {
  readonly format: Format | null;
  readonly tree: Tree;
  /** Ours, but left alone until its format is supported. */
  readonly notYet: boolean;
}

/** Parses a file and tells its format by path and content. `hasFile` says whether the root holds a file of that path. */
export function detectFile(file: string, text: string, hasFile: (path: string) => boolean): DetectedFile {
  const tree = parseAs(file, text);
  if (isChartTemplate(file, hasFile)) return { format: null, tree, notYet: looksLikeManifest(text) };
  for (const format of FORMATS) {
    if (!format.mayBe(file)) continue;
    const detection = format.detect(file, tree);
    if (detection === "no") continue;
    return { format, tree, notYet: detection === "not-yet" || isTemplated(tree) };
  }
  return { format: null, tree, notYet: false };
}

function parseAs(file: string, text: string): Tree {
  if (dockerfileFormat.mayBe(file)) return parseDockerfile(text);
  return /\.json$/i.test(file) ? parseJson(text) : parseYaml(text);
}

/** A file below `templates/` of a folder with a Chart.yaml is rendered by Helm; as it stands it is no manifest. */
function isChartTemplate(file: string, hasFile: (path: string) => boolean): boolean {
  for (let at = file.lastIndexOf("templates/"); at >= 0; at = at === 0 ? -1 : file.lastIndexOf("templates/", at - 1)) {
    if (at > 0 && file[at - 1] !== "/") continue;
    if (hasFile(`${file.slice(0, at)}Chart.yaml`)) return true;
  }
  return false;
}

function looksLikeManifest(text: string): boolean {
  return /^\s*(apiVersion|kind):/m.test(text);
}

/** Template actions outside of quotes mean a template of some kind, whatever renders it: they break the syntax, or read as a mapping. */
function isTemplated(tree: Tree): boolean {
  const { text, tape, issues } = tree;
  if (tree.syntax !== "yaml" || !text.includes("{{")) return false;
  if (issues.some((issue) => text.slice(lineStart(text, issue.start), issue.end).includes("{{"))) return true;
  for (let node = 0; node * STRIDE < tape.length; node += 1) {
    if (kindOf(tree, node) === Kind.Mapping && text.startsWith("{{", startOf(tree, node))) return true;
  }
  return false;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

import type { Fact } from "../../model/facts.ts";
import type { Tree } from "../../model/tree.ts";
import type { PlainObject, Value } from "../../model/value.ts";
import { FieldReader } from "../kubernetes/references/reader.ts";
import { ANY_KIND, PODS, unknown } from "../kubernetes/references/unknown.ts";
import { patchFacts } from "./patches.ts";

/** What exists by a kustomization: the objects it generates, and what it may bring from elsewhere or rename. */
export function providedFacts(tree: Tree, root: number): Fact[] {
  const file = new FieldReader(tree, root, []);
  const namespace = file.value("namespace");
  const generated = [...generators(file, "configMapGenerator", "ConfigMap"), ...generators(file, "secretGenerator", "Secret")];
  return [
    ...generated.map((value) => factOf("k8s.provided", { namespace, ...value })),
    ...unknowns(file).map((value) => factOf("k8s.unknown", { namespace, ...value })),
  ];
}

function generators(file: FieldReader, list: string, kind: string): PlainObject[] {
  return file.items(list).flatMap((entry): PlainObject[] => {
    const name = entry.value("name");
    const namespace = entry.value("namespace");
    return name === undefined ? [] : [{ kind, name, keys: keysOf(entry), ...(namespace === undefined ? {} : { namespace }) }];
  });
}

/** The keys of literals (`key=value`) and files (`key=path`, or the name of the file); those of an env file stand elsewhere. */
function keysOf(entry: FieldReader): Value {
  if (entry.at("env").exists || entry.at("envs").exists) return undefined;
  const literals = entry.items("literals").map((item) => (item.text() ?? "").split("=")[0] ?? "");
  const files = entry.items("files").map((item) => {
    const text = item.text() ?? "";
    return text.includes("=") ? text.slice(0, text.indexOf("=")) : text.slice(text.lastIndexOf("/") + 1);
  });
  return [...literals, ...files];
}

/** Charts and folders of elsewhere may hold anything; a prefix or suffix makes new names; labels are put on pods that lack them. */
function unknowns(file: FieldReader): PlainObject[] {
  const listed = ["resources", "bases", "components"].flatMap((list) => file.items(list).map((item) => item.text() ?? ""));
  const hasOthers = ["helmCharts", "helmChartInflationGenerator", "generators", "transformers"].some((list) => file.items(list).length > 0);
  const whole = hasOthers || listed.some(isRemote) ? [unknown({ kinds: [ANY_KIND], isWhole: true })] : [];
  const prefix = file.text("namePrefix") ?? "";
  const suffix = file.text("nameSuffix") ?? "";
  const renamed = prefix === "" && suffix === "" ? [] : [unknown({ kinds: [ANY_KIND], prefix, suffix })];
  const pairs = [...file.entries("commonLabels"), ...file.items("labels").flatMap((entry) => entry.entries("pairs"))];
  const labels: PlainObject = Object.fromEntries(pairs.map(([key, value]) => [key, value.value()]));
  return [...whole, ...renamed, ...patchFacts(file), ...(pairs.length === 0 ? [] : [unknown({ kinds: [PODS, "Service"], labels, patched: ["*"] })])];
}

function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/|^git@|\?ref=|^(?:github|gitlab|bitbucket)\.[a-z.]+\//i.test(path);
}

function factOf(type: string, value: PlainObject): Fact {
  return { type, document: 0, route: [], value };
}

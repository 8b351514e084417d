import { kubernetesFormat } from "#engine/formats/kubernetes/index.ts";
import type { Fact } from "#engine/model/facts.ts";
import type { Model, Target } from "#engine/model/format.ts";
import { formatRoute } from "#engine/model/route.ts";
import type { PlainObject, Value } from "#engine/model/value.ts";
import { parseJson } from "#engine/syntax/json.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

/** The model of a manifest; a text that begins with a brace is read as JSON. */
export function modelOf(text: string): Model {
  return kubernetesFormat.build("a.yaml", text.startsWith("{\"") ? parseJson(text) : parseYaml(text));
}

/** Targets of one type as `Kind/name route`. */
export function targetsOf(text: string, type: string): string[] {
  return modelOf(text)
    .targets.filter((target) => target.type === type)
    .map(({ resource, route, document }) => `${resource?.type ?? ""}/${resource?.name ?? ""} ${document === 0 ? "" : `#${String(document)} `}${formatRoute(route)}`);
}

/** A variable of the first target of a type. */
export function variableOf(text: string, type: string, name: string): Value {
  const target = modelOf(text).targets.find((entry) => entry.type === type);
  const index = Object.keys(kubernetesFormat.targetTypes.find((entry) => entry.name === type)?.variables ?? {}).indexOf(name);
  return target?.values[index];
}

export function containersOf(text: string): Target[] {
  return modelOf(text).targets.filter((target) => target.type === "k8s.container");
}

/** The value of the first fact of a type. */
export function factOf(text: string, type: string): PlainObject {
  return factsOf(text, type)[0]?.value ?? {};
}

export function factsOf(text: string, type: string): Fact[] {
  return modelOf(text).facts.filter((fact) => fact.type === type);
}

/** A manifest in one line: `metadata` and `spec` are flow mappings. */
export function manifest(apiVersion: string, kind: string, spec: string, metadata = "{name: web}"): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
}

export const POD_SPEC = "{containers: [{name: web, image: a}]}";
export const TEMPLATE = `{template: {metadata: {labels: {app: web}}, spec: ${POD_SPEC}}}`;

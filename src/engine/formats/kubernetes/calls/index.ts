import type { Fact } from "../../../model/facts.ts";
import type { Model, Target } from "../../../model/format.ts";
import type { Tree } from "../../../model/tree.ts";
import { NodeView, UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { clusterHostIn, withoutClusterDomain } from "../../../functions/addresses.ts";
import { callFields, hostsInText, type GivenText } from "../../../functions/hosts-in-text.ts";
import { findObjects, isTemplated, type KubernetesObject } from "../read/objects.ts";
import { findPod } from "../read/workloads.ts";
import { FieldReader } from "../references/reader.ts";
import { namespaceOf } from "../references/reference.ts";
import { serviceOf } from "./service-names.ts";
import { servedBy } from "./served.ts";

/** A text in which hosts are looked for, and where it stands. */
interface Setting extends GivenText {
  readonly place: FieldReader;
  /** Whether names in it are looked up in other places than the cluster's DNS, or with more domains than those of the namespace. */
  readonly isElsewhere: boolean;
}

/** Adds to the model of a file the hosts that its containers and ConfigMaps name, and what its Services serve. */
export function addCalls(model: Model, tree: Tree): Model {
  const targets: Target[] = [...model.targets];
  const facts: Fact[] = [...model.facts];
  for (const object of findObjects(tree)) {
    const reader = new FieldReader(tree, object.node, object.route);
    for (const setting of settingsOf(reader, object)) {
      for (const fields of [...callsOf(setting, object), ...clusterHostOf(setting)]) {
        targets.push(targetOf(setting, object, fields, facts.length));
        facts.push({ type: "k8s.call", document: object.document, route: setting.place.route, value: { ...identityOf(object), ...fields } });
      }
    }
    const served = servedBy(reader, object);
    if (served !== null) facts.push({ type: "k8s.served", document: object.document, route: object.route, value: { ...identityOf(object), ...served } });
  }
  return { ...model, targets, facts };
}

function identityOf({ kind, name, namespace }: KubernetesObject): PlainObject {
  return { kind, name, namespace };
}

function targetOf({ place }: Setting, object: KubernetesObject, fields: PlainObject, fact: number): Target {
  const { kind, name, namespace } = object;
  const values: Value[] = [new NodeView(place.tree, place.node), kind, name, namespace, fields["variable"], fields["host"], fields["scheme"], fields["port"]];
  const resource = { type: `k8s.${kind}`, name, ...(namespace === undefined ? {} : { namespace }) };
  return { type: "k8s.call", document: object.document, route: place.route, values, bases: {}, resource, fact };
}

function callsOf(setting: Setting, object: KubernetesObject): PlainObject[] {
  const own = namespaceOf(object);
  if (setting.isElsewhere) return [];
  return hostsInText(setting).flatMap((found) => {
    const service = serviceOf(found.host);
    if (service === undefined) return [];
    const { form, toName, toNamespace = own } = service;
    return [{ ...callFields(setting, found), form, toKind: "Service", toName, toNamespace }];
  });
}

/** A name that is written with the cluster's domain, wherever it stands in the text. */
function clusterHostOf({ name, text }: Setting): PlainObject[] {
  const host = clusterHostIn(text);
  if (host === undefined) return [];
  const rewritten = text.includes("\n") ? undefined : withoutClusterDomain(text);
  return [{ variable: name === "" ? "An argument" : name, host, form: "open", text: {}, clusterHost: host, rewritten }];
}

function settingsOf(reader: FieldReader, object: KubernetesObject): Setting[] {
  if (object.kind === "ConfigMap" && object.group === "") return reader.entries("data").flatMap(([key, place]) => settingAt("entry", key, place));
  const pod = findPod(reader.tree, object);
  if (pod === null) return [];
  const spec = new FieldReader(reader.tree, pod.specNode, pod.spec);
  const isElsewhere = looksElsewhere(spec);
  const aliases = spec.items("hostAliases").flatMap((alias) => alias.items("hostnames").flatMap((name) => name.text() || []));
  return ["containers", "initContainers", "ephemeralContainers"]
    .flatMap((list) => spec.items(list))
    .flatMap(settingsOfContainer)
    .map((setting) => ({ ...setting, isElsewhere: isElsewhere || aliases.some((alias) => setting.text.includes(alias)) }));
}

/** Pods that look names up in other places than the cluster's DNS, or with more domains than those of their namespace. */
function looksElsewhere(spec: FieldReader): boolean {
  const policy = spec.value("dnsPolicy");
  const isOwn = policy === "Default" || policy === "None" || policy === UNRESOLVED;
  return isOwn || (spec.isTrue("hostNetwork") && policy !== "ClusterFirstWithHostNet") || spec.at("dnsConfig", "searches").exists;
}

function settingsOfContainer(container: FieldReader): Setting[] {
  const variables = container.items("env").flatMap((entry) => settingAt("environment", text(entry.at("name")), entry.at("value")));
  const words = ["command", "args"].flatMap((list) => container.items(list).flatMap((word) => settingAt("argument", "", word)));
  return [...variables, ...words];
}

function settingAt(source: string, name: string, place: FieldReader): Setting[] {
  const written = text(place);
  return written === "" || isTemplated(name) ? [] : [{ source, name, text: written, place, isElsewhere: false }];
}

/** The text of a scalar; what a template fills in stays in it as written. */
function text(place: FieldReader): string {
  return place.written() ?? "";
}


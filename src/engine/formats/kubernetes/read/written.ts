import { namedProtocolOf } from "../../../functions/platform.ts";
import { PROVIDER_HINT, providerIdIn } from "../../../functions/provider-ids.ts";
import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { BOOL, closedObject, listOf, STRING } from "../../../model/type.ts";
import type { PlainObject } from "../../../model/value.ts";
import { allPairs, followRoute, isNull, itemsOf, kindOf, resolveAlias, scalarText } from "../../../syntax/access.ts";
import { DECLARED_PORTS, ROUTE, WRITTEN_TEXTS, writtenText, type Additions, type WrittenTarget } from "../../../functions/added-variables.ts";
import { deadLetterOf } from "../companions/delivery.ts";
import { routeDraftOf } from "../companions/ingresses.ts";
import { FieldReader } from "../references/reader.ts";
import { ALERTS, alertsOf } from "./alerts.ts";
import { isTemplated, textAt } from "./objects.ts";
import { indicesAt, nodeLabels, selectorLabels } from "./labels.ts";
import { TLS_MINIMUMS, tlsMinimumsOf } from "./tls-minimums.ts";

const ANNOTATION = closedObject("annotation", {
  name: STRING,
  value: STRING,
  /** Whether it is the object's own, not that of its pods or of what a Gateway makes. */
  isOwn: BOOL,
  route: ROUTE,
});
const LABEL = closedObject("label in a selector", { name: STRING, value: STRING, route: ROUTE });
const PROVIDER_ID = closedObject("literal of a provider", { id: STRING, value: STRING, route: ROUTE });

const TEMPLATES: readonly Route[] = [["spec", "template"], ["spec", "jobTemplate", "spec", "template"]];
const MAXIMUM_DEPTH = 40;

/** What rules ask of the text of manifests, wherever in the target it stands. */
export const KUBERNETES_ADDITIONS: Additions = new Map([
  [
    "k8s.object",
    {
      types: { file: STRING, groupVersion: STRING, wantsLabels: BOOL, routeDraft: STRING, annotations: listOf(ANNOTATION), providerIds: listOf(PROVIDER_ID), alerts: ALERTS, deadLetter: STRING, tlsMinimums: TLS_MINIMUMS },
      read: ({ file, tree, node }) => {
        const object = new FieldReader(tree, node, []);
        const wantsLabels = object.keys("spec", "selector", "matchLabels").length > 0;
        return { file, groupVersion: object.value("apiVersion"), wantsLabels, routeDraft: object.text("kind") === "Ingress" ? routeDraftOf(object) : undefined, annotations: annotationsOf(tree, node), providerIds: providerIdsOf(tree, node), alerts: alertsOf(object), deadLetter: deadLetterOf(object), tlsMinimums: tlsMinimumsOf(object) };
      },
    },
  ],
  ["k8s.podSpec", { types: { file: STRING, nodeLabels: listOf(LABEL) }, read: ({ file, tree, node }) => ({ file, nodeLabels: nodeLabels(tree, node) }) }],
  ["k8s.workload", { types: { selectorLabels: listOf(LABEL) }, read: ({ tree, node }) => ({ selectorLabels: selectorLabels(tree, node) }) }],
  ["k8s.container", { types: { texts: WRITTEN_TEXTS }, read: (written) => ({ texts: textsOf(written) }) }],
  ["k8s.ConfigMap", { types: { texts: WRITTEN_TEXTS }, read: ({ tree, node }) => ({ texts: mapTexts(tree, node, ["data"]) }) }],
  ["k8s.Service", { types: { listens: DECLARED_PORTS }, read: ({ tree, node }) => ({ listens: portsOf(tree, node) }) }],
]);

function annotationsOf(tree: Tree, node: number): PlainObject[] {
  const own: Route = ["metadata", "annotations"];
  const others: Route[] = [...TEMPLATES.map((template) => [...template, ...own]), ["spec", "infrastructure", "annotations"]];
  return [own, ...others].flatMap((route) =>
    mapTexts(tree, node, route).map((text) => ({ name: text["name"], value: text["value"], route: text["route"], isOwn: route === own })),
  );
}

function textsOf({ tree, node }: WrittenTarget): PlainObject[] {
  const environment = indicesAt(tree, node, ["env"]).flatMap((index) => {
    const value = textAt(tree, node, ["env", index, "value"]);
    const name = textAt(tree, node, ["env", index, "name"]) ?? "";
    return value === undefined ? [] : [writtenText("environment", name, value, ["env", index, "value"])];
  });
  const words = ["command", "args"].flatMap((key) =>
    indicesAt(tree, node, [key]).flatMap((index) => {
      const value = textAt(tree, node, [key, index]);
      return value === undefined ? [] : [writtenText("argument", "", value, [key, index])];
    }),
  );
  return [...environment, ...words];
}

/** The texts of a mapping; those left to a template are left out. */
function mapTexts(tree: Tree, node: number, route: Route): PlainObject[] {
  const mapping = followRoute(tree, node, route);
  if (mapping < 0 || kindOf(tree, mapping) !== Kind.Mapping) return [];
  return [...allPairs(tree, mapping)].flatMap(([key, value]) => {
    if (value < 0 || kindOf(tree, value) !== Kind.Scalar || isNull(tree, value)) return [];
    const text = scalarText(tree, value);
    return isTemplated(key) ? [] : [writtenText("entry", key, text, [...route, key])];
  });
}

function portsOf(tree: Tree, node: number): PlainObject[] {
  return indicesAt(tree, node, ["spec", "ports"]).flatMap((index) => {
    const route: Route = ["spec", "ports", index];
    const declared = [textAt(tree, node, [...route, "appProtocol"]), textAt(tree, node, [...route, "name"])];
    const protocol = declared.find((text) => text !== undefined && namedProtocolOf(text) !== undefined);
    const port = textAt(tree, node, [...route, "port"]);
    if (protocol === undefined || port === undefined || !/^\d{1,5}$/.test(port)) return [];
    return [{ port: Number(port), protocol, repository: undefined, route: [...route, "port"] }];
  });
}

/** Literals of a provider in the whole object. Most objects have none, which one look at their file tells. */
function providerIdsOf(tree: Tree, node: number): PlainObject[] {
  if (node < 0 || !mayHoldIds(tree)) return [];
  const found = new Map<number, PlainObject | null>();
  collectIds(tree, node, [], found);
  return [...found.values()].filter((id) => id !== null);
}

/** Trees by whether their text holds what a literal of a provider always holds; objects of one file share the text. */
const hints = new WeakMap<Tree, boolean>();

function mayHoldIds(tree: Tree): boolean {
  const hint = hints.get(tree) ?? PROVIDER_HINT.test(tree.text);
  hints.set(tree, hint);
  return hint;
}

/** Each node is read once, however many aliases lead to it; `found` holds null for those without a literal. */
function collectIds(tree: Tree, node: number, route: Route, found: Map<number, PlainObject | null>): void {
  if (node < 0 || route.length > MAXIMUM_DEPTH || found.has(node)) return;
  found.set(node, null);
  const kind = kindOf(tree, node);
  if (kind === Kind.Mapping) {
    for (const [key, value] of allPairs(tree, node)) collectIds(tree, value, [...route, key], found);
  } else if (kind === Kind.Sequence) {
    itemsOf(tree, node).forEach((item, index) => {
      collectIds(tree, resolveAlias(tree, item), [...route, index], found);
    });
  } else if (!isNull(tree, node)) {
    const value = scalarText(tree, node);
    const id = providerIdIn(value);
    if (id !== undefined) found.set(node, { id, value, route });
  }
}

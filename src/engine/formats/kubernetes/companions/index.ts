import type { Fact } from "../../../model/facts.ts";
import type { Model, Target } from "../../../model/format.ts";
import type { Tree } from "../../../model/tree.ts";
import { NodeView, type PlainObject, type Value } from "../../../model/value.ts";
import { findObjects, type KubernetesObject } from "../read/objects.ts";
import { FieldReader } from "../references/reader.ts";
import { backupsOf } from "../backups/read.ts";
import { deliveryOf } from "./delivery.ts";
import { listenersOf, type Listener } from "./listeners.ts";
import { pinsOf } from "./pins.ts";
import { redirectsOf } from "./redirects.ts";

type ReadFacts = (object: FieldReader, kind: string) => PlainObject[];

/** By the type of the facts; each reader knows its kinds. */
const FACTS: Readonly<Record<string, ReadFacts>> = {
  "k8s.quota": (_object, kind) => (kind === "/ResourceQuota" || kind === "/LimitRange" ? [{}] : []),
  "k8s.pin": pinsOf,
  "k8s.delivery": deliveryOf,
  "k8s.redirect": redirectsOf,
  "k8s.backup": backupsOf,
};

/** Adds to the model of a file the listeners of its objects, and facts of objects that complete others. */
export function addCompanions(model: Model, tree: Tree): Model {
  const targets: Target[] = [...model.targets];
  const facts: Fact[] = [...model.facts];
  for (const object of findObjects(tree)) {
    const reader = new FieldReader(tree, object.node, object.route);
    const kind = `${object.group}/${object.kind}`;
    for (const listener of listenersOf(reader, kind)) {
      targets.push(targetOf(object, listener, facts.length));
      facts.push(factOf("k8s.listener", object, listener.fields));
    }
    for (const [type, read] of Object.entries(FACTS)) facts.push(...read(reader, kind).map((fields) => factOf(type, object, fields)));
  }
  return { ...model, targets, facts };
}

function targetOf(object: KubernetesObject, { place, fields }: Listener, fact: number): Target {
  const { kind, name, namespace, group } = object;
  const values: Value[] = [new NodeView(place.tree, place.node), kind, name, namespace, group, fields["listener"], fields["host"]];
  const resource = { type: `k8s.${kind}`, name, ...(namespace === undefined ? {} : { namespace }) };
  return { type: "k8s.listener", document: object.document, route: place.route, values, bases: {}, resource, fact };
}

function factOf(type: string, object: KubernetesObject, fields: PlainObject): Fact {
  const { kind, name, namespace, document, route } = object;
  return { type, document, route, value: { kind, name, namespace, ...fields } };
}

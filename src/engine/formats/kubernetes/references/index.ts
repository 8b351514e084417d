import type { Fact } from "../../../model/facts.ts";
import type { Model, Target } from "../../../model/format.ts";
import type { Tree } from "../../../model/tree.ts";
import { NodeView, type Value } from "../../../model/value.ts";
import { findObjects, type KubernetesObject } from "../read/objects.ts";
import { providedBy } from "./provided.ts";
import { referencesOf } from "./read-object.ts";
import { FieldReader } from "./reader.ts";
import type { Reference } from "./reference.ts";
import { unknownsOf } from "./unknown.ts";

/** Adds to the model of a file what its objects refer to, and what others may refer to there. */
export function addReferences(model: Model, tree: Tree): Model {
  const targets: Target[] = [...model.targets];
  const facts: Fact[] = [...model.facts];
  for (const object of findObjects(tree)) {
    const reader = new FieldReader(tree, object.node, object.route);
    for (const reference of referencesOf(reader, object)) {
      targets.push(targetOf(reader, object, reference, facts.length));
      facts.push(factOf("k8s.reference", object, { ...reference.fields, kind: object.kind, name: object.name, namespace: object.namespace }, reference.route));
    }
    facts.push(...providedBy(reader, object).map((value) => factOf("k8s.provided", object, value)));
    facts.push(...unknownsOf(reader, object).map((value) => factOf("k8s.unknown", object, value)));
    if (object.kind === "Namespace" && object.group === "") facts.push(namespaceFact(reader, object));
  }
  return { ...model, targets, facts };
}

function targetOf({ tree }: FieldReader, object: KubernetesObject, { route, node, fields }: Reference, fact: number): Target {
  const { kind, name, namespace } = object;
  const values: Value[] = [new NodeView(tree, node), kind, name, namespace, fields["role"], fields["toKind"], fields["toName"], fields["toNamespace"], fields["key"], fields["text"], undefined];
  const resource = { type: `k8s.${kind}`, name, ...(namespace === undefined ? {} : { namespace }) };
  return { type: "k8s.reference", document: object.document, route, values, bases: { entry: route.slice(0, -1) }, resource, fact };
}

/** Every namespace has a label with its name. */
function namespaceFact(reader: FieldReader, object: KubernetesObject): Fact {
  const labels = reader.labels("metadata", "labels");
  const own = { "kubernetes.io/metadata.name": object.name };
  const all = typeof labels === "object" ? { ...(labels as Fact["value"]), ...own } : labels;
  return factOf("k8s.Namespace", object, { kind: "Namespace", name: object.name, labels: all });
}

function factOf(type: string, object: KubernetesObject, value: Fact["value"], route = object.route): Fact {
  return { type, document: object.document, route, value };
}

import type { Fact } from "../../../model/facts.ts";
import type { Model, Target } from "../../../model/format.ts";
import type { Tree } from "../../../model/tree.ts";
import { NodeView, type PlainObject } from "../../../model/value.ts";
import { findObjects, type KubernetesObject } from "../read/objects.ts";
import { FieldReader } from "../references/reader.ts";
import { autoscalingFields, budgetFields, requestsOf } from "./read.ts";

/** Adds autoscalers, disruption budgets, and what containers request to the model of a file. */
export function addScaling(model: Model, tree: Tree): Model {
  const targets: Target[] = [...model.targets];
  const facts: Fact[] = [...model.facts];
  const add = (object: KubernetesObject, type: string, fields: PlainObject): void => {
    const { kind, name, namespace, document, route } = object;
    facts.push({ type, document, route, value: { kind, name, namespace, ...fields } });
  };
  for (const object of findObjects(tree)) {
    const reader = new FieldReader(tree, object.node, object.route);
    if (object.kind === "HorizontalPodAutoscaler" && object.group === "autoscaling") {
      targets.push(targetOf(reader, object, facts.length));
      add(object, "k8s.autoscaling", autoscalingFields(reader));
    } else if (object.kind === "PodDisruptionBudget" && object.group === "policy") {
      targets.push(targetOf(reader, object, facts.length));
      add(object, "k8s.PodDisruptionBudget", budgetFields(reader));
    } else for (const fields of requestsOf(reader, object)) add(object, "k8s.requests", fields);
  }
  return { ...model, targets, facts };
}

function targetOf({ tree, node, route }: FieldReader, { kind, name, namespace, document }: KubernetesObject, fact: number): Target {
  const resource = { type: `k8s.${kind}`, name, ...(namespace === undefined ? {} : { namespace }) };
  return { type: `k8s.${kind}`, document, route, values: [new NodeView(tree, node), kind, name, namespace], bases: {}, resource, fact };
}

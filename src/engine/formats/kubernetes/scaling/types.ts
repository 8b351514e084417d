import type { TargetType } from "../../../model/format.ts";
import { closedObject, DYN, INT, INT_OR_STRING, listOf, openObject, STRING, type Type } from "../../../model/type.ts";
import { LABEL_SELECTOR, OBJECT_META } from "../schema/pod-types.ts";

const identity = { kind: STRING, name: STRING, namespace: STRING };
const base = { apiVersion: STRING, kind: STRING, metadata: OBJECT_META, status: DYN };

/** What other files may know of a HorizontalPodAutoscaler. */
export const AUTOSCALING_FACT = closedObject("autoscaler", {
  ...identity,
  targetKind: STRING,
  targetName: STRING,
  minReplicas: INT,
  maxReplicas: INT,
  /** Resources of whose request it wants a share used: of all containers, or of the one that is named. */
  metrics: listOf(closedObject("metric", { resource: STRING, container: STRING })),
});

/** What other files may know of a PodDisruptionBudget. */
export const BUDGET_FACT = closedObject("PodDisruptionBudget", {
  ...identity,
  selector: LABEL_SELECTOR,
  /** A number, or text such as `50%`. */
  minAvailable: INT_OR_STRING,
  maxUnavailable: INT_OR_STRING,
});

const AUTOSCALER = closedObject("HorizontalPodAutoscaler", {
  ...base,
  spec: openObject("HorizontalPodAutoscalerSpec", {
    behavior: DYN,
    maxReplicas: INT,
    metrics: DYN,
    minReplicas: INT,
    scaleTargetRef: closedObject("CrossVersionObjectReference", { apiVersion: STRING, kind: STRING, name: STRING }),
    targetCPUUtilizationPercentage: INT,
  }),
});

const BUDGET = closedObject("PodDisruptionBudget", {
  ...base,
  spec: closedObject("PodDisruptionBudgetSpec", {
    maxUnavailable: INT_OR_STRING,
    minAvailable: INT_OR_STRING,
    selector: LABEL_SELECTOR,
    unhealthyPodEvictionPolicy: STRING,
  }),
});

/** Autoscalers and disruption budgets. */
export const SCALING_TARGETS: readonly TargetType[] = [
  { name: "k8s.HorizontalPodAutoscaler", title: "HorizontalPodAutoscaler", variables: { self: AUTOSCALER, ...identity }, facts: AUTOSCALING_FACT },
  { name: "k8s.PodDisruptionBudget", title: "PodDisruptionBudget", variables: { self: BUDGET, ...identity }, facts: BUDGET_FACT },
];

/** Facts that autoscalers and budgets lead to. */
export const SCALING_FACTS: Readonly<Record<string, Type>> = {
  "k8s.PodDisruptionBudget": BUDGET_FACT,
  /** A container that runs as long as its pod, and the resources it requests, itself or with its pod; a limit is a request too. */
  "k8s.requests": closedObject("requests of a container", { ...identity, container: STRING, requested: listOf(STRING) }),
};

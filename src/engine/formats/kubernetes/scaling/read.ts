import type { PlainObject, Value } from "../../../model/value.ts";
import { FieldReader } from "../references/reader.ts";
import { findPod } from "../read/workloads.ts";
import type { KubernetesObject } from "../read/objects.ts";

/** `AUTOSCALING_FACT` without the identity. */
export function autoscalingFields(object: FieldReader): PlainObject {
  const spec = object.at("spec");
  return {
    targetKind: spec.value("scaleTargetRef", "kind"),
    targetName: spec.value("scaleTargetRef", "name"),
    minReplicas: spec.number("minReplicas"),
    maxReplicas: spec.number("maxReplicas"),
    metrics: metricsOf(object),
  };
}

function metricsOf(object: FieldReader): PlainObject[] {
  const spec = object.at("spec");
  if (spec.at("targetCPUUtilizationPercentage").exists) return [{ resource: "cpu" }];
  // Without any metric, Kubernetes scales on CPU.
  if (!spec.at("metrics").exists && !hasOldMetrics(object)) return [{ resource: "cpu" }];
  return spec.items("metrics").flatMap((metric): PlainObject[] => {
    if (metric.value("type") === "Resource") return utilisation(metric.at("resource"));
    return metric.value("type") === "ContainerResource" ? utilisation(metric.at("containerResource")) : [];
  });
}

/** The first version of the API keeps metrics it does not know in an annotation. */
function hasOldMetrics(object: FieldReader): boolean {
  return object.at("metadata", "annotations", "autoscaling.alpha.kubernetes.io/metrics").exists;
}

function utilisation(source: FieldReader): PlainObject[] {
  const isShare = source.at("target", "averageUtilization").exists || source.at("targetAverageUtilization").exists;
  return isShare ? [{ resource: source.value("name"), container: source.value("container") }] : [];
}

/** `BUDGET_FACT` without the identity. An empty selector means all pods, but none in the first version of the API. */
export function budgetFields(object: FieldReader): PlainObject {
  const spec = object.at("spec");
  const isFirst = object.value("apiVersion") === "policy/v1beta1";
  const isEmpty = spec.entries("selector").length === 0;
  return {
    selector: isFirst && isEmpty ? undefined : spec.selector("selector"),
    minAvailable: spec.port("minAvailable"),
    maxUnavailable: spec.port("maxUnavailable"),
  };
}

/** What each container of a workload requests. */
export function requestsOf(reader: FieldReader, object: KubernetesObject): PlainObject[] {
  const pod = findPod(reader.tree, object);
  if (pod === null) return [];
  const spec = new FieldReader(reader.tree, pod.specNode, pod.spec);
  const shared = requestedBy(spec);
  const sidecars = spec.items("initContainers").filter((container) => container.value("restartPolicy") === "Always");
  return [...spec.items("containers"), ...sidecars].map((container) => ({
    container: container.value("name"),
    requested: [...new Set([...shared, ...requestedBy(container)])],
  }));
}

function requestedBy(owner: FieldReader): Value[] {
  return ["requests", "limits"].flatMap((list) => owner.keys("resources", list));
}

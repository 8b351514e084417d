import { closedObject, listOf, mapOf, STRING } from "../../../model/type.ts";
import type { PlainObject } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";

/** Alerts of a PrometheusRule (Prometheus Operator); labels of the group count as those of its alerts. */
export const ALERTS = listOf(
  closedObject("alert", {
    alert: STRING,
    /** Keys of its labels and annotations, those of its group included. */
    keys: listOf(STRING),
    labels: mapOf(STRING),
    annotations: mapOf(STRING),
    route: listOf({ kind: "intOrString" }),
  }),
);

/** The alerts of an object whose reader starts at its root; none of an object of another kind. */
export function alertsOf(object: FieldReader): PlainObject[] {
  if (object.text("kind") !== "PrometheusRule" || object.text("apiVersion")?.startsWith("monitoring.coreos.com/") !== true) return [];
  return object.items("spec", "groups").flatMap((group) => {
    const shared = group.keys("labels");
    return group.items("rules").flatMap((rule) => {
      if (!rule.at("alert").exists) return [];
      const keys = [...shared, ...rule.keys("labels"), ...rule.keys("annotations")];
      return [{ alert: rule.value("alert"), keys, labels: rule.labels("labels"), annotations: rule.labels("annotations"), route: rule.route }];
    });
  });
}

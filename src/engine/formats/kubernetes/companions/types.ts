import type { TargetType } from "../../../model/format.ts";
import { BOOL, closedObject, DYN, listOf, mapOf, STRING, type Type } from "../../../model/type.ts";
import { BACKUP_FACT } from "../backups/types.ts";
import { CLASS_FACT } from "./ingresses.ts";

const identity = { kind: STRING, name: STRING, namespace: STRING };

/** What other files may know of a listener. */
export const LISTENER_FACT = closedObject("listener", {
  ...identity,
  /** Name of the listener; absent where it has none. */
  listener: STRING,
  host: STRING,
  /** Whether it takes HTTP without TLS, and does not itself send clients elsewhere. */
  isClear: BOOL,
});

/** A place where traffic from outside enters: a listener of a Gateway, a server of an Istio Gateway, an OpenShift Route. */
export const LISTENER_TARGET: TargetType = {
  name: "k8s.listener",
  title: "listener of a Gateway or Route",
  variables: { self: DYN, ...identity, api: STRING, listener: STRING, host: STRING },
  facts: LISTENER_FACT,
};

/** Facts of objects that complete others. */
export const COMPANION_FACTS: Readonly<Record<string, Type>> = {
  "k8s.IngressClass": CLASS_FACT,
  /** A ResourceQuota or LimitRange. */
  "k8s.quota": closedObject("quota", identity),
  /** What keeps clients at one pod of a Service, beside the Service's own field. */
  "k8s.pin": closedObject("pinning", { ...identity, services: listOf(STRING) }),
  /** A broker or channel, and whether it has a sink for what cannot be delivered. */
  "k8s.delivery": closedObject("delivery", { ...identity, hasDeadLetter: BOOL }),
  /** An HTTPRoute that sends every request to https: `Gateway` or `Gateway listener`. */
  "k8s.redirect": closedObject("redirect", { ...identity, gateways: listOf(STRING) }),
  "k8s.backup": BACKUP_FACT,
  "k8s.Namespace": closedObject("Namespace", { kind: STRING, name: STRING, labels: mapOf(STRING) }),
};

import type { TargetType } from "../../../model/format.ts";
import { BOOL, closedObject, INT, listOf, STRING, TEXT, type Type } from "../../../model/type.ts";
import { CALL_FIELDS, CALL_TEXT } from "../../../functions/hosts-in-text.ts";

const identity = { kind: STRING, name: STRING, namespace: STRING };

/** What other files may know of a host that a container or a ConfigMap names. */
export const CALL_FACT = closedObject("call", {
  ...identity,
  ...CALL_FIELDS,
  text: CALL_TEXT,
  /** `short` (no dot), `cluster` (with the name of the cluster's domain), `dotted` (name and namespace, or a domain), or `open`: it leads nowhere. */
  form: STRING,
  toKind: STRING,
  /** The Service that is meant, in its namespace. */
  toName: STRING,
  toNamespace: STRING,
  /** The first name of the text with the cluster's domain, which has a call of its own. */
  clusterHost: STRING,
  /** The text without that domain; absent where it has several lines. */
  rewritten: STRING,
});

/** One host in a setting: `self` is the text that holds it. */
export const CALL_TARGET: TargetType = {
  name: "k8s.call",
  title: "host that a container or ConfigMap names",
  variables: { self: TEXT, ...identity, variable: STRING, host: STRING, scheme: STRING, port: INT },
  facts: CALL_FACT,
};

/** What a Service serves. */
export const SERVED_FACTS: Readonly<Record<string, Type>> = {
  "k8s.served": closedObject("served ports", {
    ...identity,
    /** Whether it answers on the ports that it names, and no others. */
    isFixed: BOOL,
    ports: listOf(INT),
    details: listOf(closedObject("served port", { port: INT, protocol: STRING, says: STRING })),
  }),
};

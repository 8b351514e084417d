import { CALL_FIELDS, CALL_TEXT } from "../../../functions/hosts-in-text.ts";
import type { TargetType } from "../../../model/format.ts";
import { BOOL, closedObject, INT, listOf, STRING, TEXT, type Type } from "../../../model/type.ts";

const identity = { kind: STRING, name: STRING, namespace: STRING };

/** What other files may know of a host that a service names. Fields that only Kubernetes fills are absent. */
const CALL_FACT = closedObject("call", {
  /** Always `service`. */
  ...identity,
  ...CALL_FIELDS,
  text: CALL_TEXT,
  /** `short` where only a service of the project can be meant, else `open`. */
  form: STRING,
  toName: STRING,
  toNamespace: STRING,
});

/** One host in a setting of a service: `self` is the text that holds it. */
export const CALL_TARGET: TargetType = {
  name: "compose.call",
  title: "host that a service names",
  variables: { self: TEXT, ...identity, variable: STRING, host: STRING, scheme: STRING, port: INT },
  facts: CALL_FACT,
};

/** Fields of the fact of a service: by which names it is called, and on which ports. */
export const REACHABLE_FIELDS: Readonly<Record<string, Type>> = {
  hostNames: listOf(STRING),
  /** Whether it declares by `expose` what it serves. */
  isFixed: BOOL,
  ports: listOf(INT),
  /** The ports that it exposes and publishes, be they all it serves or not; absent where one is not known. */
  declared: listOf(INT),
  details: listOf(closedObject("served port", { port: INT, protocol: STRING })),
};

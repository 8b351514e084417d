import type { TargetType } from "../../../model/format.ts";
import { BOOL, closedObject, DYN, INT_OR_STRING, listOf, mapOf, STRING, type Type } from "../../../model/type.ts";

const LABEL_PAIRS = mapOf(STRING);

const SELECTOR = closedObject("LabelSelector", {
  matchLabels: LABEL_PAIRS,
  matchExpressions: listOf(closedObject("LabelSelectorRequirement", { key: STRING, operator: STRING, values: listOf(STRING) })),
});

/** What other files may know of one reference of an object to another, or to the pods that a selector means. */
export const REFERENCE_FACT = closedObject("reference", {
  /** The object that refers. */
  kind: STRING,
  name: STRING,
  namespace: STRING,
  /** `config`, `key`, `identity`, `backend`, `port`, `target`, `pods` (of a policy, budget or monitor) or `services`. */
  role: STRING,
  toKind: STRING,
  toName: STRING,
  /** Absent where the object names no namespace; then it may be any. */
  toNamespace: STRING,
  /** Whether the namespace is another one than that of the object. */
  crossesNamespaces: BOOL,
  /** The key of a ConfigMap or Secret, for the role `key`. */
  key: STRING,
  /** All keys that the object takes from there. */
  keys: listOf(STRING),
  /** Port of a Service or container, as number or name. */
  port: INT_OR_STRING,
  selector: SELECTOR,
  /** The namespaces of a peer, by their labels. */
  namespaceSelector: SELECTOR,
  /** A selector in words. */
  text: STRING,
});

/** One reference: `self` is where it is written, `entry` what holds it. */
export const REFERENCE_TARGET: TargetType = {
  name: "k8s.reference",
  title: "reference to another Kubernetes object",
  variables: { self: DYN, kind: STRING, name: STRING, namespace: STRING, role: STRING, toKind: STRING, toName: STRING, toNamespace: STRING, key: STRING, text: STRING, entry: DYN },
  facts: REFERENCE_FACT,
};

/** Facts that references lead to. */
export const REFERENCED_FACTS: Readonly<Record<string, Type>> = {
  /** Something that exists once all is applied, be it written or generated. Without `keys`, any may exist. */
  "k8s.provided": closedObject("provided object", {
    kind: STRING,
    name: STRING,
    namespace: STRING,
    keys: listOf(STRING),
    ports: listOf(INT_OR_STRING),
    labels: LABEL_PAIRS,
  }),
  /** Something that may make objects nobody can tell from the files: a chart, an operator, a kustomization with a prefix. */
  "k8s.unknown": closedObject("what may make objects", { name: STRING, namespace: STRING, kinds: listOf(STRING), labels: LABEL_PAIRS, exists: BOOL }),
  "k8s.Namespace": closedObject("Namespace", { kind: STRING, name: STRING, labels: LABEL_PAIRS }),
};

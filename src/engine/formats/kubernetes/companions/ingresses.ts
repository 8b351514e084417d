import { draftHttpRoutes } from "../../../functions/http-route.ts";
import { closedObject, STRING, type Type } from "../../../model/type.ts";
import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import { UNRESOLVED, type PlainObject } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";
import { isTemplated } from "../read/objects.ts";
import { textOf } from "../relate/by-namespace.ts";

const CLASS_ANNOTATION = "kubernetes.io/ingress.class";
const DEFAULT_ANNOTATION = "ingressclass.kubernetes.io/is-default-class";

/** Fields of the fact of an Ingress and of an IngressClass; absent for other kinds. */
export const INGRESS_FIELDS: Readonly<Record<string, Type>> = {
  /** The class that an Ingress asks for. */
  ingressClass: STRING,
  /** Its first annotation that the community's ingress-nginx reads. */
  nginxAnnotation: STRING,
  /** Its first annotation that the controller of F5 reads. */
  otherNginxAnnotation: STRING,
  /** The controller of an IngressClass. */
  controller: STRING,
};

export const CLASS_FACT = closedObject("IngressClass", { kind: STRING, name: STRING, namespace: STRING, controller: STRING });

export function ingressFields(ingress: FieldReader): PlainObject {
  const keys = ingress.keys("metadata", "annotations");
  return {
    ingressClass: ingress.value("spec", "ingressClassName") ?? ingress.value("metadata", "annotations", CLASS_ANNOTATION),
    nginxAnnotation: keys.find((key) => key.startsWith("nginx.ingress.kubernetes.io/")),
    otherNginxAnnotation: keys.find((key) => /^nginx\.(?:org|com)\//.test(key)),
  };
}

export function classFields(ingressClass: FieldReader): PlainObject {
  return { controller: ingressClass.value("spec", "controller"), isDefault: ingressClass.value("metadata", "annotations", DEFAULT_ANNOTATION) };
}

/** A draft of HTTPRoutes for an Ingress; absent where there is nothing to draft. */
export function routeDraftOf(ingress: FieldReader): string | undefined {
  const rules = ingress.items("spec", "rules").map((rule): PlainObject => ({ host: rule.text("host"), http: { paths: rule.items("http", "paths").map(pathOf) } }));
  return rules.length === 0 ? undefined : draftHttpRoutes({ name: ingress.text("metadata", "name"), namespace: ingress.text("metadata", "namespace") }, rules);
}

function pathOf(path: FieldReader): PlainObject {
  const service = path.at("backend", "service");
  const port: PlainObject = { number: service.number("port", "number"), name: service.text("port", "name") };
  return { path: path.text("path"), pathType: path.text("pathType"), backend: { service: { name: service.text("name"), port } } };
}

/** The classes of the name that an Ingress asks for; where it asks for none, those that are the default. */
export const INGRESS_RELATIONS: readonly Relation[] = [
  {
    name: "ofClass",
    from: "k8s.Ingress",
    to: "k8s.IngressClass",
    prepare: (classes) => (ingress) => classes.filter((each) => mayBeOf(ingress.value["ingressClass"], each)),
  },
];

function mayBeOf(wanted: PlainObject[string], { value: { name, isDefault } }: LocatedFact): boolean {
  if (wanted === undefined) return isDefault === "true" || isDefault === UNRESOLVED;
  return wanted === UNRESOLVED || wanted === name || isTemplated(textOf(name));
}

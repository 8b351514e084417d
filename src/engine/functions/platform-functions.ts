import { BOOL, closedObject, INT, listOf, openObject, STRING, TEXT, type Type } from "../model/type.ts";
import type { Value } from "../model/value.ts";
import { addressIn, clusterHostIn } from "./addresses.ts";
import { listAt, numberAt, objectAt, textAt } from "./arguments.ts";
import type { Evaluate, FunctionDeclaration } from "./declaration.ts";
import { draftHttpRoutes } from "./http-route.ts";
import {
  apiStatusOf,
  groupOf,
  imageProtocolOf,
  isBuiltInGroup,
  isSameProtocol,
  isServiceName,
  namedProtocolOf,
  registeredProtocolOf,
  standardProtocolFor,
  vendorOf,
} from "./platform.ts";
import { PORTABLE_EQUIVALENTS } from "./tables/portable-equivalents.ts";
import { VENDOR_ANNOTATIONS, VENDOR_NODE_LABELS, VENDOR_STORAGE_CLASSES } from "./tables/vendors.ts";

const API_STATUS = closedObject("API status", { isRemoved: BOOL, replacement: STRING, toVersion: STRING, target: STRING });
const STORAGE_CLASS = closedObject("vendor's storage class", { vendor: STRING, use: STRING });

const backend = openObject("backend", { service: openObject("service", { name: STRING, port: openObject("port", { number: INT, name: STRING }) }) });
const METADATA = openObject("metadata", { name: STRING, namespace: STRING });
const INGRESS_RULES = listOf(
  openObject("rule", { host: STRING, http: openObject("http", { paths: listOf(openObject("path", { path: STRING, pathType: STRING, backend })) }) }),
);

/** Functions that know the versions of APIs, registered names and numbers, and what belongs to one vendor. */
export const PLATFORM_FUNCTIONS: readonly FunctionDeclaration[] = [
  global("apiStatus", [STRING, STRING], API_STATUS, "What becomes of an apiVersion (first) of a kind in the targeted Kubernetes; absent where it is served and not deprecated.")(
    ([version, kind], { kubernetesMinor }) => {
      const status = typeof version === "string" && typeof kind === "string" ? apiStatusOf(version, kind, kubernetesMinor) : undefined;
      return status && { ...status, target: `1.${String(kubernetesMinor)}` };
    },
  ),
  global("apiGroup", [STRING], STRING, "The group of an apiVersion; empty for core.")((args) => groupOf(textAt(args, 0))),
  global("builtInApi", [STRING], BOOL, "Whether an apiVersion is of a group of Kubernetes itself.")((args) => isBuiltInGroup(groupOf(textAt(args, 0)))),
  global("serviceName", [STRING], BOOL, "Whether a text is a service name by RFC 6335.")((args) => isServiceName(textAt(args, 0))),
  global("standardProtocol", [STRING, STRING], STRING, "What to write in place of an appProtocol (first) that is not standard in a dialect; absent where it is.")((args) =>
    standardProtocolFor(textAt(args, 0), textAt(args, 1)),
  ),
  global("registeredProtocol", [INT], STRING, "The protocol a port number stands for beyond doubt.")((args) => registeredProtocolOf(numberAt(args, 0))),
  global("namedProtocol", [STRING], STRING, "The protocol that the name or the appProtocol of a port says.")((args) => namedProtocolOf(textAt(args, 0))),
  global("imageProtocol", [STRING], STRING, "The protocol that an official image serves, by its repository.")((args) => imageProtocolOf(textAt(args, 0))),
  global("sameProtocol", [STRING, STRING], BOOL, "Whether two protocols are the same but for encryption.")((args) => isSameProtocol(textAt(args, 0), textAt(args, 1))),
  global("vendorOfAnnotation", [STRING], STRING, "The vendor or product that alone reads an annotation.")((args) => vendorOf(textAt(args, 0), VENDOR_ANNOTATIONS)),
  global("vendorOfNodeLabel", [STRING], STRING, "The provider that alone sets a label or taint of nodes.")((args) => vendorOf(textAt(args, 0), VENDOR_NODE_LABELS)),
  global("vendorStorageClass", [STRING], STORAGE_CLASS, "The provider of a storage class, and its use: block, block-fast or file.")((args) => storageClassOf(textAt(args, 0))),
  global("portableEquivalent", [STRING], STRING, "The standard field that says what a vendor's annotation says.")((args) => PORTABLE_EQUIVALENTS.get(textAt(args, 0))),
  global("addressIn", [STRING], STRING, "The IP address that a setting hands over as the address of something else.")((args) => addressIn(textAt(args, 0))),
  global("clusterHost", [STRING], STRING, "The first name in a text that is written with the cluster's domain.")((args) => clusterHostIn(textAt(args, 0))),
  global("httpRoutes", [METADATA, INGRESS_RULES], TEXT, "A draft of HTTPRoutes, as YAML, for the metadata and the rules of an Ingress.")((args) =>
    draftHttpRoutes(objectAt(args, 0) ?? {}, listAt(args, 1)),
  ),
  global("asOf", [], STRING, "The date of the run: YYYY-MM-DD.")((_args, context) => context.asOf),
];

/** A function written `name(…)`, still without what it does. */
function global(name: string, parameters: readonly Type[], returns: Type, documentation: string): (evaluate: Evaluate) => FunctionDeclaration {
  return (evaluate) => ({ name, style: "global", parameters, returns, documentation, evaluate });
}

function storageClassOf(name: string): Value {
  return VENDOR_STORAGE_CLASSES.get(name);
}

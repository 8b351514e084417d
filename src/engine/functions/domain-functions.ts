import { BOOL, closedObject, DOUBLE, DYN, INT, listOf, mapOf, openObject, QUANTITY, STRING, type Type } from "../model/type.ts";
import { UNRESOLVED, type Value } from "../model/value.ts";
import { appProtocolOf } from "./app-protocols.ts";
import { listAt, objectAt, textAt } from "./arguments.ts";
import { spendSteps, type FunctionContext } from "./context.ts";
import type { ArgumentFault, Evaluate, FunctionDeclaration } from "./declaration.ts";
import { hostMatches } from "./hosts.ts";
import { parseImage } from "./images.ts";
import { nearestName } from "./nearest.ts";
import { baseName, isUnderPath } from "./paths.ts";
import { parseByteSize, parseQuantity } from "./quantities.ts";
import { isPlaceholder, isSecretLike } from "./secrets.ts";
import { matchesSelector } from "./selectors.ts";
import { matchesStars } from "./star-patterns.ts";
import { isVersionAtLeast, parseKubernetesMinor } from "./versions.ts";

const IMAGE = closedObject("image reference", {
  registry: STRING,
  repository: STRING,
  name: STRING,
  tag: STRING,
  digest: STRING,
  hasTag: BOOL,
  hasDigest: BOOL,
});

const SELECTOR = openObject("label selector", {
  matchLabels: mapOf(STRING),
  matchExpressions: listOf(openObject("label selector term", { key: STRING, operator: STRING, values: listOf(STRING) })),
});

const SELECTOR_MATCHES = "Whether a label selector selects an object with these labels; an empty one selects all, an absent one none.";
const SECRET_LIKE = "Whether a literal looks like a credential, by its name (first) and value (second), or by the form of the value.";
const PLACEHOLDER = "Whether a value is a reference or a word that stands in for the real value, such as changeme.";
const UNDER_PATH = "Whether a path is one of the directories or lies below one; / in the list means the root alone.";
const IS_EXTERNAL = "Whether the principles file declares an object to be applied from elsewhere, by kind, name and namespace.";
const HOST_MATCHES = "Whether a certificate's host (first) covers a host; a leading * stands for exactly one label.";

const APP_PROTOCOL = "The application protocol of a Service port, by its name (first) or well-known number; absent where neither tells.";

/** Functions that know Kubernetes, images, paths and credentials. */
export const DOMAIN_FUNCTIONS: readonly FunctionDeclaration[] = [
  global("image", [STRING], IMAGE, "The parts of an image reference, none filled in; absent where it is malformed.")(readImage),
  global("quantity", [QUANTITY], DOUBLE, "The number of a Kubernetes quantity: cores, or bytes.")(readQuantity),
  global("quantity", [DOUBLE], DOUBLE, "A number is its own quantity.")((args) => args[0]),
  global("byteSize", [STRING], INT, "Bytes of a size as Docker and Compose write it: 512m, 1gb.")((args) => parseByteSize(textAt(args, 0))),
  global("cpu", [QUANTITY], DOUBLE, "Cores of a CPU quantity: 500m is 0.5.")(readQuantity),
  global("cpu", [DOUBLE], DOUBLE, "A number of cores.")((args) => args[0]),
  { ...global("selectorMatches", [SELECTOR, mapOf(STRING)], BOOL, SELECTOR_MATCHES)(selectorMatches), accepts: "absent" },
  global("secretLike", [STRING, STRING], BOOL, SECRET_LIKE)((args) => isSecretLike(textAt(args, 0), textAt(args, 1))),
  global("placeholder", [STRING], BOOL, PLACEHOLDER)((args) => isPlaceholder(textAt(args, 0).trim())),
  global("underPath", [STRING, listOf(STRING)], BOOL, UNDER_PATH)(underPath),
  global("baseName", [STRING], STRING, "The last part of a path.")((args) => baseName(textAt(args, 0))),
  global("hostMatches", [STRING, STRING], BOOL, HOST_MATCHES)((args) => hostMatches(textAt(args, 0), textAt(args, 1))),
  { ...global("since", [STRING], BOOL, "Whether manifests are written for this version of Kubernetes or a newer one.")(since), specialise: specialiseSince },
  global("versionAtLeast", [STRING, STRING], BOOL, "Whether a version is at least another, number by number.")(versionAtLeast),
  { ...global("appProtocol", [STRING, INT], STRING, APP_PROTOCOL)(appProtocol), accepts: "absent" },
  global("nearest", [STRING, listOf(STRING)], STRING, "The most similar name of a list; absent where none is close.")(nearest),
  { ...global("isExternal", [STRING, STRING, STRING], BOOL, IS_EXTERNAL)(isExternal), accepts: "absent" },
  global("related", [DYN, STRING, STRING], listOf(DYN), "The facts of a type (third) that stand in a relation (second) to the subject.")(related),
];

/** A function written `name(…)`, still without what it does. */
function global(name: string, parameters: readonly Type[], returns: Type, documentation: string): (evaluate: Evaluate) => FunctionDeclaration {
  return (evaluate) => ({ name, style: "global", parameters, returns, documentation, evaluate });
}

function appProtocol([name, number]: readonly Value[]): Value {
  return appProtocolOf(typeof name === "string" ? name : undefined, typeof number === "number" ? number : undefined);
}

function readImage(args: readonly Value[]): Value {
  const image = parseImage(textAt(args, 0));
  return image && { ...image, hasTag: image.tag !== undefined, hasDigest: image.digest !== undefined };
}

function readQuantity(args: readonly Value[]): Value {
  return parseQuantity(textAt(args, 0));
}

function selectorMatches(args: readonly Value[]): Value {
  return matchesSelector(objectAt(args, 0), objectAt(args, 1));
}

function versionAtLeast(args: readonly Value[]): Value {
  return isVersionAtLeast(textAt(args, 0), textAt(args, 1));
}

function underPath(args: readonly Value[]): Value {
  const directories = listAt(args, 1).filter((item) => typeof item === "string");
  if (isUnderPath(textAt(args, 0), directories)) return true;
  return listAt(args, 1).includes(UNRESOLVED) ? UNRESOLVED : false;
}

function since(args: readonly Value[], context: FunctionContext): Value {
  const minor = parseKubernetesMinor(textAt(args, 0));
  return minor === undefined ? undefined : context.kubernetesMinor >= minor;
}

function specialiseSince(literals: readonly Value[]): Evaluate | ArgumentFault | undefined {
  if (typeof literals[0] !== "string") return undefined;
  const minor = parseKubernetesMinor(literals[0]);
  if (minor === undefined) return { argument: 0, message: "Not a version of Kubernetes, such as 1.25." };
  return (_args, context) => context.kubernetesMinor >= minor;
}

function nearest(args: readonly Value[]): Value {
  return nearestName(
    textAt(args, 0),
    listAt(args, 1).filter((item) => typeof item === "string"),
  );
}

/** Without a namespace, an object may be in any. */
function isExternal([kind, name, namespace]: readonly Value[], { externals = [] }: FunctionContext): Value {
  if (typeof kind !== "string" || typeof name !== "string") return false;
  return externals.some((external) => {
    const parts = external.split("/");
    const isThere = parts.length < 3 || typeof namespace !== "string" || matchesStars(namespace, parts[0] ?? "");
    return isThere && matchesStars(`${kind}/${name}`, parts.slice(-2).join("/"));
  });
}

function related(args: readonly Value[], context: FunctionContext): Value {
  const facts = context.related(args[0], textAt(args, 1), textAt(args, 2));
  return facts !== UNRESOLVED && spendSteps(context, facts.length) ? facts : UNRESOLVED;
}

import { BOOL, closedObject, listOf, STRING } from "../model/type.ts";
import { UNRESOLVED, type Value } from "../model/value.ts";
import { listAt, textAt } from "./arguments.ts";
import type { FunctionContext } from "./context.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { environmentNameIn } from "./environment-names.ts";
import { comesFrom, isDatastore, matchesImage, registryOf } from "./image-sources.ts";
import { supportOf } from "./support.ts";
import { VENDOR_TELEMETRY } from "./tables/telemetry.ts";

const SUPPORT = closedObject("support of a product", {
  product: STRING,
  version: STRING,
  /** Last day of support, YYYY-MM-DD. */
  end: STRING,
  hasEnded: BOOL,
  /** The newest version known to be supported. */
  supported: STRING,
});

const SUPPORTED = "Product, version and end of support of what an image's tag names, by a dated table and the evaluation date; absent where not known.";
const IMAGE_MATCHES = "Whether an image is one of a list of names, with or without tag, where * stands for any text.";
const IMAGE_FROM = "Whether an image comes from one of a list of hosts, or hosts with the beginning of a path; no host means docker.io.";

const ENVIRONMENT_NAME = "The environment a URL or host name belongs to by its own name (prod, staging, dev …); absent where it names none.";
const ENVIRONMENT = "The environment of the architecture model that the object under evaluation is in; absent where it is in none.";
const TELEMETRY_VENDOR = "The vendor to whose agent or service a variable of the environment sends telemetry, by a dated table; absent for others.";

/** Functions that know where images come from, what is in them, and what they are told of the place they run in. */
export const LIFECYCLE_FUNCTIONS: readonly FunctionDeclaration[] = [
  declare("support", SUPPORTED, (args, context) => supportOf(textAt(args, 0), context.asOf), { returns: SUPPORT }),
  declare("isDatastore", "Whether an image is that of a database, cache, search engine or broker of a dated list.", (args) => isDatastore(textAt(args, 0)), {}),
  declare("registry", "The host an image comes from, docker.io where it names none.", (args) => registryOf(textAt(args, 0)), { returns: STRING }),
  declare("environment", ENVIRONMENT, (_args, context) => context.environmentOf?.(context.resource ?? null), { parameters: [], returns: STRING }),
  declare("environmentName", ENVIRONMENT_NAME, (args) => environmentNameIn(textAt(args, 0)), { returns: STRING }),
  declare("telemetryVendor", TELEMETRY_VENDOR, (args) => vendorOf(textAt(args, 0)), { returns: STRING }),
  declare("imageMatches", IMAGE_MATCHES, (args) => ofList(args, matchesImage), { parameters: [STRING, listOf(STRING)] }),
  declare("imageFrom", IMAGE_FROM, (args) => ofList(args, comesFrom), { parameters: [STRING, listOf(STRING)] }),
];

function vendorOf(name: string): string | undefined {
  return Object.hasOwn(VENDOR_TELEMETRY, name) ? VENDOR_TELEMETRY[name] : undefined;
}

/** A function of one text that gives a bool, unless it says otherwise. */
function declare(
  name: string,
  documentation: string,
  evaluate: (args: readonly Value[], context: FunctionContext) => Value,
  types: Partial<Pick<FunctionDeclaration, "parameters" | "returns">>,
): FunctionDeclaration {
  return { name, style: "global", parameters: [STRING], returns: BOOL, ...types, documentation, evaluate };
}

/** Looks an image up in a list; what the list does not know for certain stays unknown. */
function ofList(args: readonly Value[], isOneOf: (image: string, list: readonly string[]) => boolean | undefined): Value {
  const list = listAt(args, 1);
  const known = list.filter((item) => typeof item === "string");
  const found = isOneOf(textAt(args, 0), known);
  return found === false && list.includes(UNRESOLVED) ? UNRESOLVED : found;
}

import { BUILT_IN_GROUPS } from "./tables/api-groups.ts";
import { API_REMOVALS } from "./tables/api-removals.ts";
import {
  IMAGE_PROTOCOLS,
  KUBERNETES_PROTOCOLS,
  PROTOCOL_DIALECTS,
  PROTOCOL_WORDS,
  UNAMBIGUOUS_PORTS,
  UNREGISTERED_PROTOCOLS,
} from "./tables/service-names.ts";
import type { VendorPrefix } from "./tables/vendors.ts";

/** What a version of Kubernetes does with a version of an API. */
export interface ApiStatus {
  readonly isRemoved: boolean;
  /** What to use, for people. */
  readonly replacement: string;
  /** The version to write over this one; absent where more than the version changes. */
  readonly toVersion: string | undefined;
}

/** Undefined where nothing is known against the version. */
export function apiStatusOf(apiVersion: string, kind: string, kubernetesMinor: number): ApiStatus | undefined {
  const entry = API_REMOVALS.find(({ version, kinds }) => version === apiVersion && kinds.includes(kind));
  if (entry === undefined) return undefined;
  const isRemoved = entry.removed !== undefined && kubernetesMinor >= entry.removed;
  const isDeprecated = entry.deprecated !== undefined && kubernetesMinor >= entry.deprecated;
  return isRemoved || isDeprecated ? { isRemoved, replacement: entry.replacement, toVersion: entry.toVersion } : undefined;
}

/** The group of an apiVersion; "" for core. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash < 0 ? "" : apiVersion.slice(0, slash);
}

export function isBuiltInGroup(group: string): boolean {
  return BUILT_IN_GROUPS.has(group);
}

const PREFIXED = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\/./;
/** RFC 6335, section 5.1. */
const SERVICE_NAME = /^(?=[A-Za-z0-9-]{1,15}$)(?=.*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;

export function isServiceName(text: string): boolean {
  return SERVICE_NAME.test(text);
}

/**
 * What to write in place of a value of `appProtocol` that is no standard one; undefined where the value is one, or may be: not every name
 * of the registry is known here.
 */
export function standardProtocolFor(value: string, dialect: string): string | undefined {
  const lower = value.toLowerCase();
  if (PROTOCOL_DIALECTS[dialect]?.includes(lower) === true) return undefined;
  const own = KUBERNETES_PROTOCOLS.join(", ");
  if (lower.startsWith("kubernetes.io/")) {
    if (KUBERNETES_PROTOCOLS.includes(value)) return undefined;
    return UNREGISTERED_PROTOCOLS.get(lower.slice("kubernetes.io/".length)) ?? `one of ${own}`;
  }
  if (PREFIXED.test(value)) return undefined;
  return UNREGISTERED_PROTOCOLS.get(lower) ?? (isServiceName(value) ? undefined : "a registered service name, or a name with the domain of its owner");
}

/** The protocol a port number stands for beyond doubt. */
export function registeredProtocolOf(port: number): string | undefined {
  return UNAMBIGUOUS_PORTS.get(port);
}

/** The protocol that the name or the `appProtocol` of a port says, without its encryption: `ldap` for ldaps. */
export function namedProtocolOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  return PROTOCOL_WORDS.get(lower) ?? PROTOCOL_WORDS.get(lower.split("-")[0] ?? "");
}

/** The protocol that an official image serves, by its repository without registry. */
export function imageProtocolOf(repository: string): string | undefined {
  return IMAGE_PROTOCOLS.get(repository.replace(/^library\//, ""));
}

const ENCRYPTED: Readonly<Record<string, string>> = { amqps: "amqp", ldaps: "ldap", https: "http" };

/** Whether two protocols are the same but for encryption. */
export function isSameProtocol(left: string, right: string): boolean {
  return (ENCRYPTED[left] ?? left) === (ENCRYPTED[right] ?? right);
}

/** The vendor whose key this is. */
export function vendorOf(key: string, table: readonly VendorPrefix[]): string | undefined {
  return table.find(({ prefixes }) => prefixes.some((prefix) => key.startsWith(prefix)))?.vendor;
}

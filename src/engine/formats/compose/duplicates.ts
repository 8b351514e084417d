import { isPlainObject, type PlainObject, type Value } from "../../model/value.ts";

/** A service, as duplicates are looked for. */
export interface NamedService {
  readonly name: string;
  readonly containerName: Value;
  readonly ports: readonly Value[];
  /** Empty = always started. */
  readonly profiles: readonly string[];
}

/** Container names that two services have which can run together; told at the later one. */
export function findDuplicateNames(services: readonly NamedService[]): PlainObject[] {
  return services.flatMap((service, at) => {
    const { containerName } = service;
    if (typeof containerName !== "string") return [];
    const first = services.slice(0, at).find((other) => other.containerName === containerName && runTogether(other, service));
    return first === undefined ? [] : [{ name: containerName, services: [first.name, service.name], second: service.name, index: 0 }];
  });
}

/** Host ports that two services publish on one address and protocol; told at the later entry. */
export function findDuplicatePorts(services: readonly NamedService[]): PlainObject[] {
  return services.flatMap((service, at) =>
    service.ports.flatMap((port, index) => {
      for (const other of services.slice(0, at)) {
        const shared = runTogether(other, service) ? sharedPort(other.ports, port) : null;
        if (shared !== null) return [{ name: String(shared), services: [other.name, service.name], second: service.name, index }];
      }
      return [];
    }),
  );
}

/** Services of disjoint profiles never run together; one without profiles runs with every other. */
function runTogether(left: NamedService, right: NamedService): boolean {
  if (left.profiles.length === 0 || right.profiles.length === 0) return true;
  return left.profiles.some((profile) => right.profiles.includes(profile));
}

function sharedPort(others: readonly Value[], port: Value): number | null {
  if (!isPlainObject(port)) return null;
  for (const other of others) {
    if (!isPlainObject(other) || other["protocol"] !== port["protocol"] || !sameAddress(other["hostIp"], port["hostIp"])) continue;
    const [from, to] = [Math.max(numberOf(other["publishedFrom"]), numberOf(port["publishedFrom"])), Math.min(numberOf(other["publishedTo"]), numberOf(port["publishedTo"]))];
    if (from <= to) return from;
  }
  return null;
}

function sameAddress(left: Value, right: Value): boolean {
  return left === right || isAny(left) || isAny(right);
}

function isAny(address: Value): boolean {
  return address === undefined || address === "0.0.0.0" || address === "::";
}

/** Comparisons with NaN are false, so what is not known never overlaps. */
function numberOf(value: Value): number {
  return typeof value === "number" ? value : NaN;
}

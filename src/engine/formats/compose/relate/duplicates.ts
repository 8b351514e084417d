import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { isAnyAddress } from "../read/ports.ts";

/** A service, as duplicates are looked for. */
export interface NamedService {
  readonly name: string;
  readonly containerName: Value;
  /** Own ports first, then those of the services it extends. */
  readonly ports: readonly { readonly port: PlainObject; readonly index: number }[];
  /** Empty = always started. */
  readonly profiles: readonly string[];
}

interface Entry {
  readonly service: NamedService;
  readonly index: number;
  readonly address: Value;
}

/** Pairs that are compared in one file; a count, so that a file of nothing but equal ports is bounded. */
const MAXIMUM_PAIRS = 500_000;
/** Single ports that ranges are spread into. */
const MAXIMUM_SPREAD = 200_000;

/** Container names that two services have which can run together; told at the later one. */
export function findDuplicateNames(services: readonly NamedService[]): PlainObject[] {
  const earlier = new Earlier();
  return services.flatMap((service) => {
    const { containerName } = service;
    if (typeof containerName !== "string") return [];
    const entry: Entry = { service, index: -1, address: undefined };
    const first = earlier.take(containerName, entry);
    return first === null ? [] : [duplicateOf(containerName, first, entry)];
  });
}

/** Host ports that two services publish on one address and protocol; told at the later entry. */
export function findDuplicatePorts(services: readonly NamedService[]): PlainObject[] {
  const earlier = new Earlier();
  let spread = 0;
  return services.flatMap((service) =>
    service.ports.flatMap(({ port, index }) => {
      const entry: Entry = { service, index, address: port["host_ip"] };
      const { publishedFrom: from, publishedTo: to, protocol } = port;
      if (typeof from !== "number" || typeof to !== "number" || typeof protocol !== "string" || entry.address === UNRESOLVED) return [];
      let found: PlainObject | null = null;
      for (let number = from; number <= to && spread < MAXIMUM_SPREAD; number += 1, spread += 1) {
        const first = earlier.take(`${String(number)}/${protocol}`, entry);
        if (first !== null) found ??= duplicateOf(String(number), first, entry);
      }
      return found === null ? [] : [found];
    }),
  );
}

function duplicateOf(name: string, first: Entry, second: Entry): PlainObject {
  const services = [first.service.name, second.service.name];
  return { name, services, first: first.service.name, firstIndex: first.index, second: second.service.name, index: second.index };
}

/** What was seen under each key so far. */
class Earlier {
  private readonly byKey = new Map<string, Entry[]>();
  private pairs = 0;

  /** The first earlier entry of another service that the entry collides with; it is remembered itself. */
  take(key: string, entry: Entry): Entry | null {
    const known = this.byKey.get(key) ?? [];
    const found = known.find((other) => this.collide(other, entry)) ?? null;
    known.push(entry);
    this.byKey.set(key, known);
    return found;
  }

  private collide(left: Entry, right: Entry): boolean {
    this.pairs += 1;
    if (this.pairs > MAXIMUM_PAIRS || left.service === right.service) return false;
    return sameAddress(left.address, right.address) && runTogether(left.service, right.service);
  }
}

/** Services of disjoint profiles never run together; one without profiles runs with every other. */
function runTogether(left: NamedService, right: NamedService): boolean {
  if (left.profiles.length === 0 || right.profiles.length === 0) return true;
  return left.profiles.some((profile) => right.profiles.includes(profile));
}

/** No address means all of both families; 0.0.0.0 and :: mean all of their own. */
function sameAddress(left: Value, right: Value): boolean {
  if (typeof left !== "string" || typeof right !== "string" || left === right) return true;
  if (left.includes(":") !== right.includes(":")) return false;
  return isAnyAddress(left) || isAnyAddress(right);
}

/** Prefixes of port names, longest first, and the application protocol they stand for. */
const NAMES: readonly (readonly [string, string])[] = [
  ["https", "https"],
  ["http2", "kubernetes.io/h2c"],
  ["http", "http"],
  ["grpc", "kubernetes.io/h2c"],
  ["h2c", "kubernetes.io/h2c"],
  ["postgresql", "postgresql"],
  ["postgres", "postgresql"],
  ["mysql", "mysql"],
  ["mongodb", "mongodb"],
  ["mongo", "mongodb"],
  ["redis", "redis"],
  ["amqps", "amqps"],
  ["amqp", "amqp"],
  ["kafka", "kafka"],
  ["nats", "nats"],
  ["mqtt", "mqtt"],
  ["smtp", "smtp"],
  ["ldaps", "ldaps"],
  ["ldap", "ldap"],
  ["dns", "domain"],
];

/** Ports that IANA assigns, or that are used for one protocol by wide custom. */
const NUMBERS: ReadonlyMap<number, string> = new Map([
  [25, "smtp"],
  [53, "domain"],
  [80, "http"],
  [389, "ldap"],
  [443, "https"],
  [636, "ldaps"],
  [1883, "mqtt"],
  [3306, "mysql"],
  [4222, "nats"],
  [5432, "postgresql"],
  [5671, "amqps"],
  [5672, "amqp"],
  [6379, "redis"],
  [8080, "http"],
  [8443, "https"],
  [9092, "kafka"],
  [27017, "mongodb"],
]);

/**
 * The application protocol of a Service port, told by its name, else by its well-known number; undefined where neither tells.
 * Values are IANA service names, or the `kubernetes.io/` ones that KEP-3726 defines.
 */
export function appProtocolOf(name: string | undefined, number: number | undefined): string | undefined {
  const named = NAMES.find(([prefix]) => name === prefix || name?.startsWith(`${prefix}-`) === true);
  return named?.[1] ?? (number === undefined ? undefined : NUMBERS.get(number));
}

/**
 * Values of `appProtocol` that implementations understand although IANA registers no service of that name, and what to write instead.
 * As of 2026-11, proof-read against the IANA Service Name and Transport Protocol Port Number Registry, and KEP-3726 for what begins with kubernetes.io/.
 */
export const UNREGISTERED_PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ["dns", "domain"],
  ["grpc", "kubernetes.io/h2c"],
  ["grpc-web", "http"],
  ["h2c", "kubernetes.io/h2c"],
  ["http1", "http"],
  ["http1.1", "http"],
  ["http2", "kubernetes.io/h2c"],
  ["mariadb", "mysql"],
  ["memcached", "memcache"],
  ["mongo", "mongodb"],
  ["mssql", "ms-sql-s"],
  ["postgres", "postgresql"],
  ["websocket", "kubernetes.io/ws"],
  ["wss", "kubernetes.io/wss"],
]);

/** The names that Kubernetes defines itself. As of 2026-11: KEP-3726. */
export const KUBERNETES_PROTOCOLS: readonly string[] = ["kubernetes.io/h2c", "kubernetes.io/ws", "kubernetes.io/wss"];

/** What implementations take beside the standard values, in lower case. As of 2026-11: Istio, "Protocol Selection"; GKE, "Service appProtocol". */
export const PROTOCOL_DIALECTS: Readonly<Record<string, readonly string[]>> = {
  istio: ["grpc", "grpc-web", "http", "http2", "https", "mongo", "mysql", "redis", "tcp", "tls", "udp"],
  gke: ["http", "https", "http2"],
};

/**
 * Ports that stand for one protocol beyond doubt, by IANA service name; Kafka's, which IANA lists under another name, by custom.
 * As of 2026-11, proof-read against the IANA registry.
 */
export const UNAMBIGUOUS_PORTS: ReadonlyMap<number, string> = new Map([
  [22, "ssh"],
  [25, "smtp"],
  [53, "domain"],
  [389, "ldap"],
  [636, "ldaps"],
  [1433, "ms-sql-s"],
  [1883, "mqtt"],
  [3306, "mysql"],
  [5432, "postgresql"],
  [5671, "amqps"],
  [5672, "amqp"],
  [6379, "redis"],
  [9092, "kafka"],
  [11211, "memcache"],
  [27017, "mongodb"],
]);

/** Words that name a protocol in names and `appProtocol` of ports; a port name counts up to its first hyphen too. */
export const PROTOCOL_WORDS: ReadonlyMap<string, string> = new Map([
  ["amqp", "amqp"],
  ["amqps", "amqps"],
  ["dns", "domain"],
  ["domain", "domain"],
  ["grpc", "grpc"],
  ["h2c", "http"],
  ["http", "http"],
  ["http2", "http"],
  ["https", "https"],
  ["kafka", "kafka"],
  ["kubernetes.io/h2c", "http"],
  ["kubernetes.io/ws", "http"],
  ["kubernetes.io/wss", "https"],
  ["ldap", "ldap"],
  ["ldaps", "ldaps"],
  ["memcache", "memcache"],
  ["memcached", "memcache"],
  ["mongo", "mongodb"],
  ["mongodb", "mongodb"],
  ["mqtt", "mqtt"],
  ["ms-sql-s", "ms-sql-s"],
  ["mssql", "ms-sql-s"],
  ["mysql", "mysql"],
  ["postgres", "postgresql"],
  ["postgresql", "postgresql"],
  ["redis", "redis"],
  ["smtp", "smtp"],
  ["ssh", "ssh"],
]);

/** Official images that serve one protocol only. As of 2026-11: their documentation on Docker Hub. */
export const IMAGE_PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ["mariadb", "mysql"],
  ["memcached", "memcache"],
  ["mongo", "mongodb"],
  ["mysql", "mysql"],
  ["postgres", "postgresql"],
  ["redis", "redis"],
  ["valkey/valkey", "redis"],
]);

import type { TargetType } from "../../model/format.ts";
import { BOOL, closedObject, DYN, INT, listOf, mapOf, openObject, STRING } from "../../model/type.ts";

// Field names follow the Compose Specification.

const resources = closedObject("resources", {
  limits: openObject("limits", { cpus: DYN, memory: STRING, pids: INT }),
  reservations: openObject("reservations", { cpus: DYN, memory: STRING }),
});

const healthcheck = closedObject("healthcheck", {
  disable: BOOL,
  interval: STRING,
  retries: INT,
  start_interval: STRING,
  start_period: STRING,
  test: DYN,
  timeout: STRING,
});

/** A service as it is written; open for the fields no rule asks about. */
const SERVICE = openObject("service", {
  build: DYN,
  cap_add: listOf(STRING),
  cap_drop: listOf(STRING),
  cgroup_parent: STRING,
  command: DYN,
  container_name: STRING,
  depends_on: DYN,
  deploy: openObject("deploy", { mode: STRING, replicas: INT, resources }),
  entrypoint: DYN,
  env_file: DYN,
  environment: DYN,
  expose: listOf(DYN),
  extends: DYN,
  healthcheck,
  image: STRING,
  ipc: STRING,
  labels: DYN,
  mem_limit: STRING,
  network_mode: STRING,
  networks: DYN,
  pid: STRING,
  pids_limit: INT,
  ports: listOf(DYN),
  privileged: BOOL,
  profiles: listOf(STRING),
  read_only: BOOL,
  restart: STRING,
  security_opt: listOf(STRING),
  user: STRING,
  userns_mode: STRING,
  volumes: listOf(DYN),
});

/** A published port, short or long syntax alike. Ranges have different ends; an unpublished host port is absent. */
const PORT = closedObject("port", {
  /** The entry as written, or `target` for the long syntax. */
  text: STRING,
  short: BOOL,
  /** Whether the short syntax is a plain scalar, which YAML 1.1 may read as a number. */
  plain: BOOL,
  hostIp: STRING,
  published: STRING,
  publishedFrom: INT,
  publishedTo: INT,
  target: STRING,
  protocol: STRING,
});

/** A mount, short or long syntax alike. */
const MOUNT = closedObject("mount", {
  text: STRING,
  short: BOOL,
  /** bind, volume, tmpfs, npipe, cluster or image. */
  type: STRING,
  source: STRING,
  target: STRING,
  readOnly: BOOL,
  /** The access mode of the short syntax. */
  mode: STRING,
});

/** What other files may know of a service. */
export const SERVICE_FACT = closedObject("service", {
  service: STRING,
  folder: STRING,
  file: STRING,
  /** Services of the file. */
  fileServices: listOf(STRING),
  isMain: BOOL,
  /** Whether what the service lacks may stand elsewhere: it extends a service of another file, or its file is a fragment. */
  incomplete: BOOL,
  usesCapAdd: BOOL,
  hasCapDrop: BOOL,
  hasMemoryLimit: BOOL,
  hasHealthcheck: BOOL,
  disablesHealthcheck: BOOL,
});

/** What other files may know of a Compose file. */
export const FILE_FACT = closedObject("file", { folder: STRING, isMain: BOOL, isOverride: BOOL, services: listOf(STRING) });

const duplicate = closedObject("duplicate", { name: STRING, services: listOf(STRING), second: STRING, index: INT });

/** Target types of Compose files. */
export const COMPOSE_TARGETS: readonly TargetType[] = [
  {
    name: "compose.file",
    title: "Compose file",
    variables: {
      self: openObject("Compose file", { name: STRING, version: DYN, services: mapOf(SERVICE), networks: DYN, volumes: DYN, secrets: DYN, configs: DYN, include: DYN }),
      /** Container names that two services share; `second` is the later service. */
      duplicateNames: listOf(duplicate),
      /** Host ports that two services publish; `index` is the entry of the later service. */
      duplicatePorts: listOf(duplicate),
    },
  },
  {
    name: "compose.service",
    title: "service of a Compose file",
    variables: { self: SERVICE, service: STRING, ports: listOf(PORT), mounts: listOf(MOUNT) },
    facts: SERVICE_FACT,
  },
];

import type { TargetType } from "../../model/format.ts";
import { REACHABLE_FIELDS } from "./calls/types.ts";
import { SHARED_VARIABLES } from "../../functions/shared-variables.ts";
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
  deploy: openObject("deploy", { mode: STRING, replicas: INT, resources, restart_policy: DYN }),
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

/** Fields of a service with variables filled in, as Compose reads them; the written ones are in `self`. */
const SETTINGS = closedObject("settings", {
  privileged: BOOL,
  network_mode: STRING,
  pid: STRING,
  ipc: STRING,
  userns_mode: STRING,
  cgroup_parent: STRING,
  container_name: STRING,
  log_driver: STRING,
  security_opt: listOf(STRING),
});

/** A published port, short or long syntax alike; fields of the specification are named as there. */
const PORT = closedObject("port", {
  /** The entry as written, or `target` for the long syntax. */
  text: STRING,
  short: BOOL,
  /** Whether the short syntax is a plain scalar. */
  plain: BOOL,
  /** Whether it is, and has a colon: YAML 1.1 may read it as a number. */
  unquoted: BOOL,
  host_ip: STRING,
  /** Absent where the host picks a free port. */
  published: STRING,
  target: STRING,
  protocol: STRING,
  /** The host ports that are taken for certain. */
  publishedFrom: INT,
  publishedTo: INT,
  /** Whether no address is given, or one that stands for all. */
  allInterfaces: BOOL,
  /** What to write for the loopback address alone; set if `allInterfaces`. */
  proposal: STRING,
  /** Whether the proposal keeps everything else as it is written. */
  rewritable: BOOL,
});

/** A mount, short or long syntax alike; fields of the specification are named as there. */
const MOUNT = closedObject("mount", {
  /** The entry as written, or `source` for the long syntax. */
  text: STRING,
  short: BOOL,
  /** bind, volume, tmpfs, npipe, cluster or image. */
  type: STRING,
  source: STRING,
  target: STRING,
  read_only: BOOL,
  /** The absolute path of the host that is mounted, normalised; absent for volumes and relative paths. */
  path: STRING,
  /** The entry in short syntax with the mode `ro`. */
  asReadOnly: STRING,
});

/** An entry of `depends_on`, short or long syntax alike. */
const DEPENDENCY = closedObject("dependency", {
  service: STRING,
  condition: STRING,
  /** Its key or index below the base `dependencies`. */
  position: DYN,
  short: BOOL,
  /** Whether that service of the file has a health check in force. */
  reportsHealth: BOOL,
  /** For the short syntax: the whole list in long syntax, where this service is waited for until it is healthy. */
  rewritten: DYN,
});

/** What other files may know of a service. What it has may stand in a service it extends; what it does, it does itself. */
export const SERVICE_FACT = closedObject("service", {
  service: STRING,
  /** Whether what the service lacks may stand elsewhere (it extends a service of another file, or its file is a fragment), or it is no container. */
  incomplete: BOOL,
  usesCapAdd: BOOL,
  hasCapDrop: BOOL,
  hasMemoryLimit: BOOL,
  hasCpuLimit: BOOL,
  /** Whether the number of processes is limited to more than 0. */
  hasPidsLimit: BOOL,
  /** Where a limit of processes is written: `pids_limit`, `deploy`, or nowhere (absent). */
  pidsPlace: STRING,
  isReadOnly: BOOL,
  hasRestartPolicy: BOOL,
  /** User without group. */
  user: STRING,
  /** The Dockerfile it is built from, relative to the root; absent where none is in the folder of the project. */
  dockerfile: STRING,
  /** The stage that is built; absent for the last one. */
  stage: STRING,
  hasHealthcheck: BOOL,
  disablesHealthcheck: BOOL,
  hasSecurityOpt: BOOL,
  /** The same, also by a service it extends. */
  inheritsSecurityOpt: BOOL,
  hasNoNewPrivileges: BOOL,
  /** Names of the labels that its build gives the image. */
  buildLabels: listOf(STRING),
  ...REACHABLE_FIELDS,
});

/** What other files may know of a Compose file. */
export const FILE_FACT = closedObject("file", { services: listOf(STRING) });

const duplicate = closedObject("duplicate", { name: STRING, services: listOf(STRING), first: STRING, firstIndex: INT, second: STRING, index: INT });

/** Target types of Compose files. */
export const COMPOSE_TARGETS: readonly TargetType[] = [
  {
    name: "compose.file",
    title: "Compose file",
    variables: {
      self: openObject("Compose file", { name: STRING, version: DYN, services: mapOf(SERVICE), networks: DYN, volumes: DYN, secrets: DYN, configs: DYN, include: DYN }),
      /** Container names that two services share; `second` is the later service. */
      duplicateNames: listOf(duplicate),
      /** Host ports that two services publish; `index` is the entry of the later service, -1 where it inherits it. */
      duplicatePorts: listOf(duplicate),
      /** Volumes and host directories that more than one service mounts writable; `index` is the entry of the second one. */
      sharedMounts: listOf(duplicate),
      /** Whether the file is only a part that is merged into another. */
      isFragment: BOOL,
      /** The project name that Compose makes of the folder. */
      projectName: STRING,
    },
    facts: FILE_FACT,
  },
  {
    name: "compose.service",
    title: "service of a Compose file",
    variables: {
      self: SERVICE,
      service: STRING,
      settings: SETTINGS,
      ports: listOf(PORT),
      mounts: listOf(MOUNT),
      /** The published image it runs, be it named by a service it extends; absent where it is built. */
      image: STRING,
      dependencies: listOf(DEPENDENCY),
      ...SHARED_VARIABLES,
    },
    facts: SERVICE_FACT,
  },
];

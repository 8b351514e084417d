import type { TargetType } from "../../model/format.ts";
import { BOOL, closedObject, INT, listOf, mapOf, STRING, TEXT, type Type } from "../../model/type.ts";
import { SHARED_VARIABLES } from "../../functions/shared-variables.ts";

/** The image of a FROM; parts that hang on an unknown variable are unresolved, the others known. */
const DOCKER_IMAGE = closedObject("docker.image", {
  reference: STRING,
  /** Registry and path. */
  name: STRING,
  tag: STRING,
  hasTag: BOOL,
  hasDigest: BOOL,
  /** Whether the name is that of an earlier stage. */
  isStage: BOOL,
  isScratch: BOOL,
});

const DOCKER_STAGE = closedObject("docker.stage", {
  name: STRING,
  index: INT,
  image: DOCKER_IMAGE,
  /** Name of the earlier stage it is FROM. */
  baseStage: STRING,
  isFinal: BOOL,
  /** Whether the final stage is, or is built from, this one. */
  isUsedByFinal: BOOL,
  /** Whether the final stage is this one, or is FROM it over any number of steps: its layers are in the image. */
  isPartOfFinal: BOOL,
  /** Whether an earlier stage has the same name. */
  isNameTaken: BOOL,
  /** The USER in force at the end, inherited ones included. */
  user: STRING,
  /** Whether that USER stands in this stage. */
  setsUser: BOOL,
  runsAsRoot: BOOL,
  /** The WORKDIR in force at the end. */
  workdir: STRING,
  hasHealthcheck: BOOL,
  cmds: INT,
  entrypoints: INT,
  healthchecks: INT,
  /** How many of `curl` and `wget` its RUNs run. */
  downloaders: INT,
  /** Whether the image it is FROM brings a compiler or the tools of a build, by a dated table. */
  hasToolchain: BOOL,
  /** Compilers and build tools that its RUNs call or install. */
  buildTools: listOf(STRING),
});

const DOCKER_PAIR = closedObject("docker.pair", { name: STRING, value: STRING });

/** A switch that turns certificate checks off, with the places of its words in `arguments` or `pairs`. */
const DOCKER_SWITCH = closedObject("docker.switch", {
  flag: STRING,
  argument: INT,
  /** First and last of the words to delete. */
  first: INT,
  last: INT,
  pair: INT,
  /** What remains of a cluster of one-letter flags. */
  replacement: STRING,
  removable: BOOL,
});

/** A call of a package manager. */
const DOCKER_PACKAGE_CALL = closedObject("docker.packageCall", {
  /** Name of the program; `pip` also for `pip3` and `python -m pip`. */
  tool: STRING,
  /** apt, apk, rpm (yum, dnf, microdnf), zypper, pip, npm, gem or go. */
  family: STRING,
  /** The subcommand, one name for its spellings: install, upgrade, dist-upgrade, clean … */
  action: STRING,
  /** Number of the command in its RUN. */
  index: INT,
  /** Tool and subcommand as written. */
  text: STRING,
  /** Number of the subcommand in `arguments`. */
  word: INT,
  /** How many operands follow the subcommand. */
  packages: INT,
  /** It asks no question, by option or configuration, or a pipe answers. */
  assumesYes: BOOL,
  skipsRecommended: BOOL,
  skipsCache: BOOL,
  /** It works on another root directory. */
  isElsewhere: BOOL,
  isOffline: BOOL,
  /** The packages that an install names; local files and addresses are left out. */
  items: listOf(closedObject("docker.package", { name: STRING, word: INT, isPinned: BOOL })),
});

/** What the commands of a RUN do together. */
const DOCKER_RUN = closedObject("docker.run", {
  calls: listOf(DOCKER_PACKAGE_CALL),
  /** Caches that do not stay in the image: `apt-lists`, `apk`, `rpm`, `zypper`, `pip`. */
  cleared: listOf(STRING),
  /** A shell form of commands joined by `&&`, so that another can be put behind. */
  isAndChain: BOOL,
  /** No USER other than root is in force. */
  isRoot: BOOL,
  /** Number of the first command whose failure a pipe hides. */
  firstPipe: INT,
  /** Whether it is the first of its stage that a SHELL with `pipefail` before the RUN would help. */
  shellPipe: BOOL,
  /** Number of the command that updates package lists which nothing in the RUN installs from. */
  staleUpdate: INT,
  /** Whether a later RUN installs with apt by lists of an earlier one. */
  listsUsedLater: BOOL,
});

/** A variable or file that holds a credential. */
const DOCKER_SECRET = closedObject("docker.secret", {
  name: TEXT,
  pair: INT,
  argument: INT,
  /** A name for a secret mount. */
  id: STRING,
  /** Whether nothing else is copied. */
  isOnly: BOOL,
});

const DOCKER_INSTRUCTION = closedObject("docker.instruction", {
  /** Upper-case. */
  keyword: STRING,
  /** Words with variables replaced and quotes removed. */
  arguments: listOf(STRING),
  /** Words as written. */
  words: listOf(TEXT),
  flags: mapOf(closedObject("docker.flag", { value: STRING })),
  /** `name=value` of ARG, ENV and LABEL. */
  pairs: listOf(DOCKER_PAIR),
  isExec: BOOL,
  isOnbuild: BOOL,
  /** Whether the same stage has the same instruction again later. */
  isOverridden: BOOL,
  heredocs: INT,
  stage: DOCKER_STAGE,
  image: DOCKER_IMAGE,
  /** Ports of EXPOSE, index for index with `arguments`. */
  ports: listOf(closedObject("docker.port", { first: INT, last: INT, protocol: STRING })),
  insecureTransfers: listOf(DOCKER_SWITCH),
  secrets: listOf(DOCKER_SECRET),
  /** Of RUN. */
  run: DOCKER_RUN,
  /** How many RUNs follow each other from this one on; 0 where it is not the first of them. */
  runSeries: INT,
  /** The JSON array of a CMD or ENTRYPOINT in shell form that needs no shell. */
  execForm: TEXT,
  /** Of COPY and ADD. */
  copy: closedObject("docker.copy", {
    sources: listOf(STRING),
    /** The first source, as written. */
    source: TEXT,
    destination: STRING,
    endsAsDirectory: BOOL,
    /** The destination as written, with a slash at its end. */
    asDirectory: TEXT,
    /** No source is remote or an archive. */
    isPlain: BOOL,
    isAbsolute: BOOL,
    /** Whether a WORKDIR stands before it, in the stage or those it is FROM. */
    followsWorkdir: BOOL,
    /** The value of `--from` as written. */
    from: TEXT,
    isOwnStage: BOOL,
    isEarlierStage: BOOL,
    /** It has a slash, a tag or a digest. */
    isImage: BOOL,
    /** Names, or else numbers, of the earlier stages. */
    stages: listOf(STRING),
    /** The spelling alone says so, and no flag that only ADD has is used. */
    isCertainlyPlain: BOOL,
  }),
  /** Of WORKDIR. */
  workdir: closedObject("docker.workdir", {
    isAbsolute: BOOL,
    /** The directory in force before. */
    follows: STRING,
    followsAbsolute: BOOL,
    /** The directory in force after. */
    result: STRING,
    /** An absolute path to write instead. */
    absolutePath: TEXT,
  }),
  /** The LABEL that replaces a MAINTAINER. */
  label: TEXT,
});

const DOCKER_RUN_COMMAND = closedObject("docker.runCommand", {
  /** Base name of the program, wrappers such as `sudo` and `env` passed over. */
  name: STRING,
  /** All words, quotes resolved; the program is word number `program`. */
  arguments: listOf(STRING),
  words: listOf(TEXT),
  program: INT,
  /** Assignments before the command. */
  pairs: listOf(DOCKER_PAIR),
  /** Number of the word `sudo`; absent without. */
  sudo: INT,
  /** Whether that word can be deleted by itself. */
  sudoIsPlain: BOOL,
  isPiped: BOOL,
  depth: INT,
  /** Number of the command in its RUN. */
  index: INT,
  /** Whether the RUN starts with it. */
  startsRun: BOOL,
  /** The call of a package manager that it is; absent for other commands. */
  call: DOCKER_PACKAGE_CALL,
  instruction: DOCKER_INSTRUCTION,
  insecureTransfers: listOf(DOCKER_SWITCH),
  unsignedInstalls: listOf(DOCKER_SWITCH),
});

const DOCKER_FILE = closedObject("docker.file", { stages: INT, instructions: INT, directives: mapOf(STRING) });

/** What other files may know of a Dockerfile. */
const FILE_FACT = closedObject("Dockerfile", {
  /** Of the last stage. */
  runsAsRoot: BOOL,
  stages: listOf(closedObject("stage", { name: STRING, runsAsRoot: BOOL })),
});

/** What other files may know of a stage; names of labels and ports of EXPOSE, those of the stages it is FROM among them. */
const STAGE_FACT = closedObject("stage", { name: STRING, isFinal: BOOL, labels: listOf(STRING), exposed: listOf(INT) });

/**
 * Variables of a stage that are also bases for `at` and `fix`: `from` (its FROM), `last` (its last instruction), `command` (its first CMD
 * or ENTRYPOINT), `userWord` (the word of the USER in force), `nameWord` (the name after AS), `twin` (the same name, earlier), `download` and
 * `secondDownload` (the first words `curl` and `wget` that it runs, in their order); `image` is what it is FROM.
 */
const STAGE_VARIABLES: Readonly<Record<string, Type>> = {
  self: DOCKER_STAGE,
  stage: STRING,
  image: STRING,
  user: STRING,
  from: TEXT,
  last: TEXT,
  command: TEXT,
  userWord: TEXT,
  nameWord: TEXT,
  twin: TEXT,
  download: TEXT,
  secondDownload: TEXT,
  /** Names of the labels that it sets, or an earlier stage that it is FROM. */
  labels: listOf(STRING),
};

export const DOCKERFILE_TARGETS: readonly TargetType[] = [
  { name: "docker.file", title: "Dockerfile", variables: { self: DOCKER_FILE, from: TEXT }, facts: FILE_FACT },
  { name: "docker.stage", title: "Build stage of a Dockerfile", variables: STAGE_VARIABLES, facts: STAGE_FACT },
  {
    name: "docker.instruction",
    title: "Instruction of a Dockerfile",
    variables: { self: DOCKER_INSTRUCTION, stage: STRING, image: STRING, instruction: STRING, statement: TEXT, ...SHARED_VARIABLES },
  },
  {
    name: "docker.runCommand",
    title: "Command in a RUN instruction",
    variables: { self: DOCKER_RUN_COMMAND, stage: STRING, command: TEXT, instruction: STRING, statement: TEXT },
  },
];

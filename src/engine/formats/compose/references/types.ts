import type { TargetType } from "../../../model/format.ts";
import { BOOL, closedObject, DYN, listOf, STRING } from "../../../model/type.ts";

/** What a service refers to by name. */
export const COMPOSE_REFERENCE_FACT = closedObject("reference", {
  service: STRING,
  /** service, network, volume, secret or config. */
  kind: STRING,
  name: STRING,
  /** Whether it is a plain entry of a list, so that another name can be written in its place. */
  isEntry: BOOL,
  /** Whether its file is a part that is merged into another. */
  isFragment: BOOL,
  /** The services that wait for one another, in words; absent where this reference closes no circle. */
  circle: STRING,
  /** Names of that kind that its file defines. */
  known: listOf(STRING),
});

/** What a Compose file defines; `names` are `kind name`. */
export const COMPOSE_NAMES_FACT = closedObject("names", { names: listOf(STRING), isOpen: BOOL });

/** One reference of a service: `self` is where it is written, `file` the root of the file. */
export const COMPOSE_REFERENCE_TARGET: TargetType = {
  name: "compose.reference",
  title: "reference of a Compose service",
  variables: { self: DYN, service: STRING, kind: STRING, name: STRING, file: DYN },
  facts: COMPOSE_REFERENCE_FACT,
};

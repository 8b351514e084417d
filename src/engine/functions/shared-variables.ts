import { BOOL, closedObject, DYN, listOf, STRING, TEXT, type Type } from "../model/type.ts";

/** A variable of the environment that a container is started with, or that an image sets. */
const ENVIRONMENT_VARIABLE = closedObject("environment variable", {
  name: STRING,
  /** What the file gives it, variables of the format filled in; absent where it comes from elsewhere. */
  value: STRING,
  /** The value as written. */
  written: TEXT,
  /** Whether the value stands in the file, wholly and without reference to anything. */
  isLiteral: BOOL,
  /** Where it comes from: `file`, `secret` (a Secret of the platform), or `other`. */
  source: STRING,
  /** Its key or index below the base `environment`. */
  position: DYN,
});

/**
 * Variables that containers, Compose services and Dockerfile instructions have alike, so that one rule can be about all of them.
 * `environment` and `pulledImage` are also bases for `at` and `fix`.
 */
export const SHARED_VARIABLES = {
  /** kubernetes, compose or dockerfile. */
  format: STRING,
  /** What the target is called in a message, for example "Container web of Deployment/shop". */
  place: STRING,
  /** The image that is pulled, variables filled in; absent where none is: a stage, `scratch`, the result of a build in the same file. */
  pulledImage: STRING,
  environment: listOf(ENVIRONMENT_VARIABLE),
} satisfies Readonly<Record<string, Type>>;

import { BOOL, closedObject, DYN, listOf, STRING, TEXT, type Type } from "../model/type.ts";
import type { PlainObject, Value } from "../model/value.ts";

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

/** Something a program is given: an argument with its value, a variable, a place it may write to, the file of a secret, the log driver. */
const GIVEN = closedObject("given setting", {
  /** argument, environment, mount, secret or driver. */
  source: STRING,
  /** Flag or variable as written; for a mount, the kind of its volume. */
  name: STRING,
  /** For a mount, its path in the container. */
  value: STRING,
  /** Where it stands below the target. */
  route: listOf({ kind: "intOrString" }),
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
  /** Arguments, variables, writable mounts, secrets and the log driver. */
  given: listOf(GIVEN),
} satisfies Readonly<Record<string, Type>>;

/** A word of a command line; absent or unresolved where it is not known. */
export interface GivenWord {
  readonly text: Value;
  readonly route: readonly (string | number)[];
}

/** The flags of a command line with their values: `--name=value`, or `--name` and the next word. */
export function givenArguments(words: readonly GivenWord[]): PlainObject[] {
  return words.flatMap(({ text, route }, index) => {
    if (typeof text !== "string" || !text.startsWith("-")) return [];
    const equals = text.indexOf("=");
    if (equals > 0) return [{ source: "argument", name: text.slice(0, equals), value: text.slice(equals + 1), route }];
    const next = words[index + 1]?.text;
    const value = typeof next === "string" && next.startsWith("-") ? undefined : next;
    return [{ source: "argument", name: text, value, route }];
  });
}

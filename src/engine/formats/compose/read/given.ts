import { givenArguments, type GivenWord } from "../../../functions/shared-variables.ts";
import type { PlainObject } from "../../../model/value.ts";
import type { ComposeTree } from "./compose-tree.ts";
import { entriesAt, isWritten, textAt, textsAt } from "./scalars.ts";

/** What a service is given, as `SHARED_VARIABLES` describes it. */
export function readGiven(tree: ComposeTree, service: number, environment: readonly PlainObject[], mounts: readonly PlainObject[]): PlainObject[] {
  const words = ["entrypoint", "command"].flatMap((key) => wordsAt(tree, service, key));
  const variables = environment.map(({ name, value, position }): PlainObject => {
    return { source: "environment", name, value, route: ["environment", ...(typeof position === "number" || typeof position === "string" ? [position] : [])] };
  });
  const places = mounts.flatMap(({ type, target, read_only: isReadOnly, short }, index): PlainObject[] => {
    if (isReadOnly !== false || (type !== "bind" && type !== "volume")) return [];
    return [{ source: "mount", name: type, value: target, route: short === true ? ["volumes", index] : ["volumes", index, "target"] }];
  });
  const driver = textAt(tree, service, "logging", "driver");
  const logging: PlainObject[] = driver === undefined ? [] : [{ source: "driver", name: "driver", value: driver, route: ["logging", "driver"] }];
  return [...givenArguments(words), ...variables, ...places, ...secretsOf(tree, service), ...logging];
}

/** The files of secrets: `/run/secrets/` and the name, unless the long syntax says otherwise. */
function secretsOf(tree: ComposeTree, service: number): PlainObject[] {
  return entriesAt(tree, service, "secrets").map((entry, index) => {
    const name = textAt(tree, entry) ?? textAt(tree, entry, "target") ?? textAt(tree, entry, "source");
    const value = typeof name === "string" && !name.startsWith("/") ? `/run/secrets/${name}` : name;
    return { source: "secret", name: "secret", value, route: ["secrets", index] };
  });
}

/** The words of a command; one written as text is cut at blanks, and each word stands where the text does. */
function wordsAt(tree: ComposeTree, service: number, key: string): GivenWord[] {
  const list = textsAt(tree, service, key);
  if (list !== undefined) return list.map((text, index) => ({ text, route: [key, index] }));
  if (!isWritten(tree, service, key)) return [];
  const text = textAt(tree, service, key);
  return typeof text === "string" ? text.split(/\s+/).map((word) => ({ text: word, route: [key] })) : [];
}

import { isPlainObject, type PlainObject, type Value } from "../../../model/value.ts";
import { parseImage } from "../../../functions/images.ts";
import { DECLARED_PORTS, type Additions } from "../../../functions/added-variables.ts";

/** The ports of EXPOSE with the image that the stage is built on. */
export const DOCKERFILE_ADDITIONS: Additions = new Map([
  ["docker.instruction", { types: { listens: DECLARED_PORTS }, read: ({ target }) => ({ listens: portsOf(target.values[0]) }) }],
]);

function portsOf(self: Value): PlainObject[] {
  const instruction = objectOf(self);
  const ports = instruction?.["ports"];
  if (instruction === undefined || !Array.isArray(ports)) return [];
  const name = objectOf(objectOf(instruction["stage"])?.["image"])?.["name"];
  const repository = typeof name === "string" ? parseImage(name)?.repository : undefined;
  return (ports as readonly Value[]).flatMap((port, index) => {
    const { first, last } = objectOf(port) ?? {};
    return typeof first === "number" && first === last ? [{ port: first, protocol: undefined, repository, route: ["arguments", index] }] : [];
  });
}

function objectOf(value: Value): PlainObject | undefined {
  return isPlainObject(value) ? value : undefined;
}

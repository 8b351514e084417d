import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { KubernetesObject } from "../read/objects.ts";
import type { FieldReader } from "../references/reader.ts";

/** What a Service serves; null for objects of other kinds. */
export function servedBy(reader: FieldReader, object: KubernetesObject): PlainObject | null {
  if (object.kind !== "Service" || object.group !== "") return null;
  const spec = reader.at("spec");
  const details = spec.items("ports").map((entry): PlainObject => {
    const said: readonly Value[] = [entry.value("appProtocol"), entry.value("name"), entry.value("targetPort")];
    // An appProtocol decides alone; a name that says nothing leaves it to the name of the port in the container.
    const decisive = entry.at("appProtocol").exists ? said.slice(0, 1) : said;
    const protocols = decisive.map((text): Value => (typeof text === "string" ? transferOf(text) : text));
    return { port: entry.port("port"), says: said.find((text) => text !== undefined), protocol: protocols.find((protocol) => protocol !== undefined) };
  });
  const ports: Value[] = details.map((detail) => detail["port"] ?? UNRESOLVED);
  const isOpen = spec.value("clusterIP") === "None" || spec.value("type") === "ExternalName" || details.length === 0;
  return { isFixed: !isOpen && !ports.includes(UNRESOLVED), ports, details };
}

/** `http` or `https`, where the name or the `appProtocol` of a port says that it speaks the one or the other; absent where it says neither. */
function transferOf(written: string): string | undefined {
  const word = written.toLowerCase();
  if (/^(?:https|tls|https2|h2|kubernetes\.io\/wss)(?:-|$)/.test(word)) return "https";
  return /^(?:http|http1|http2|http1\.1|h2c|kubernetes\.io\/h2c|kubernetes\.io\/ws)(?:-|$)/.test(word) ? "http" : undefined;
}

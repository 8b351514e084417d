import { closedObject, listOf, STRING } from "../../../model/type.ts";
import type { PlainObject, Value } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";

/** Minimum versions of TLS that objects set, however they write them. */
export const TLS_MINIMUMS = listOf(
  closedObject("TLS minimum", {
    /** 1.0, 1.1, 1.2 or 1.3; absent where the text names none. */
    version: STRING,
    /** What to write there for TLS 1.2. */
    raised: STRING,
    route: listOf({ kind: "intOrString" }),
  }),
);

type Read = (object: FieldReader) => PlainObject[];

/** By API group and kind. */
const READERS: Readonly<Record<string, Read>> = {
  "networking.istio.io/Gateway": (object) => object.items("spec", "servers").flatMap((server) => minimumAt(server.at("tls", "minProtocolVersion"), "TLSV1_2")),
  "gateway.networking.k8s.io/Gateway": (object) => object.items("spec", "listeners").flatMap((listener) => optionsOf(listener.at("tls", "options"))),
  "traefik.io/TLSOption": traefikOption,
  "traefik.containo.us/TLSOption": traefikOption,
  "/ConfigMap": controllerSettings,
};

/** The minimum versions that an object sets, whose reader starts at its root. */
export function tlsMinimumsOf(object: FieldReader): PlainObject[] {
  const version = object.text("apiVersion") ?? "";
  const group = version.slice(0, Math.max(0, version.indexOf("/")));
  return READERS[`${group}/${object.text("kind") ?? ""}`]?.(object) ?? [];
}

function traefikOption(object: FieldReader): PlainObject[] {
  return minimumAt(object.at("spec", "minVersion"), "VersionTLS12");
}

/** Keys of `options` are the implementation's own; one that speaks of a minimum version says what it means. */
function optionsOf(options: FieldReader): PlainObject[] {
  return options.entries().flatMap(([key, value]) => (/min[a-z-]*(?:version|protocol)|ssl-min/i.test(key) ? minimumAt(value, undefined) : []));
}

/** Settings of the Ingress controllers of NGINX: the oldest version of a list is the minimum. */
function controllerSettings(object: FieldReader): PlainObject[] {
  const protocols = object.at("data", "ssl-protocols");
  const text = protocols.text();
  if (text === undefined) return [];
  const named = text.split(/[\s,]+/).flatMap((word) => versionIn(word) ?? []);
  const kept = named.filter((version) => version >= "1.2").map((version) => `TLSv${version}`);
  const raised = kept.length === 0 ? "TLSv1.2 TLSv1.3" : kept.join(" ");
  const [oldest] = [...named].sort();
  return oldest === undefined ? [] : [{ version: oldest, raised, route: protocols.route }];
}

function minimumAt(place: FieldReader, raised: string | undefined): PlainObject[] {
  const value: Value = place.value();
  if (value === undefined) return [];
  return [{ version: typeof value === "string" ? versionIn(value) : value, raised, route: place.route }];
}

/** The version in the spellings that are in use: `TLSV1_2`, `TLSv1.2`, `VersionTLS12`, `1.2`; `TLSv1` is 1.0. */
function versionIn(text: string): string | undefined {
  const minor = /^(?:version)?(?:tls)?[ _-]?v?1[._]?([0-3])$/i.exec(text.trim())?.[1];
  if (minor !== undefined) return `1.${minor}`;
  return /^tls[ _-]?v?1$/i.test(text.trim()) ? "1.0" : undefined;
}

import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";

/** A listener as it is read; `fields` are those of `LISTENER_FACT` beside the identity of the object. */
export interface Listener {
  readonly place: FieldReader;
  readonly fields: PlainObject;
}

/** The listeners of an object; none for other kinds. */
export function listenersOf(object: FieldReader, kind: string): Listener[] {
  return READERS[kind]?.(object) ?? [];
}

const READERS: Readonly<Record<string, (object: FieldReader) => Listener[]>> = {
  "gateway.networking.k8s.io/Gateway": gatewayListeners,
  "networking.istio.io/Gateway": istioServers,
  "route.openshift.io/Route": (route) => [{ place: route, fields: { host: route.value("spec", "host"), isClear: !route.at("spec", "tls").exists } }],
};

function gatewayListeners(gateway: FieldReader): Listener[] {
  // Gateways for traffic inside a mesh have this class (GAMMA); nothing from outside reaches them.
  const isInner = /mesh|waypoint|internal|rilb/.test(gateway.text("spec", "gatewayClassName") ?? "");
  return gateway.items("spec", "listeners").map((place) => {
    return { place, fields: { listener: place.value("name"), host: place.value("hostname"), isClear: isInner ? false : is(place.value("protocol"), "HTTP") } };
  });
}

function istioServers(gateway: FieldReader): Listener[] {
  const isInner = /mesh|eastwest|internal|egress|local/.test(gateway.text("spec", "selector", "istio") ?? "");
  return gateway.items("spec", "servers").map((place) => {
    const isRedirecting = place.value("tls", "httpsRedirect") === UNRESOLVED || place.isTrue("tls", "httpsRedirect");
    const hosts = place.items("hosts").flatMap((host) => host.text() ?? []);
    const fields: PlainObject = { listener: place.value("port", "name"), host: hosts[0], isClear: isInner || isRedirecting ? false : isClearText(place.value("port", "protocol")) };
    return { place, fields };
  });
}

/** Of Istio's protocols, these carry HTTP as it is. */
function isClearText(protocol: Value): Value {
  return typeof protocol === "string" ? /^(?:http|http2|grpc|grpc-web)$/i.test(protocol) : protocol === UNRESOLVED ? UNRESOLVED : false;
}

function is(value: Value, wanted: string): Value {
  return value === UNRESOLVED ? UNRESOLVED : value === wanted;
}

import { closedObject, INT, STRING, type Type } from "../model/type.ts";
import type { Span } from "../model/route.ts";
import type { PlainObject } from "../model/value.ts";

/** A host that a setting names, with the port beside it. Spans are offsets in the text. */
export interface NamedHost {
  /** Of a URL, in lower case. */
  readonly scheme: string | undefined;
  /** In lower case, without a final dot. */
  readonly host: string;
  readonly port: number | undefined;
  readonly schemeSpan: Span | undefined;
  readonly hostSpan: Span;
  readonly portSpan: Span | undefined;
}

/** A text that a program is given, as `WRITTEN_TEXTS` describes it. */
export interface GivenText {
  /** environment, argument or entry. */
  readonly source: string;
  /** Name of the variable or key; empty for arguments. */
  readonly name: string;
  readonly text: string;
}

/** Fields of facts and variables of targets that tell of a named host; `before…` and `after…` are the text around, for writing it anew. */
export const CALL_FIELDS: Readonly<Record<string, Type>> = {
  variable: STRING,
  host: STRING,
  scheme: STRING,
  port: INT,
};

export const CALL_TEXT = closedObject("text around", { beforeScheme: STRING, afterScheme: STRING, beforeHost: STRING, afterHost: STRING, beforePort: STRING, afterPort: STRING });

const HOST = "[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?";
const URL_HOST = new RegExp(`([A-Za-z][A-Za-z0-9+.-]{0,30})://(?:[^\\s/?#@"'\`<>]{0,200}@)?(${HOST})(\\.?)(?::(\\d{1,5}))?(?=[/?#,;:"'\\s)\\]}]|$)(?![^\\s/?#"']*@)`, "g");
const HOST_AND_PORT = new RegExp(`^(${HOST})(\\.?):(\\d{2,5})(?=/|$)`);
const BARE_HOST = new RegExp(`^${HOST}\\.?$`);

/** Names of settings whose `a:1` is no host and port: images, owners, times, and addresses that a program itself listens on. */
const NO_ADDRESS = /image|tag|version|digest|user|group|owner|perm|mode|ratio|scale|time|schedule|cron|window|bind|listen|volume|mount|path|color|label/i;
/** Names of settings whose whole value is a host. */
const NAMES_HOST = /[a-z0-9](?:_|-|\.)?host(?:_?name)?$/i;
/** Of these, the ones that mean the program's own name, or one that clients outside use. */
const OWN_HOST = /(?:virtual|public|allowed|ingress|bind|listen|letsencrypt|advertised?|external|node|own|my|server|app|container|pod|web|site|domain|vhost|trusted|local)[_.-]?host(?:_?name)?$/i;
/** Numbers below that no service is called on, beside these; versions of images look alike. */
const LEAST_PORT = 80;
const LOW_PORTS: ReadonlySet<number> = new Set([25, 53]);

/**
 * Hosts that a text hands to a program: of URLs anywhere in it; a value (or a flag's value) that is host and port, or a list of such;
 * the whole value of a variable whose name ends in HOST. Addresses, and names that mean the machine itself, are left out, and so is
 * whatever holds a placeholder where the host is.
 */
export function hostsInText({ source, name, text }: GivenText): NamedHost[] {
  const inUrls = [...text.matchAll(URL_HOST)].filter((match) => isMeant(text, match)).flatMap(urlHost);
  const found = text.includes("://") ? inUrls : plainHosts({ source, name, text });
  const known = new Set<string>();
  return found.filter(({ host, scheme = "", port = "" }) => {
    const key = `${scheme} ${host} ${String(port)}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew && isName(host);
  });
}

/**
 * In a whole file, comments do not count, and a short name without a port may be one that the file itself defines, such as an
 * upstream of a proxy.
 */
function isMeant(text: string, match: RegExpMatchArray): boolean {
  if (!text.trimEnd().includes("\n")) return true;
  const before = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
  return !/^\s*(?:#|\/\/|;|\*|<!--)/.test(before) && (match[4] !== undefined || match[2]?.includes(".") === true);
}

function urlHost(match: RegExpMatchArray): NamedHost[] {
  const [whole, scheme = "", host = "", dot = "", port] = match;
  const at = match.index ?? 0;
  const end = at + whole.length;
  const portSpan = port === undefined ? undefined : { start: end - port.length, end };
  const hostEnd = (portSpan === undefined ? end : portSpan.start - 1) - dot.length;
  return [
    {
      scheme: scheme.toLowerCase(),
      host: host.toLowerCase(),
      port: port === undefined ? undefined : Number(port),
      schemeSpan: { start: at, end: at + scheme.length },
      hostSpan: { start: hostEnd - host.length, end: hostEnd },
      portSpan,
    },
  ];
}

function plainHosts({ source, name, text }: GivenText): NamedHost[] {
  if (source === "argument") {
    const [whole = "", flag = ""] = /^(--?[A-Za-z][\w.-]*)=/.exec(text) ?? [];
    return flag === "" || NO_ADDRESS.test(flag) ? [] : listedHosts(text.slice(whole.length), whole.length);
  }
  if (NAMES_HOST.test(name) && !OWN_HOST.test(name) && BARE_HOST.test(text)) return [bareHost(text)];
  return NO_ADDRESS.test(name) ? [] : listedHosts(text, 0);
}

function bareHost(value: string): NamedHost {
  const host = value.replace(/\.$/, "");
  return { scheme: undefined, host: host.toLowerCase(), port: undefined, schemeSpan: undefined, hostSpan: { start: 0, end: host.length }, portSpan: undefined };
}

/** `a:80` or `a:80,b:80`; nothing where one part is none. */
function listedHosts(value: string, offset: number): NamedHost[] {
  const parts = [...value.matchAll(/[^,;\s]+/g)];
  const hosts = parts.flatMap((part): NamedHost[] => {
    const match = HOST_AND_PORT.exec(part[0]);
    const [, host = "", dot = "", port = ""] = match ?? [];
    const number = Number(port);
    if (match === null || (number < LEAST_PORT && !LOW_PORTS.has(number)) || number > 65535) return [];
    const start = offset + part.index;
    const portStart = start + host.length + dot.length + 1;
    const spans = { hostSpan: { start, end: start + host.length }, portSpan: { start: portStart, end: portStart + port.length } };
    return [{ scheme: undefined, host: host.toLowerCase(), port: number, schemeSpan: undefined, ...spans }];
  });
  return hosts.length === parts.length ? hosts : [];
}

/** Names that mean the machine itself, or its host, and those kept for examples (RFC 2606, 6761). */
const OWN_NAMES = /^(?:localhost|ip6-.*|broadcasthost|host|hostname|none|null|undefined|true|false|unix|auto|changeme|your[-_.].*|my[-_.]?host)$|(?:^|\.)(?:localhost|example|invalid|test|docker\.internal|minikube\.internal|containers\.internal)$|(?:^|\.)example\.(?:com|org|net)$|^docker\.for\./;

/** Whether a host is a name, not an address, that may be looked up. */
function isName(host: string): boolean {
  return /[a-z]/.test(host) && !OWN_NAMES.test(host) && !host.includes("..");
}

/** The fields of `CALL_FIELDS`, and the text around each piece. */
export function callFields({ name, text }: GivenText, found: NamedHost): PlainObject {
  const { scheme, host, port, schemeSpan, hostSpan, portSpan } = found;
  return {
    variable: name === "" ? "An argument" : name,
    host,
    scheme,
    port,
    text: {
      beforeScheme: schemeSpan && text.slice(0, schemeSpan.start),
      afterScheme: schemeSpan && text.slice(schemeSpan.end),
      beforeHost: text.slice(0, hostSpan.start),
      afterHost: text.slice(hostSpan.end),
      beforePort: portSpan && text.slice(0, portSpan.start),
      afterPort: portSpan && text.slice(portSpan.end),
    },
  };
}

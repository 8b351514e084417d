const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const V4 = `(?:${OCTET}\\.){3}${OCTET}`;
/** At least two colons, so that no `host:port` is one; what it means is checked afterwards. */
const V6 = "(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}";

/** The whole text is an address, perhaps with a port. */
const ALONE = new RegExp(`^(?:(${V4})(?::\\d{1,5})?|\\[(${V6})\\](?::\\d{1,5})?|(${V6}))$`);
/** The host of a URL. */
const IN_URL = new RegExp(`[A-Za-z][A-Za-z0-9+.-]{0,30}://(?:[^\\s/?#@]{0,200}@)?(?:(${V4})|\\[(${V6})\\])(?=[:/?#,;"'\\s]|$)`, "g");

/** Loopback, unspecified, broadcast and multicast, and addresses of documentation (RFC 5737, 3849, 9637). */
const OF_NO_DEPENDENCY =
  /^(?:127\.|0\.|2(?:2[4-9]|[345]\d)\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|::1?$|0{0,4}(?::0{0,4})*:0{0,3}1?$|f[f][0-9a-f]{2}:|2001:0?db8:|3fff:)/i;

/**
 * The address that a setting hands to a program: the setting itself (with a port, or in a list of such), or the host of a URL in it.
 * Undefined where there is none, and for addresses that are no dependency.
 */
export function addressIn(text: string): string | undefined {
  return addressesIn(text).find((address) => isAddress(address) && !OF_NO_DEPENDENCY.test(address));
}

/** IPv6 has eight groups, or a gap; a time of day or a hardware address has neither. */
function isAddress(text: string): boolean {
  return !text.includes(":") || text.includes("::") || text.split(":").length === 8;
}

function addressesIn(text: string): string[] {
  const value = text.replace(/^--?[A-Za-z][\w.-]*=/, "").trim();
  const parts = value.split(/[,;\s]+/).filter((part) => part !== "");
  const alone = parts.map((part) => ALONE.exec(part.replace(/^["']|["']$/g, "")));
  const listed = alone.every((match) => match !== null) ? alone.map((match) => match[1] ?? match[2] ?? match[3]) : [];
  const inUrls = [...text.matchAll(IN_URL)].map((match) => match[1] ?? match[2]);
  return [...listed, ...inUrls].filter((address) => address !== undefined);
}

const CLUSTER_DOMAIN = ".cluster.local";
const CLUSTER_HOST = /(?:^|[^A-Za-z0-9.-])((?!(?:svc|pod)\.cluster\.local)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}cluster\.local)(?![A-Za-z0-9.-]*[A-Za-z0-9])/;

/** The first name that is written with the cluster's domain. */
export function clusterHostIn(text: string): string | undefined {
  return CLUSTER_HOST.exec(text)?.[1];
}

/** The text without the cluster's domain in such names, and without the dot that ends them. */
export function withoutClusterDomain(text: string): string {
  return text.replaceAll(new RegExp(`${CLUSTER_HOST.source}\\.?`, "g"), (found, host: string) => {
    return found.slice(0, found.indexOf(host)) + host.slice(0, -CLUSTER_DOMAIN.length);
  });
}

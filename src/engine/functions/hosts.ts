/**
 * Whether a host name of a certificate, or of a `tls` entry, covers a host: equal, or a leading `*` in place of exactly one label
 * (RFC 6125, 6.4.3). Letter case and a final dot do not count.
 */
export function hostMatches(pattern: string, host: string): boolean {
  const wanted = normaliseHost(host);
  const given = normaliseHost(pattern);
  if (given === wanted) return true;
  if (!given.startsWith("*.")) return false;
  const dot = wanted.indexOf(".");
  return dot > 0 && wanted.slice(0, dot) !== "*" && wanted.slice(dot) === given.slice(1);
}

function normaliseHost(host: string): string {
  const lower = host.toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}

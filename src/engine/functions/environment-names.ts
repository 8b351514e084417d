/** Words that name an environment, and how they are told. */
const WORDS: ReadonlySet<string> = new Set(["dev", "devel", "development", "preprod", "prod", "production", "qa", "staging", "stg", "uat"]);
/** Public hosts whose names hold such a word and mean something else. */
const PUBLIC_HOSTS = /(?:^|\.)(?:dev\.azure\.com|dev\.mysql\.com|dev\.to|dev\.java|prod\.azure\.com|production\.cloudflare\.docker\.com)$/;
const URL = /^[a-z][a-z0-9+.-]*:\/\/(?:[^\s/?#@]*@)?([^\s/?#:,]+)/;
const HOST = /^([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+)(?::\d+)?$/;

/**
 * The environment that a URL or a host name belongs to by its own name: `prod` for `https://api.prod.example.com`. The last label of a
 * host is no word, since `.dev` is a domain. Undefined where the value is no host, or names no environment.
 */
export function environmentNameIn(value: string): string | undefined {
  const text = value.trim().toLowerCase();
  const host = URL.exec(text)?.[1] ?? HOST.exec(text)?.[1];
  if (host === undefined || PUBLIC_HOSTS.test(host)) return undefined;
  const labels = host.split(".");
  const named = labels.length > 1 ? labels.slice(0, -1) : labels;
  return named.flatMap((label) => label.split("-")).find((word) => WORDS.has(word));
}

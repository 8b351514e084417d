/** The parts of an image reference, none of them filled in: an image without host has no registry, one without tag no tag. */
export interface ImageReference {
  /** Host and port; undefined where the reference names none (the client's default, usually docker.io). */
  readonly registry: string | undefined;
  /** Path without the registry, for example `library/nginx`. */
  readonly repository: string;
  /** Last part of the path. */
  readonly name: string;
  readonly tag: string | undefined;
  /** Digest with its algorithm, for example `sha256:…`. */
  readonly digest: string | undefined;
}

const HOST = /^(?:(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])(?:\.(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]))*|\[[0-9A-Fa-f:]+\])(?::\d+)?$/;
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}$/;
const MAXIMUM_NAME = 255;

/**
 * Reads `[host[:port]/]path[:tag][@digest]` by the grammar of the distribution project's `reference` package.
 * The first part is a host if it has a dot or a port, is `localhost`, or has an upper-case letter. Undefined where malformed or empty.
 */
export function parseImage(text: string): ImageReference | undefined {
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  const path = splitHost(hasTag ? named.slice(0, colon) : named);
  if (path === undefined) return undefined;
  return { ...path, tag, digest };
}

function splitHost(text: string): Pick<ImageReference, "registry" | "repository" | "name"> | undefined {
  if (text.length > MAXIMUM_NAME) return undefined;
  const slash = text.indexOf("/");
  const first = slash < 0 ? "" : text.slice(0, slash);
  const registry = isHost(first) ? first : undefined;
  if (registry !== undefined && !HOST.test(registry)) return undefined;
  const repository = registry === undefined ? text : text.slice(slash + 1);
  const parts = repository.split("/");
  if (!parts.every((part) => PATH_PART.test(part))) return undefined;
  return { registry, repository, name: parts.at(-1) ?? "" };
}

function isHost(part: string): boolean {
  return part === "localhost" || /[.:A-Z]/.test(part);
}

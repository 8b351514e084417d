import { matchesStars } from "./star-patterns.ts";
import { parseImage, type ImageReference } from "./images.ts";
import { DATASTORE_NAMES, DATASTORE_PATHS } from "./tables/datastores.ts";

/** The host that an image without one comes from. */
const DEFAULT_REGISTRY = "docker.io";
const MAXIMUM_PATTERN = 500;

/** Host and path as a client completes them: `nginx` is `docker.io/library/nginx`. */
export function fullName({ registry, repository }: ImageReference): string {
  const host = registry === undefined || registry === "index.docker.io" ? DEFAULT_REGISTRY : registry;
  return host === DEFAULT_REGISTRY && !repository.includes("/") ? `${host}/library/${repository}` : `${host}/${repository}`;
}

/** A completed name as one writes it: without `docker.io/`, and without `library/`. */
export function shortName(name: string): string {
  return name.replace(/^docker\.io\/(?:library\/)?/, "");
}

/** The host an image comes from; undefined where the reference is malformed. */
export function registryOf(text: string): string | undefined {
  const image = parseImage(text);
  return image === undefined ? undefined : fullName(image).slice(0, fullName(image).indexOf("/"));
}

/** Whether an image comes from one of the sources: a host, or a host and the first parts of a path. Undefined where it is malformed. */
export function comesFrom(text: string, sources: readonly string[]): boolean | undefined {
  const image = parseImage(text);
  if (image === undefined) return undefined;
  const name = fullName(image);
  return sources.some((source) => {
    const prefix = source.trim().replace(/\/+$/, "");
    return prefix !== "" && (name === prefix || name.startsWith(`${prefix}/`));
  });
}

/**
 * Whether an image is one of the patterns: a name, completed or as one writes it, with or without tag, where `*` stands for any text.
 * A pattern without tag covers every tag. Undefined where the reference is malformed.
 */
export function matchesImage(text: string, patterns: readonly string[]): boolean | undefined {
  const image = parseImage(text);
  if (image === undefined) return undefined;
  const name = fullName(image);
  const names = [name, shortName(name), image.repository].slice(0, name.startsWith(`${DEFAULT_REGISTRY}/`) ? 3 : 1);
  const candidates = names.flatMap((name) => [name, `${name}:${image.tag ?? "latest"}`]);
  return patterns.some((pattern) => candidates.some((candidate) => matchesStars(candidate, pattern.slice(0, MAXIMUM_PATTERN))));
}

/** Whether an image is that of a database, cache, search engine or broker of a dated list. */
export function isDatastore(text: string): boolean | undefined {
  const image = parseImage(text);
  if (image === undefined) return undefined;
  return DATASTORE_NAMES.has(image.name) || DATASTORE_PATHS.some((path) => image.repository === path || image.repository.endsWith(`/${path}`));
}

import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { NON_ROOT_IMAGES } from "../tables.ts";
import { HOLE, resolved } from "./expand.ts";

/** An image reference taken apart, as far as it is known: a variable in one part leaves the others known. */
export interface ImageParts {
  readonly reference: string;
  /** Registry and path. */
  readonly name: string;
  readonly tag: Value;
  readonly hasTag: Value;
  readonly hasDigest: Value;
}

/** Takes `[host[:port]/]path[:tag][@digest]` apart; holes may stand anywhere. */
export function readImage(reference: string): ImageParts {
  const at = reference.indexOf("@");
  const named = at < 0 ? reference : reference.slice(0, at);
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  const openEnd = named.endsWith(HOLE);
  const hasDigest = at >= 0 ? true : openEnd ? UNRESOLVED : false;
  if (colon >= 0) {
    const tag = named.slice(colon + 1);
    return { reference, name: named.slice(0, colon), tag: resolved(tag), hasTag: true, hasDigest };
  }
  const unknown = named.includes(HOLE, slash + 1);
  return { reference, name: named, tag: unknown ? UNRESOLVED : undefined, hasTag: unknown ? UNRESOLVED : false, hasDigest };
}

/** The image of a FROM as rules see it. */
export function imageObject(parts: ImageParts, isStage: boolean): PlainObject {
  return {
    reference: resolved(parts.reference),
    name: resolved(parts.name),
    tag: parts.tag,
    hasTag: parts.hasTag,
    hasDigest: parts.hasDigest,
    isStage,
    isScratch: parts.reference === "scratch",
  };
}

/** Whether an image runs as a user other than root by itself; unresolved where its name or tag is. */
export function runsAsNonRoot({ name, tag }: ImageParts): boolean | typeof UNRESOLVED {
  if (typeof tag === "string" && tag.split(/[^A-Za-z0-9]+/).some((word) => word === "nonroot" || word === "rootless")) return true;
  if (name.includes(HOLE)) return UNRESOLVED;
  const path = name.replace(/^(?:index\.)?docker\.io\//, "").replace(/^library\//, "");
  if (NON_ROOT_IMAGES.names.some((pattern) => matchesName(path, pattern))) {
    return !NON_ROOT_IMAGES.exceptions.some((pattern) => matchesName(path, pattern));
  }
  return tag === UNRESOLVED ? UNRESOLVED : false;
}

/** Whether an image path is `pattern`, or begins or ends as a pattern with `*` at its end or beginning says. */
function matchesName(path: string, pattern: string): boolean {
  if (pattern.endsWith("*")) return path.startsWith(pattern.slice(0, -1));
  return pattern.startsWith("*") ? path.endsWith(pattern.slice(1)) : path === pattern;
}

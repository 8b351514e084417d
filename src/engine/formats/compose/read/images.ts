import { UNRESOLVED, type Value } from "../../../model/value.ts";
import type { ComposeTree } from "./compose-tree.ts";
import type { ExtendsChain } from "./extends.ts";
import { isWritten, textAt } from "./scalars.ts";

/** The published image a service runs, be it named by a service it extends; absent where it is built, and `image` names the result. */
export function imageOf(tree: ComposeTree, chain: ExtendsChain): Value {
  return isBuilt(tree, chain) ? undefined : imageName(tree, chain);
}

function imageName(tree: ComposeTree, chain: ExtendsChain): Value {
  return chain.nodes.map((node) => textAt(tree, node, "image")).find((image) => image !== undefined);
}

export function isBuilt(tree: ComposeTree, chain: ExtendsChain): boolean {
  return chain.nodes.some((node) => isWritten(tree, node, "build"));
}

/** The names that builds of a file give to their results, with their tag. */
export function builtImages(tree: ComposeTree, chains: readonly ExtendsChain[]): ReadonlySet<string> {
  const images = chains.filter((chain) => isBuilt(tree, chain)).map((chain) => imageName(tree, chain));
  return new Set(images.filter((image) => typeof image === "string").map(withTag));
}

/**
 * The image that the service itself names and that is pulled: absent where it is built here, or built by another service of the file;
 * unresolved where the build may stand elsewhere.
 */
export function pulledImage(tree: ComposeTree, chain: ExtendsChain, built: ReadonlySet<string>, isFragment: boolean): Value {
  const image = textAt(tree, chain.nodes[0] ?? -1, "image");
  if (typeof image !== "string" || isBuilt(tree, chain)) return isBuilt(tree, chain) ? undefined : image;
  if (built.has(withTag(image))) return undefined;
  return isFragment || !chain.isWhole ? UNRESOLVED : image;
}

function withTag(image: string): string {
  return image.includes(":", image.lastIndexOf("/") + 1) ? image : `${image}:latest`;
}

import type { PlainObject } from "../model/value.ts";
import { fullName, shortName } from "./image-sources.ts";
import { parseImage } from "./images.ts";
import { DISTRIBUTION_TAGS, SUPPORTED_PRODUCTS, type SupportedProduct } from "./tables/support.ts";

const DISTRIBUTIONS: ReadonlySet<string> = new Set(["Debian", "Ubuntu", "Alpine Linux"]);

/** The support of one version of a product. */
interface Support {
  readonly product: SupportedProduct;
  readonly version: string;
  readonly end: string;
}

/**
 * What is known of the support of the product in an image, by its tag, on a date (YYYY-MM-DD): the product itself and, for official
 * images, the distribution that the tag names. The one that has ended is told, else the product. Undefined where nothing is known.
 */
export function supportOf(text: string, asOf: string): PlainObject | undefined {
  const image = parseImage(text);
  if (image?.tag === undefined) return undefined;
  const known = [ofProduct(fullName(image), image.tag), ofDistribution(fullName(image), image.tag)].filter((support) => support !== null);
  const told = known.find(({ end }) => end < asOf) ?? known[0];
  if (told === undefined) return undefined;
  const { product, version, end } = told;
  return { product: product.product, version, end, hasEnded: end < asOf, supported: supportedVersion(product, version, asOf) };
}

function ofProduct(name: string, tag: string): Support | null {
  const product = SUPPORTED_PRODUCTS.find(({ images }) => images.includes(shortName(name)));
  return product === undefined ? null : versionIn(product, tag);
}

function versionIn(product: SupportedProduct, tag: string): Support | null {
  const number = /^v?(\d+(?:\.\d+)*)(?![\w.])/.exec(tag)?.[1];
  const version = number === undefined ? codenameIn(product, tag) : prefixIn(product, number);
  const end = version === undefined ? undefined : product.versions[version];
  return version === undefined || end === undefined ? null : { product, version, end };
}

/** The listed version that a number is, or is a patch of. */
function prefixIn(product: SupportedProduct, number: string): string | undefined {
  const parts = number.split(".");
  const prefixes = parts.map((_, index) => parts.slice(0, parts.length - index).join("."));
  return prefixes.find((prefix) => Object.hasOwn(product.versions, prefix));
}

function codenameIn({ codenames = {} }: SupportedProduct, tag: string): string | undefined {
  const word = tag.split(/[-.]/).find((part) => Object.hasOwn(codenames, part));
  return word === undefined ? undefined : codenames[word];
}

/** The distribution in a tag such as `3.13-slim-bookworm` or `20-alpine3.19`. */
function ofDistribution(name: string, tag: string): Support | null {
  if (!DISTRIBUTION_TAGS.test(name)) return null;
  const words = tag.split("-").slice(1);
  for (const product of SUPPORTED_PRODUCTS) {
    if (!DISTRIBUTIONS.has(product.product)) continue;
    for (const word of words) {
      const alpine = product.product === "Alpine Linux" ? /^alpine(\d+\.\d+)$/.exec(word)?.[1] : undefined;
      const version = alpine ?? product.codenames?.[word];
      const end = version === undefined ? undefined : product.versions[version];
      if (version !== undefined && end !== undefined) return { product, version, end };
    }
  }
  return null;
}

/** The newest version that is supported on a date; undefined where the table knows none. */
function supportedVersion({ versions }: SupportedProduct, than: string, asOf: string): string | undefined {
  const end = versions[than] ?? "";
  const supported = Object.entries(versions).filter(([, other]) => other >= asOf && other > end);
  return supported.at(-1)?.[0];
}

const SUFFIXES: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["n", 1e-9],
  ["u", 1e-6],
  ["m", 1e-3],
  ["k", 1e3],
  ["M", 1e6],
  ["G", 1e9],
  ["T", 1e12],
  ["P", 1e15],
  ["E", 1e18],
  ["Ki", 2 ** 10],
  ["Mi", 2 ** 20],
  ["Gi", 2 ** 30],
  ["Ti", 2 ** 40],
  ["Pi", 2 ** 50],
  ["Ei", 2 ** 60],
]);

const QUANTITY = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:([eE][+-]?\d+)|([A-Za-z]*))$/;

/**
 * The number a Kubernetes resource quantity stands for (`500m` is 0.5, `1Ki` is 1024, `2e3` is 2000), by the grammar of
 * apimachinery's `resource.Quantity`; undefined where it is none. Suffixes are case-sensitive: `1K` is no quantity.
 */
export function parseQuantity(text: string): number | undefined {
  const match = QUANTITY.exec(text);
  if (match === null) return undefined;
  const [, sign = "", digits = "", exponent, suffix = ""] = match;
  if (exponent !== undefined) return Number(sign + digits + exponent);
  const factor = SUFFIXES.get(suffix);
  if (factor === undefined) return undefined;
  const amount = Number(sign + digits);
  // Dividing keeps 100m equal to 0.1, where multiplying by 1e-3 may not.
  return factor < 1 ? amount / Math.round(1 / factor) : amount * factor;
}

const BYTES = /^(\d+(?:\.\d+)?)\s*(?:([kmgt]?)(i?)b?)$/i;
const BYTE_POWERS: Readonly<Record<string, number>> = { "": 0, k: 1, m: 2, g: 3, t: 4 };

/** Bytes of a size as Docker and Compose write it (`512m`, `1gb`, `64k`; powers of 1024, letter case free); undefined where it is none. */
export function parseByteSize(text: string): number | undefined {
  const match = BYTES.exec(text.trim());
  if (match === null) return undefined;
  const power = BYTE_POWERS[(match[2] ?? "").toLowerCase()] ?? 0;
  if (match[3] !== "" && power === 0) return undefined;
  return Math.floor(Number(match[1]) * 1024 ** power);
}

/** Minor version of a Kubernetes version `1.25` (also `v1.25`, `1.25.3`); undefined where it is none. */
export function parseKubernetesMinor(text: string): number | undefined {
  const match = /^v?1\.(\d{1,3})(?:\.\d+)?$/.exec(text);
  return match === null ? undefined : Number(match[1]);
}

/**
 * Whether a version is at least another, number by number; missing numbers count as 0. At equal numbers a pre-release (`1.2.0-rc1`)
 * comes before its release. Undefined where one of them does not begin with a number (an optional `v` aside).
 */
export function isVersionAtLeast(version: string, minimum: string): boolean | undefined {
  const left = parseVersion(version);
  const right = parseVersion(minimum);
  if (left === undefined || right === undefined) return undefined;
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  if (left.preRelease === right.preRelease) return true;
  if (left.preRelease === "" || right.preRelease === "") return left.preRelease === "";
  return left.preRelease > right.preRelease;
}

function parseVersion(text: string): { readonly numbers: readonly number[]; readonly preRelease: string } | undefined {
  const match = /^v?(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(text.trim());
  if (match === null) return undefined;
  return { numbers: (match[1] ?? "").split(".").map(Number), preRelease: match[2] ?? "" };
}

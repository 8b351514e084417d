/** Whether a plain value is a mapping. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The one of `values` that reads `text`; undefined where none does. */
export function memberOf<T extends string>(values: readonly T[], text: string | null | undefined): T | undefined {
  return values.find((value) => value === text);
}

/** The minor version in `1.34` or `v1.34.2`; null for any other text. */
export function minorVersion(text: string): number | null {
  const match = /^v?1\.(\d{1,3})(?:\.\d+)?$/.exec(text);
  return match === null ? null : Number(match[1]);
}

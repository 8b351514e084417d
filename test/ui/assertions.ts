/** Fails unless both are equal as JSON. The assertions of Node do not exist in a worker. */
export function equal(actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual, null, 2), JSON.stringify(expected, null, 2)];
  if (found !== wanted) throw new Error(`expected ${wanted}\nbut found ${found}`);
}

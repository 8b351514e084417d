import { ancestorsOf, parentOf } from "#host/paths.ts";
import { placesIn } from "./principles-names.ts";

/** The principles file nearest above a file, of those in use; null where there is none. A file that is named explicitly governs from anywhere. */
export function nearestPrinciples(inUse: readonly string[], file: string): string | null {
  const folder = parentOf(file);
  const folders = [folder, ...ancestorsOf(folder).reverse()];
  return folders.flatMap(placesIn).find((place) => inUse.includes(place)) ?? inUse[0] ?? null;
}

import type { FactPlace } from "../model/analysis.ts";
import type { Fact } from "../model/facts.ts";
import { rangeOf, type ParsedFile } from "./place.ts";
import { locateRoute } from "../text/locate.ts";

/** Facts that findings of other files point at. */
const POINTED_AT: ReadonlySet<string> = new Set(["k8s.container", "k8s.HorizontalPodAutoscaler", "k8s.provided", "k8s.requests", "k8s.workload"]);

/** Where each fact of a file is shown, while its text is at hand; null for those that nobody points at. */
export function placesOfFacts(file: ParsedFile, facts: readonly Fact[]): readonly (FactPlace | null)[] {
  return facts.map((fact) => placeOfFact(file, fact));
}

/** An object is shown at its name, anything else where it stands. */
export function placeOfFact(file: ParsedFile, { type, document, route }: Fact): FactPlace | null {
  if (!POINTED_AT.has(type)) return null;
  const places = [[...route, "metadata", "name"], [...route, "name"], route].map((each) => locateRoute(file.tree, document, each));
  const place = places.find(({ exists }) => exists);
  return place === undefined ? null : { span: place.span, range: rangeOf(file, place.span) };
}

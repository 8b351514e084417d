import type { EntityPlace, Span } from "#engine/index.ts";
import type { Root } from "../roots/root.ts";

/** A stretch of a principles file, with the text the offsets belong to. */
export interface TextPlace {
  readonly file: string;
  readonly text: string;
  readonly span: Span;
}

/** Where the principle or custom rule named at an offset is defined: in this file, or in one it builds on. */
export function definitionsAt(root: Root, file: string, text: string, offset: number): readonly TextPlace[] {
  const { authoring } = root.services;
  const entity = authoring.entityAt(file, text, offset);
  if (entity === null) return [];
  const others = [...(root.rules?.texts ?? [])].filter(([other]) => other !== file);
  return [[file, text] as const, ...others].flatMap(([source, content]) =>
    authoring
      .entities(source, content)
      .filter((place) => defines(place, entity))
      .map((place) => ({ file: source, text: content, span: place.span })),
  );
}

function defines(place: EntityPlace, entity: EntityPlace): boolean {
  return place.isDefinition && place.kind === entity.kind && place.name === entity.name;
}

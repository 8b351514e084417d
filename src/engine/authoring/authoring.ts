import { complete } from "./complete.ts";
import { entityAt, entityPlaces } from "./entities.ts";
import { fileKind, type FileKind } from "./file-kind.ts";
import { hover } from "./hover.ts";
import { symbols } from "./symbols.ts";
import type { AuthoringContext, AuthoringIssue, Completion, EntityPlace, HoverText, OutlineEntry, Surroundings } from "./types.ts";
import { validate } from "./validate.ts";

/** Help for those who write principles files and rule files. Pure: texts and offsets in, plain data out. */
export interface Authoring {
  /** What a file is to us; null for a file that none of the other methods has anything to say on. */
  kindOf(file: string, text: string): FileKind | null;
  validate(file: string, text: string, surroundings: Surroundings): readonly AuthoringIssue[];
  complete(file: string, text: string, offset: number): readonly Completion[];
  hover(file: string, text: string, offset: number): HoverText | null;
  symbols(file: string, text: string): readonly OutlineEntry[];
  /** The principle, rule or pack that is named at an offset. */
  entityAt(file: string, text: string, offset: number): EntityPlace | null;
  /** Every place of the file where one is defined or named. */
  entities(file: string, text: string): readonly EntityPlace[];
}

export function createAuthoring(context: AuthoringContext): Authoring {
  return {
    kindOf: fileKind,
    validate: (file, text, surroundings) => validate(file, text, context, surroundings),
    complete: (file, text, offset) => complete(file, text, offset, context),
    hover: (file, text, offset) => hover(file, text, offset, context),
    symbols,
    entityAt,
    entities: entityPlaces,
  };
}

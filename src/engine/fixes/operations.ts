import type { Route } from "../model/route.ts";
import type { EditSource } from "../model/rule.ts";

export type OperationKind = EditSource["op"];

/**
 * One change of a document, at an absolute route. Routes of several operations all mean the document as it is before the first.
 *
 * - `set` replaces the value, or creates it with its missing ancestors; `insert` does so only where the value is absent.
 * - `append` adds one item to a list, which is created if absent; in a Dockerfile it puts text behind a word or a statement.
 * - `delete` removes a pair or an item, and what would be left empty above it.
 * - `rename` gives a key another name; `replaceText` puts other source text in place of the node.
 * - `quote` puts a plain scalar in double quotes.
 * - `insertLine` writes `value` on lines of its own before or after the node.
 * - `createFile` changes nothing in the document; who plans a fix writes the file.
 */
export interface EditOperation {
  readonly op: OperationKind;
  readonly route: Route;
  /** A plain scalar, list or mapping; for rename, replaceText and insertLine a string. */
  readonly value?: unknown;
  /** Written behind an inserted scalar as ` # …`; left out where the syntax has no place for it (JSON, inside of brackets). */
  readonly comment?: string;
  /** For insertLine; after is the default. */
  readonly position?: "before" | "after";
}

import type { Span } from "./route.ts";

/** Kind of a tape node. `Name` is a key that has no text of its own (fields of a Dockerfile instruction). */
export const Kind = { Mapping: 1, Sequence: 2, Scalar: 3, Alias: 4, Name: 5 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** How a scalar or a collection is written. */
export const Style = { Plain: 0, Single: 1, Double: 2, Literal: 3, Folded: 4, Block: 5, Flow: 6 } as const;
export type Style = (typeof Style)[keyof typeof Style];

export interface Comment extends Span {
  /** Document the comment belongs to: the one it stands in or before. */
  readonly document: number;
}

/** A place where the text is not well-formed. */
export interface SyntaxIssue extends Span {
  readonly message: string;
}

/** One document of a stream. `root` is -1 where the document is empty. */
export interface TreeDocument extends Span {
  readonly root: number;
}

/**
 * The syntax tree of one file: a flat tape of numbers, four a node. Strings are cut from the text only when asked for.
 *
 * Slots of node `n`: `tape[4n]` = kind | style << 4, `tape[4n+1]` = start, `tape[4n+2]` = end (both UTF-16 offsets, quotes and
 * block headers included), `tape[4n+3]` = the node after this subtree. A mapping's children are key, value, key, value …;
 * a missing value is an empty plain scalar (start = end) placed at the end of its key's colon.
 */
export interface Tree {
  readonly text: string;
  readonly syntax: "yaml" | "json" | "dockerfile";
  readonly tape: Int32Array;
  readonly documents: readonly TreeDocument[];
  readonly comments: readonly Comment[];
  readonly issues: readonly SyntaxIssue[];
  /** Alias node → the anchored node; -1 where the anchor is unknown. */
  readonly aliases: ReadonlyMap<number, number>;
  /** Node → its anchor, as written without `&`. */
  readonly anchors: ReadonlyMap<number, string>;
  /** Node → its tag, as written (`!Ref`, `!!str`). */
  readonly tags: ReadonlyMap<number, string>;
  /** Texts of the nodes of kind `Name`, whose start slot is an index into this list. */
  readonly names: readonly string[];
}

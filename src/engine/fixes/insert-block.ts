import type { TextEdit } from "../model/finding.ts";
import { Kind, type Tree } from "../model/tree.ts";
import { kindOf, startOf } from "../syntax/access.ts";
import { blockPlace } from "./lines.ts";
import { blockEnd, childrenOf, dashOf } from "./nodes.ts";
import { type FileStyle, type NewValue, renderItem, renderPair } from "./render.ts";

/** A child to be added to a collection. */
export interface NewChild extends NewValue {
  readonly key: string | number;
}

/** Adds a pair or an item behind the last child of a block collection. */
export function insertIntoBlock(tree: Tree, container: number, child: NewChild, style: FileStyle): readonly TextEdit[] | null {
  const lines = kindOf(tree, container) === Kind.Sequence ? itemLines(tree, container, child, style) : pairLines(tree, container, child, style);
  if (lines === null) return null;
  const end = blockEnd(tree, container);
  return [{ start: end, end, text: style.lineBreak + lines.join(style.lineBreak) }];
}

function pairLines(tree: Tree, mapping: number, child: NewChild, style: FileStyle): readonly string[] | null {
  const first = childrenOf(tree, mapping)[0];
  const place = first === undefined ? null : blockPlace(tree.text, startOf(tree, first.key));
  if (place === null) return null;
  return renderPair(String(child.key), child, place.column, style);
}

function itemLines(tree: Tree, sequence: number, child: NewChild, style: FileStyle): readonly string[] | null {
  const items = childrenOf(tree, sequence);
  const dash = dashOf(tree, sequence, 0);
  const place = dash === null ? null : blockPlace(tree.text, dash);
  if (place === null || dash === null || child.key !== items.length) return null;
  const gap = /^ +(?=[^ #\r\n])/.exec(tree.text.slice(dash + 1, dash + 40))?.[0].length ?? 1;
  return renderItem(child, place.column, gap, style);
}

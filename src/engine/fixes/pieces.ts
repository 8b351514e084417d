import type { TextEdit } from "../model/finding.ts";

/** A stretch of the original text, or (source null) text that an edit brought in. */
interface Piece {
  readonly source: number | null;
  readonly text: string;
}

/**
 * A text under a series of edits, each batch of them with offsets in the text as it is then.
 * `edits()` is the whole series as one list of edits of the original.
 */
export class PieceTable {
  private pieces: readonly Piece[];
  private readonly length: number;

  constructor(text: string) {
    this.pieces = text === "" ? [] : [{ source: 0, text }];
    this.length = text.length;
  }

  /** Applies sorted edits that do not overlap. */
  apply(edits: readonly TextEdit[]): void {
    for (const edit of [...edits].reverse()) this.replace(edit);
  }

  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let position = 0;
    let inserted = "";
    const flush = (end: number): void => {
      if (inserted !== "" || end > position) edits.push({ start: position, end, text: inserted });
      inserted = "";
    };
    for (const piece of this.pieces) {
      if (piece.source === null) {
        inserted += piece.text;
        continue;
      }
      flush(piece.source);
      position = piece.source + piece.text.length;
    }
    flush(this.length);
    return edits;
  }

  private replace(edit: TextEdit): void {
    const before: Piece[] = [];
    const after: Piece[] = [];
    let offset = 0;
    for (const piece of this.pieces) {
      const end = offset + piece.text.length;
      if (offset < edit.start) before.push(cut(piece, 0, Math.min(piece.text.length, edit.start - offset)));
      if (end > edit.end) after.push(cut(piece, Math.max(0, edit.end - offset), piece.text.length));
      offset = end;
    }
    const inserted: Piece[] = edit.text === "" ? [] : [{ source: null, text: edit.text }];
    this.pieces = [...before, ...inserted, ...after];
  }
}

function cut(piece: Piece, start: number, end: number): Piece {
  return { source: piece.source === null ? null : piece.source + start, text: piece.text.slice(start, end) };
}

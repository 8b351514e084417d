/** Bits of `CHARACTERS`: what a UTF-16 code unit means to the one-pass reader of YAML. */
export const Bit = {
  /** Needs a look inside a plain scalar of block style: white space, `:`, `#`, line breaks, and what no plain scalar may hold as it is. */
  PlainStop: 1,
  /** The same inside brackets, where `,[]{}` end a plain scalar too. */
  FlowPlainStop: 2,
  /** Needs a look inside a block scalar: line breaks and what may not be printed. */
  TextStop: 4,
  /** Ends a comment: a line break, or NUL, which no stream may hold. */
  CommentStop: 8,
  /** Cannot begin a plain scalar. `-`, `?` and `:` can, if no white space follows. */
  NoPlainStart: 16,
  /** One of `,[]{}`. */
  FlowIndicator: 32,
  /** White space or a line break. */
  Blank: 64,
  /** May stand in the tags that are read here. */
  Tag: 128,
} as const;

/** The bits of every code unit. */
export const CHARACTERS: Uint8Array = createTable();

function createTable(): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  const mark = (from: number, to: number, bits: number): void => {
    for (let code = from; code <= to; code += 1) table[code] = (table[code] ?? 0) | bits;
  };
  const markAll = (characters: string, bits: number): void => {
    for (let index = 0; index < characters.length; index += 1) mark(characters.charCodeAt(index), characters.charCodeAt(index), bits);
  };
  const plain = Bit.PlainStop | Bit.FlowPlainStop;
  mark(0, 8, plain | Bit.TextStop | Bit.NoPlainStart);
  mark(11, 12, plain | Bit.TextStop | Bit.NoPlainStart);
  mark(14, 31, plain | Bit.TextStop | Bit.NoPlainStart);
  mark(0x7f, 0x9f, plain | Bit.TextStop | Bit.NoPlainStart);
  mark(0xd800, 0xdfff, plain | Bit.TextStop);
  markAll("\ufeff\ufffe\uffff", plain | Bit.TextStop | Bit.NoPlainStart);
  markAll("\n\r", plain | Bit.TextStop | Bit.CommentStop | Bit.Blank | Bit.NoPlainStart);
  mark(0, 0, Bit.CommentStop);
  markAll(" \t", plain | Bit.Blank | Bit.NoPlainStart);
  markAll(":#", plain);
  markAll(",[]{}", Bit.FlowPlainStop | Bit.FlowIndicator | Bit.NoPlainStart);
  markAll("#&*!|>'\"%@`", Bit.NoPlainStart);
  mark(48, 57, Bit.Tag);
  mark(65, 90, Bit.Tag);
  mark(97, 122, Bit.Tag);
  markAll("-_.:/", Bit.Tag);
  return table;
}

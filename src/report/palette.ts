import type { Severity } from "#engine/index.ts";

/** What a piece of terminal text is, for colouring. */
export type Role = Severity | "place" | "rule" | "gutter" | "caret" | "label" | "good" | "text";

/** Colours text by its role; who makes the palette has decided whether there is colour. */
export type Palette = (role: Role, text: string) => string;

export const PLAIN_PALETTE: Palette = (_role, text) => text;

const ESCAPE = "\u001b[";

/** Select Graphic Rendition parameters (ECMA-48) by role; none leaves the text as it is. */
const RENDITIONS: Readonly<Record<Role, string | null>> = {
  error: "1;31",
  warning: "1;33",
  info: "1;34",
  hint: "1;36",
  place: "1",
  rule: "2",
  gutter: "2",
  caret: "1;31",
  label: "2",
  good: "1;32",
  text: null,
};

export const ANSI_PALETTE: Palette = (role, text) => {
  const rendition = RENDITIONS[role];
  return rendition === null || text === "" ? text : `${ESCAPE}${rendition}m${text}${ESCAPE}0m`;
};

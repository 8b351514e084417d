/** Markup that is safe to write into a page. */
export interface Markup {
  readonly markup: string;
}

/** What can stand in a template; null and false are left out. */
export type Content = Markup | string | number | null | false | readonly Content[];

/** Markup from a template: the template is trusted, every value in it is escaped for text and quoted attributes. */
export function html(template: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let markup = template[0] ?? "";
  for (const [index, value] of values.entries()) markup += render(value) + (template[index + 1] ?? "");
  return { markup };
}

/** Text that was written by us, not by a user, and is markup already. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Text in which `backticks` stand for code. */
export function withCode(text: string): Content {
  const parts = text.split("`");
  if (parts.length < 3) return text;
  // Of an even number of parts, the last backtick has no partner.
  const paired = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join("`")];
  return paired.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}

/** Text for HTML, in elements and in quoted attributes; characters that hide or reorder text become a replacement character. */
export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(HIDDEN, "\uFFFD").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const HIDDEN = /[\p{Cs}\p{Noncharacter_Code_Point}\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const SPECIAL = /[&<>"'\p{Cs}\p{Noncharacter_Code_Point}\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function render(value: Content): string {
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "number") return String(value);
  if (value === null || value === false) return "";
  if ("markup" in value) return value.markup;
  let markup = "";
  for (const entry of value) markup += render(entry);
  return markup;
}

import { Style } from "../model/tree.ts";

/** A value that YAML and JSON can both write. */
export type PlainValue = null | boolean | number | string | readonly PlainValue[] | { readonly [key: string]: PlainValue };
export type PlainScalar = null | boolean | number | string;

/** Whether a value, with everything in it, can be written. */
export function isPlainValue(value: unknown): value is PlainValue {
  if (value === null || typeof value === "boolean" || typeof value === "string") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlainValue);
  return typeof value === "object" && Object.values(value).every(isPlainValue);
}

export function isScalarValue(value: PlainValue): value is PlainScalar {
  return value === null || typeof value !== "object";
}

/** Whether a value is a mapping or list without anything in it. */
export function isEmptyCollection(value: PlainValue): boolean {
  return !isScalarValue(value) && Object.keys(value).length === 0;
}

/** Writes a scalar on one line. A string that YAML 1.1 or 1.2 would read as something else is quoted. */
export function scalarToYaml(value: PlainScalar, isInFlow: boolean): string {
  if (typeof value !== "string") return String(value);
  return mayBePlain(value, isInFlow) ? value : doubleQuoted(value);
}

/** Writes a string in the quotes of the scalar it replaces, as far as they can hold it. */
export function scalarLike(value: PlainScalar, style: Style, isInFlow: boolean): string {
  if (typeof value !== "string") return String(value);
  if (style === Style.Double) return doubleQuoted(value);
  if (style === Style.Single && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return style === Style.Single ? doubleQuoted(value) : scalarToYaml(value, isInFlow);
}

/** A string in double quotes; what is not printable is escaped. */
export function doubleQuoted(value: string): string {
  const escaped = value.replace(/["\\]|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/gu, (character) => {
    const short = SHORT_ESCAPES.get(character);
    return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Words that YAML 1.1 or the core schema of 1.2 reads as null, boolean or number. */
const SPECIAL_WORD = /^(?:~|null|true|false|yes|no|on|off|[-+]?\.inf|\.nan|=|<<)$/i;
/** Everything that could be a number, a base-60 number, a version that looks like one, or a date. */
const NUMBER_LIKE = /^[-+]?\.?\d[\d_.,:a-fox+-]*(?:[ t][\d:.z +-]*)?$/i;
const FIRST_FORBIDDEN = /^[?:,[\]{}#&*!|>'"%@`]|^-(?:\s|$)|^(?:---|\.\.\.)/;
const INSIDE_FORBIDDEN = /: |:$| #|^\s|\s$|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/u;

function mayBePlain(value: string, isInFlow: boolean): boolean {
  if (value === "" || SPECIAL_WORD.test(value) || NUMBER_LIKE.test(value)) return false;
  if (FIRST_FORBIDDEN.test(value) || INSIDE_FORBIDDEN.test(value)) return false;
  return !isInFlow || !/[,[\]{}]|:$|^-/.test(value);
}

/** Whether a string of several lines can be written as a literal block without changing it. */
export function mayBeLiteral(value: string): boolean {
  return /^\S[^\p{Cs}\p{Zl}\p{Zp}\uFEFF]*\n/u.test(value) && !/[^\P{Cc}\n\t]/u.test(value) && !/\n[ \t\n]*$/.test(value.replace(/\n$/, ""));
}

import { MAXIMUM_DEPTH } from "./yaml-events.ts";

/** Says in plain words why the parser gave up. */
export function explainReason(reason: string): string {
  const known = REASONS.find(([part]) => reason.includes(part));
  return known?.[1] ?? `This is not valid YAML: ${reason}.`;
}

export const TAB_MESSAGE = "Tabs may not be used for indentation in YAML; use spaces.";
export const SHAPELESS_MESSAGE = "This line is neither `key: value` nor a list item; a key needs a colon and a space behind it.";
export const VALUE_MESSAGE = "This value is not valid YAML; put a text that holds `: ` or begins with a special character in quotes.";

export function unclosedMessage(character: string): string {
  return `This ${character} is never closed.`;
}

export function characterMessage(code: number): string {
  return `The character U+${code.toString(16).toUpperCase().padStart(4, "0")} is not allowed in YAML.`;
}

const REASONS: readonly (readonly [string, string])[] = [
  ["maxDepth", `The nesting is deeper than ${String(MAXIMUM_DEPTH)} levels.`],
  ["more than", "The document has too many elements to be read."],
  ["tab characters", TAB_MESSAGE],
  ["bad indentation", "The indentation of this line fits no line above it."],
  ["deficient indentation", "This line must be indented further: what was opened above is not closed yet."],
  ["expected ':'", SHAPELESS_MESSAGE],
  ["multiline key", "A key must stand on one line and end with a colon."],
  ["single quoted", unclosedMessage("'")],
  ["double quoted", unclosedMessage('"')],
  ["within a flow collection", "A [ or { is never closed."],
  ["missed comma", "A comma is missing between the elements of this list or mapping in brackets."],
  ["found ','", "There is a comma with nothing before it."],
  ["unknown escape", 'This escape does not exist in YAML; write a backslash in double quotes as \\\\, or use single quotes.'],
  ["hexadecimal", "Expected hexadecimal digits in this escape."],
  ["directives end mark", "A `---` line must follow the directives."],
  ["undeclared tag handle", "This tag uses a handle that no %TAG directive declares."],
  ["alias node should not", "An alias cannot have a tag or an anchor."],
  ["end of the stream or a document separator", "Nothing may follow the value of the document here; a `---` line begins a new document."],
  ["whitespace character is expected after the key-value", "A space is missing behind the colon of this key."],
];

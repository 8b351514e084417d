/** An element with its attributes in order, and child elements or text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly content?: readonly XmlElement[] | string;
}

/** A document of XML 1.0 in UTF-8 (W3C, fifth edition), one element a line. */
export function formatXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, "").join("\n")}\n`;
}

function linesOf({ name, attributes = {}, content = [] }: XmlElement, indent: string): readonly string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value)).replace(/[\t\n]/g, reference)}"`);
  const start = `${indent}<${name}${written.join("")}`;
  if (content.length === 0) return [`${start}/>`];
  if (typeof content === "string") return [`${start}>${escaped(content)}</${name}>`];
  return [`${start}>`, ...content.flatMap((child) => linesOf(child, `${indent}  `)), `${indent}</${name}>`];
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * What XML 1.0 has no place for becomes a replacement character. What a reader would lose (white space of attributes, carriage
 * returns) and what hides or reorders text become character references: the value stays, and nobody is fooled.
 */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF]|[^\P{Cc}\t\n\r\u007F-\u009F]/gu, "\uFFFD")
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)
    .replace(/[\r\u007F-\u009F\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu, reference);
}

function reference(mark: string): string {
  return `&#x${mark.charCodeAt(0).toString(16).toUpperCase()};`;
}

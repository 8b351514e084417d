import { NodeView, UNRESOLVED, type Value } from "../model/value.ts";

/** A message template cut at its placeholders: texts and names alternate, texts first. */
export interface MessageTemplate {
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

export function parseMessage(template: string): MessageTemplate {
  const texts: string[] = [];
  const names: string[] = [];
  let from = 0;
  for (const match of template.matchAll(/\{([A-Za-z_]\w*)\}/g)) {
    texts.push(template.slice(from, match.index));
    names.push(match[1] ?? "");
    from = match.index + match[0].length;
  }
  texts.push(template.slice(from));
  return { texts, names };
}

/** Fills a template; what is absent becomes nothing, a list is joined with commas. */
export function formatMessage(template: MessageTemplate, valueOf: (name: string) => Value): string {
  let message = template.texts[0] ?? "";
  template.names.forEach((name, index) => {
    message += formatValue(valueOf(name)) + (template.texts[index + 1] ?? "");
  });
  return message;
}

function formatValue(value: Value): string {
  if (value === undefined) return "";
  if (value === UNRESOLVED) return "(not known)";
  if (Array.isArray(value)) return (value as readonly Value[]).map(formatValue).join(", ");
  if (value instanceof NodeView || typeof value === "object") return "";
  return String(value);
}

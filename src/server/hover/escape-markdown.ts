/**
 * Makes text from a workspace file plain text: a principles file writes no links, images or HTML into the editor. Code spans stay
 * as they are, since nothing inside of them is read as Markdown.
 */
export function escapeMarkdown(text: string): string {
  const parts = text.split(/(`[^`\n]+`)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : escapePlain(part))).join("");
}

function escapePlain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]/g, "\\$&").replace(/^(\s*)([-=])/gm, "$1\\$2");
}

import { html, type Content, type Markup } from "../markup.ts";

/** The head of a column that the reader's browser can sort by. */
export function column(title: Content, sort: "text" | "number", kind: string = sort): Markup {
  return html`<th scope="col" data-sort="${sort}" class="${kind}">${title}</th>`;
}

/** A wide table in a frame that scrolls sideways, with the keyboard too. */
export function scrollable(labelId: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${labelId}">${table}</div>`;
}

import assets from "./generated/assets.json" with { type: "json" };

/** A text that stands in the page as it is. */
export interface Asset {
  readonly text: string;
  /** As a content security policy names it: `sha256-` and the digest of the text in Base64. */
  readonly hash: string;
}

/** Style and script of the page; made from `report.css`, the tokens and `client/` by the generator. */
export const STYLE: Asset = { text: assets.style.lines.join("\n"), hash: assets.style.hash };
export const SCRIPT: Asset = { text: assets.script.lines.join("\n"), hash: assets.script.hash };

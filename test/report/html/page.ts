import { parse, type DefaultTreeAdapterTypes } from "parse5";

/** An element of a parsed page. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text of itself and of what is in it. */
  readonly text: string;
}

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/** All elements of a page as a browser reads them, in the order of the document. */
export function elementsOf(page: string): readonly PageElement[] {
  return collect(parse(page));
}

/** Errors that the standard has names for. */
export function parseErrors(page: string): readonly string[] {
  const errors: string[] = [];
  parse(page, { onParseError: ({ code, startLine }) => errors.push(`${code} in line ${String(startLine)}`) });
  return errors;
}

function collect(node: Node): PageElement[] {
  const own = "tagName" in node ? [{ tag: node.tagName, attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])), text: textOf(node) }] : [];
  return [...own, ...childrenOf(node).flatMap(collect)];
}

function childrenOf(node: Node): readonly DefaultTreeAdapterTypes.ChildNode[] {
  return "childNodes" in node ? node.childNodes : [];
}

function textOf(node: Node): string {
  return "value" in node ? node.value : childrenOf(node).map(textOf).join("");
}

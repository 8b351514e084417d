import { type CompletionItem, CompletionItemKind, type DocumentSymbol, MarkupKind, SymbolKind } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Completion, CompletionKind, OutlineEntry } from "#engine/index.ts";
import { spanRange } from "./to-lsp.ts";

const COMPLETION_KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Reference,
  pack: CompletionItemKind.Module,
  principle: CompletionItemKind.Reference,
  target: CompletionItemKind.Class,
  variable: CompletionItemKind.Variable,
  field: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
};

const SYMBOL_KINDS: Readonly<Record<OutlineEntry["kind"], SymbolKind>> = {
  principle: SymbolKind.Class,
  rule: SymbolKind.Property,
  pack: SymbolKind.Package,
  waiver: SymbolKind.Event,
  section: SymbolKind.Namespace,
};

/** A proposal; `index` keeps the order of the list whatever the client sorts by. */
export function toCompletionItem(document: TextDocument, completion: Completion, index: number): CompletionItem {
  return {
    label: completion.label,
    kind: COMPLETION_KINDS[completion.kind],
    detail: completion.detail,
    documentation: { kind: MarkupKind.Markdown, value: completion.documentation },
    filterText: completion.label,
    sortText: String(index).padStart(5, "0"),
    textEdit: { range: spanRange(document, completion.span), newText: completion.insertText },
  };
}

export function toDocumentSymbol(document: TextDocument, entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name === "" ? "(no name)" : entry.name,
    detail: entry.detail,
    kind: SYMBOL_KINDS[entry.kind],
    range: spanRange(document, entry.span),
    selectionRange: spanRange(document, entry.selection),
    children: entry.children.map((child) => toDocumentSymbol(document, child)),
  };
}

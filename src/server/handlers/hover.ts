import type { Hover, HoverParams } from "vscode-languageserver";
import type { Finding, PrincipleText } from "#engine/index.ts";
import { parentOf } from "#host/paths.ts";
import { fromPosition } from "../convert/from-lsp.ts";
import { spanRange, toMarkdownHover, toRange } from "../convert/to-lsp.ts";
import { findingHover } from "../hover/finding-hover.ts";
import type { Root } from "../roots/root.ts";
import { locateOpen, type Session } from "../session.ts";
import { findingsAt, plannedRule } from "./findings-at.ts";

/** What a finding is about and why; in principles and rule files, what a word means. */
export async function hover(session: Session, params: HoverParams): Promise<Hover | null> {
  const place = await locateOpen(session, params.textDocument.uri);
  if (place === null) return null;
  const { root, file, document } = place;
  const findings = findingsAt(root, file, fromPosition(params.position));
  const [first] = findings;
  if (first !== undefined) return toMarkdownHover(findings.map((finding) => describe(root, finding)).join("\n\n---\n\n"), toRange(first.range));
  const words = root.services.authoring.hover(file, document.getText(), document.offsetAt(params.position));
  return words === null ? null : toMarkdownHover(words.markdown, spanRange(document, words.span));
}

function describe(root: Root, finding: Finding): string {
  const planned = plannedRule(root, finding);
  return findingHover({
    finding,
    planned,
    principle: principleOf(root, finding),
    documentation: root.services.documentation(finding.rule),
    page: root.services.page(finding.rule),
  });
}

/** The principle a finding is shown under; the built-in one where the rule comes from a pack. */
function principleOf(root: Root, finding: Finding): PrincipleText | null {
  const { principle } = finding;
  if (principle === null) return root.services.builtInPrinciple(finding.rule);
  return root.rules?.principles(parentOf(finding.file)).find((text) => text.id === principle) ?? null;
}

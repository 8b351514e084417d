import type { Hover, HoverParams } from "vscode-languageserver";
import type { Finding, PrincipleText } from "#engine/index.ts";
import { parentOf } from "#host/paths.ts";
import { fromPosition } from "../convert/from-lsp.ts";
import { toMarkdownHover } from "../convert/to-lsp.ts";
import { documentationPage } from "../documentation-page.ts";
import { findingHover } from "../hover/finding-hover.ts";
import type { Root } from "../roots/root.ts";
import { locateOpen, type Session } from "../session.ts";
import { findingsAt, plannedRule } from "./findings-at.ts";

/** What a finding is about and why. */
export async function hover(session: Session, params: HoverParams): Promise<Hover | null> {
  const place = await locateOpen(session, params.textDocument.uri);
  if (place === null) return null;
  const { root, file } = place;
  const findings = findingsAt(root, file, fromPosition(params.position));
  const [first] = findings;
  if (first === undefined) return null;
  return toMarkdownHover(findings.map((finding) => describe(root, finding)).join("\n\n---\n\n"), first.range);
}

function describe(root: Root, finding: Finding): string {
  const planned = plannedRule(root, finding);
  return findingHover({
    finding,
    planned,
    principle: principleOf(root, finding),
    documentation: root.services.documentation(finding.rule),
    page: documentationPage(root.services, finding.rule),
  });
}

/** The principle a finding is shown under; the built-in one where the rule comes from a pack. */
function principleOf(root: Root, finding: Finding): PrincipleText | null {
  const { principle } = finding;
  if (principle === null) return root.services.builtInPrinciple(finding.rule);
  return root.rules?.principles(parentOf(finding.file)).find((text) => text.id === principle) ?? null;
}

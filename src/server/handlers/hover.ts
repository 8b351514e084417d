import type { Hover, HoverParams } from "vscode-languageserver";
import type { Finding, Origin, PrincipleText } from "#engine/index.ts";
import { parentOf } from "#host/paths.ts";
import type { Settings } from "#protocol/settings.ts";
import { fromPosition } from "../convert/from-lsp.ts";
import { spanRange, toMarkdownHover, toRange } from "../convert/to-lsp.ts";
import { effectOf } from "../diagnostics/report.ts";
import { findingHover } from "../hover/finding-hover.ts";
import type { VerdictFacts } from "../hover/verdict-hover.ts";
import { personalSeverity } from "../personal-severity.ts";
import type { Root } from "../roots/root.ts";
import { locateOpen, type Session } from "../session.ts";
import { idleWaivers, waiverOf } from "../waivers.ts";
import { findingsAt, plannedRule } from "./findings-at.ts";

/** What a finding is about and why; in principles and rule files, what a word means. */
export async function hover(session: Session, params: HoverParams): Promise<Hover | null> {
  const place = await locateOpen(session, params.textDocument.uri);
  if (place === null) return null;
  const { root, file, document } = place;
  const settings = await session.settings.get(place.uri);
  const findings = findingsAt(root, file, fromPosition(params.position));
  const [first] = findings;
  if (first !== undefined) return toMarkdownHover(findings.map((finding) => describe(root, finding, settings)).join("\n\n---\n\n"), toRange(first.range));
  const words = root.services.authoring.hover(file, document.getText(), document.offsetAt(params.position));
  return words === null ? null : toMarkdownHover(words.markdown, spanRange(document, words.span));
}

function describe(root: Root, finding: Finding, settings: Settings): string {
  const planned = plannedRule(root, finding);
  return findingHover({
    finding,
    planned,
    principle: principleOf(root, finding),
    documentation: root.services.documentation(finding.rule),
    page: root.services.page(finding.rule),
    verdict: verdictFacts(root, finding, settings),
  });
}

function verdictFacts(root: Root, finding: Finding, settings: Settings): VerdictFacts {
  const gateEffect = effectOf(root, finding);
  return {
    finding,
    waiver: waiverOf(root, finding),
    idle: idleWaivers(root, finding),
    linkTo: (origin) => linkTo(root, origin),
    gateEffect,
    personal: personalSeverity(gateEffect, finding, settings),
  };
}

/** Editors read a line behind the `#`. */
function linkTo(root: Root, { file, range }: Origin): string {
  return `${root.uriOf(file)}#L${String(range?.start.line ?? 1)}`;
}

/** The principle a finding is shown under; the built-in one where the rule comes from a pack. */
export function principleOf(root: Root, finding: Finding): PrincipleText | null {
  const { principle } = finding;
  if (principle === null) return root.services.builtInPrinciple(finding.rule);
  return root.rules?.principles(parentOf(finding.file)).find((text) => text.id === principle) ?? null;
}

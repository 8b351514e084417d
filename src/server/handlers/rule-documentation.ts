import type { RuleDocumentationParams, RuleDocumentationResult } from "#protocol/requests.ts";
import { rulePage } from "#report/index.ts";
import type { Session } from "../session.ts";

/** The page of a built-in rule as Markdown; null for an id nothing is known of. */
export function ruleDocumentation(session: Session, params: RuleDocumentationParams): RuleDocumentationResult | null {
  const definition = session.services.definition(params.rule);
  const documentation = session.services.documentation(params.rule);
  if (definition === null || documentation === null) return null;
  return { title: `${definition.id}: ${definition.title}`, markdown: rulePage(definition, documentation) };
}

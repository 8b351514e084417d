import type { DefinitionParams, Location } from "vscode-languageserver";
import type { Origin } from "#engine/index.ts";
import { fromPosition } from "../convert/from-lsp.ts";
import { toLocation, toTextLocation } from "../convert/to-lsp.ts";
import { definitionsAt } from "../principles/definitions.ts";
import type { Root } from "../roots/root.ts";
import { locateOpen, type Session } from "../session.ts";
import { findingsAt, plannedRule } from "./findings-at.ts";

/** From a finding to the clause of the principles file that asks for it, and to the waiver that holds; there, from a name to what it names. */
export async function definition(session: Session, params: DefinitionParams): Promise<Location[]> {
  const place = await locateOpen(session, params.textDocument.uri);
  if (place === null) return [];
  const { root, file, document } = place;
  const findings = findingsAt(root, file, fromPosition(params.position));
  const origins = findings.flatMap((finding) => [plannedRule(root, finding)?.origin ?? null, finding.waiver?.origin ?? null]);
  if (origins.length === 0) {
    const places = definitionsAt(root, file, document.getText(), document.offsetAt(params.position));
    return places.map((found) => toTextLocation(root.uriOf(found.file), found.text, found.span));
  }
  return distinct(origins.filter((origin) => origin !== null)).map((origin) => locationOf(root, origin));
}

function locationOf(root: Root, origin: Origin): Location {
  return toLocation(root.uriOf(origin.file), origin.range);
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
}

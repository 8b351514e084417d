import type { CodeAction } from "vscode-languageserver";
import { OWN_RULES, type Finding } from "#engine/index.ts";
import type { FindingReference } from "#protocol/governance.ts";
import { ClientCommand } from "#protocol/requests.ts";
import { toLocation } from "../convert/to-lsp.ts";
import { nearestFile } from "../handlers/principles-file.ts";
import type { Root } from "../roots/root.ts";
import { type ActionContext, diagnosticFor, quickFix } from "./context.ts";

/** Asks for a waiver of one finding, in an editor that can ask; the entry is written once reason and end are known. */
export function waiveAction(context: ActionContext, finding: Finding): CodeAction | null {
  const { session, place } = context;
  if (!session.client.runsCommands || !canBeWaived(place.root, finding)) return null;
  const title = `Waive ${finding.rule} here…`;
  const reference: FindingReference = { uri: place.uri, rule: finding.rule, fingerprint: finding.fingerprint };
  return quickFix(title, { diagnostics: [diagnosticFor(context, finding)], command: { title, command: ClientCommand.waive, arguments: [reference] } });
}

/** Leads to the entry of the waiver that holds. */
export function goToWaiverAction(context: ActionContext, finding: Finding): CodeAction | null {
  const { session, place } = context;
  if (!session.client.runsCommands || finding.waiver === null) return null;
  const { id, origin } = finding.waiver;
  const title = `Go to waiver ${id}`;
  const command = { title, command: ClientCommand.openPlace, arguments: [toLocation(place.root.uriOf(origin.file), origin.range)] };
  return quickFix(title, { diagnostics: [diagnosticFor(context, finding)], command });
}

/** Whether a waiver could be written for a finding: it counts, and a valid principles file governs it. No file waives its own faults. */
export function canBeWaived(root: Root, { verdict, file, rule }: Finding): boolean {
  return verdict === "fail" && OWN_RULES.every(({ id }) => id !== rule) && root.rules?.isValid === true && nearestFile(root, file) !== null;
}

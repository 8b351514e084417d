import * as vscode from "vscode";
import type { Place, PlaceRange } from "#protocol/governance.ts";

/** Shows a place and selects its start. */
export async function openPlace(value: unknown): Promise<void> {
  if (!isPlace(value)) return;
  const range = toRange(value.range);
  await vscode.window.showTextDocument(vscode.Uri.parse(value.uri), { selection: new vscode.Range(range.start, range.start) });
}

export function toRange({ start, end }: PlaceRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && "uri" in value && typeof value.uri === "string" && "range" in value;
}

import * as vscode from "vscode";
import { DEFAULT_SETTINGS } from "#protocol/settings.ts";
import type { Settings } from "#protocol/settings.ts";

/** The settings in force for one document; they may differ by folder. */
export function settingsFor(resource: vscode.Uri): Settings {
  const section = vscode.workspace.getConfiguration("groundrules", resource);
  return {
    enable: section.get("enable", DEFAULT_SETTINGS.enable),
    run: section.get("run", DEFAULT_SETTINGS.run),
    severityCap: section.get("severityCap", DEFAULT_SETTINGS.severityCap),
    severities: section.get("severities", DEFAULT_SETTINGS.severities),
  };
}

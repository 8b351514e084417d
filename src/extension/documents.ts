import * as vscode from "vscode";

/** Names of files that can be ours. The server looks into them and decides. */
const FILE_PATTERNS = ["**/*.{yaml,yml,json}", "**/{Dockerfile,Containerfile}*", "**/*.{Dockerfile,dockerfile}"] as const;

const SCHEMES = ["file", "untitled", "vscode-vfs", "vscode-remote", "vscode-test-web", "memfs"];

/** Old revisions and text that only the editor shows: never ours. */
const NEVER = new Set(["git", "gitfs", "output", "vscode-scm", "conflictResolution", "groundrules-docs"]);

interface DocumentFilter {
  readonly scheme: string;
  readonly pattern: string;
}

/** Documents are chosen by scheme and name: the language id of a manifest depends on what else is installed. */
export function documentFilters(): DocumentFilter[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  const schemes = [...new Set([...SCHEMES, ...folders])].filter((scheme) => !NEVER.has(scheme));
  return schemes.flatMap((scheme) => FILE_PATTERNS.map((pattern) => ({ scheme, pattern })));
}

import * as vscode from "vscode";

/** Longest wait for what the server has to work out. */
const LIMIT_MS = 15_000;

const STEP_MS = 50;

/** A finding as the editor shows it; `text` is what the squiggle stands under. */
export interface Shown {
  readonly rule: string;
  readonly severity: string;
  readonly text: string;
}

/** Opens a file of the workspace in an editor; `column` as the editor counts them. */
export async function open(path: string, column = vscode.ViewColumn.Active): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document, column);
  return document;
}

export function uriOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("The suite wants a workspace.");
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Our diagnostics of a document, in the order of their place. */
export function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  const own = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "groundrules");
  return own.sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function shown(document: vscode.TextDocument): Shown[] {
  return diagnosticsOf(document).map((diagnostic) => ({
    rule: ruleOf(diagnostic),
    severity: vscode.DiagnosticSeverity[diagnostic.severity].toLowerCase(),
    text: document.getText(diagnostic.range),
  }));
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until `look` gives what `accept` accepts, and gives it; after the limit the last one. */
export async function settled<T>(look: () => T | Thenable<T>, accept: (value: T) => boolean): Promise<T> {
  const end = Date.now() + LIMIT_MS;
  let value = await look();
  while (!accept(value) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    value = await look();
  }
  return value;
}

/** Waits until the findings of a document are these, and fails with what they are instead. */
export async function expectFindings(document: vscode.TextDocument, expected: readonly Shown[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  const found = await settled(() => shown(document), (value) => JSON.stringify(value) === wanted);
  equal(found, expected);
}

/** Opens a file and waits until it has as many findings, so that what follows acts on them. */
export async function openWithFindings(path: string, count: number): Promise<vscode.TextDocument> {
  const document = await open(path);
  const found = await settled(() => shown(document), (value) => value.length === count);
  if (found.length !== count) throw new Error(`${path}: ${JSON.stringify(found)}`);
  return document;
}

/** Carries out the code action at a text whose title begins so. */
export async function applyAction(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  const range = new vscode.Range(positionOf(document, text), positionOf(document, text).translate(0, text.length));
  const look = (): Thenable<vscode.CodeAction[]> => vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, range);
  const find = (actions: vscode.CodeAction[]): vscode.CodeAction | undefined => actions.find((action) => action.title.startsWith(title));
  const actions = await settled(look, (value) => find(value) !== undefined);
  const edit = find(actions)?.edit;
  if (edit === undefined) throw new Error(`No edit of "${title}" among: ${actions.map((action) => action.title).join("; ")}`);
  await vscode.workspace.applyEdit(edit);
}

/** The place of the first occurrence of a text. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.fileName} has no ${text}`);
  return document.positionAt(offset);
}

/** The hovers at a text, as one text without escapes. */
export async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, positionOf(document, text));
  const parts = hovers.flatMap(({ contents }) => contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : "")));
  return parts.join("\n").replaceAll("\\", "");
}

/** Replaces the first occurrence of a text, without saving. */
export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = positionOf(document, before);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, document.positionAt(document.offsetAt(start) + before.length)), after);
  await vscode.workspace.applyEdit(edit);
}

/** Brings every open document back to what is on disk, and closes the editors. */
export async function revertAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Fails unless both are equal as JSON. The assertions of Node do not exist in a worker. */
export function equal(actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual, null, 2), JSON.stringify(expected, null, 2)];
  if (found !== wanted) throw new Error(`expected ${wanted}\nbut found ${found}`);
}

import { pathToFileURL } from "node:url";

export interface PageOptions {
  readonly port: number;
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** URI of the extension under development; absent where an installed one is used. */
  readonly extension?: string;
  /** URI of the bundled suite. */
  readonly tests?: string;
}

/** The address under which the workbench opens a folder; the payload is what the smoke-test driver obeys. */
export function pageAddress({ port, folder, extension, tests }: PageOptions): string {
  const payload = [["skipWelcome", "true"], ["skipReleaseNotes", "true"]];
  if (extension !== undefined) payload.push(["extensionDevelopmentPath", extension]);
  if (tests !== undefined) payload.push(["extensionTestsPath", tests]);
  const query = new URLSearchParams({ folder: pathToFileURL(folder).pathname, payload: JSON.stringify(payload) });
  return `http://localhost:${String(port)}/?${query.toString()}`;
}

/** The URI of a file on the machine of the server: what is loaded from there runs in Node. */
export function remoteUri(port: number, path: string): string {
  return `vscode-remote://localhost:${String(port)}${pathToFileURL(path).pathname}`;
}

import { fileURLToPath } from "node:url";
import type { Connection } from "vscode-languageserver";
import { createAsyncNodeFileSystem } from "#host/node.ts";
import { clientFiles } from "../client-files.ts";
import { createServices } from "../create-services.ts";
import type { Services } from "../services.ts";
import { formatUri } from "../uris.ts";

/** Files of this machine are read directly; those of a virtual workspace through the client. */
export function createNodeServices(connection: Connection): Services {
  return createServices((base) =>
    base.scheme === "file" ? createAsyncNodeFileSystem(fileURLToPath(formatUri(base))) : clientFiles(connection, base),
  );
}

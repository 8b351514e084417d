import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from "vscode-languageserver/browser";
import { createServices } from "../create-services.ts";
import { clientFiles } from "../client-files.ts";
import { startServer } from "../server.ts";

const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, createServices((base) => clientFiles(connection, base)));

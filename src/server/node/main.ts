import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "../server.ts";
import { createNodeServices } from "./services.ts";

// The transport (IPC, stdio, pipe) is chosen by the arguments the process was started with.
const connection = createConnection(ProposedFeatures.all);
startServer(connection, createNodeServices(connection));

import { runTests } from "@vscode/test-electron";
import { ROOT, buildSuite, withWorkspace } from "./vscode/suite.ts";

// The suite of `npm run test:vscode`, in the desktop VS Code that @vscode/test-electron downloads.
const extensionTestsPath = await buildSuite("node");
process.exitCode = await withWorkspace("workspace", (folder) =>
  runTests({ extensionDevelopmentPath: ROOT, extensionTestsPath, launchArgs: [folder, "--disable-extensions", "--disable-workspace-trust"] }),
);

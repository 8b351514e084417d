import type { CancellationToken } from "vscode-languageserver";
import type { CheckWorkspaceParams, CheckWorkspaceResult } from "#protocol/requests.ts";
import type { Session } from "../session.ts";
import { createSlicer } from "../timing.ts";

/** Counts the findings of whole folders, as the command line would. */
export async function checkWorkspace(session: Session, params: CheckWorkspaceParams, token: CancellationToken): Promise<CheckWorkspaceResult> {
  const roots = await session.roots.allFolders();
  const chosen = roots.filter((root) => params.folders.length === 0 || params.folders.includes(root.place.folder));
  const findings = { error: 0, warning: 0, info: 0, hint: 0 };
  let files = 0;
  let errors = 0;
  const slicer = createSlicer(token);
  for (const root of chosen) {
    await root.settled;
    for (const file of root.files.names()) {
      await slicer.breathe();
      const report = session.roots.isOwner(root, root.uriOf(file)) ? root.report(file) : null;
      if (report === null || report.format === null || report.notYet) continue;
      files += 1;
      errors += report.errors.length;
      for (const finding of report.findings) if (finding.verdict === "fail") findings[finding.effect] += 1;
    }
  }
  return { files, findings, errors };
}

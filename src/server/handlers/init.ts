import type { CancellationToken } from "vscode-languageserver";
import { createEngine, type FileReport } from "#engine/index.ts";
import { runAsync } from "#host/file-system.ts";
import { baseName, joinPath } from "#host/paths.ts";
import { draftPrinciples } from "#project/draft-principles.ts";
import { draftInput, findOwner, rulesToExamine } from "#project/examine.ts";
import { PRINCIPLES_NAMES } from "#project/principles-names.ts";
import type { InitParams, InitResult } from "#protocol/requests.ts";
import { readStored } from "../roots/read-stored.ts";
import type { Root } from "../roots/root.ts";
import type { Session } from "../session.ts";
import { createSlicer } from "../timing.ts";
import { parseUri } from "../uris.ts";

/** Drafts a first principles file from what a workspace folder holds. Nothing is written: the client shows it. */
export async function initPrinciples(session: Session, params: InitParams, token: CancellationToken): Promise<InitResult | null> {
  const roots = await session.roots.allFolders();
  const root = roots.find((candidate) => candidate.place.folder === params.folder) ?? (await session.roots.rootOf(params.folder));
  if (root === null) return null;
  await root.settled;
  const reports = await examine(root, token);
  const name = baseName(parseUri(params.folder).path);
  const { text } = draftPrinciples(draftInput(reports, name, await runAsync(findOwner(), root.files.files)));
  return { uri: root.uriOf(joinPath(root.place.scope, PRINCIPLES_NAMES[0])), text };
}

/** Runs the rules that tell what the folder already does, whatever rules are in force. */
async function examine(root: Root, token: CancellationToken): Promise<readonly FileReport[]> {
  const rules = rulesToExamine();
  const engine = createEngine({ ...root.surroundings(), rulesFor: () => rules, complete: root.place.scope === "", asOf: "1970-01-01" });
  const slicer = createSlicer(token);
  for (const file of root.files.names()) {
    await slicer.breathe();
    const text = await readStored(root.files.files, file, root.rules?.fileSizeLimit ?? root.services.fileSizeLimit);
    if (text === null) continue;
    engine.update(file, text);
    engine.release(file);
  }
  return engine.report();
}

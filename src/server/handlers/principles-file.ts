import type { PrinciplesFileParams, PrinciplesFileResult } from "#protocol/requests.ts";
import { isWithin, parentOf } from "#host/paths.ts";
import { baseName } from "#host/paths.ts";
import type { Root } from "../roots/root.ts";
import type { Session } from "../session.ts";

/** The principles file that governs a document or a folder; null where the built-in pack runs. */
export async function principlesFile(session: Session, params: PrinciplesFileParams): Promise<PrinciplesFileResult | null> {
  const roots = await session.roots.allFolders();
  const root = roots.find((candidate) => candidate.place.folder === params.uri) ?? (await session.roots.rootOf(params.uri));
  if (root === null) return null;
  await root.ready;
  const file = nearestFile(root, root.fileOf(params.uri) ?? root.place.scope);
  return file === null ? null : { uri: root.uriOf(file) };
}

/** The principles file that has the nearest say over a file or folder; null where none governs it. */
export function nearestFile(root: Pick<Root, "rules">, path: string): string | null {
  const governing = (root.rules?.principlesFiles ?? []).filter((file) => isWithin(path, governedFolder(file)));
  return governing.sort((one, other) => governedFolder(other).length - governedFolder(one).length)[0] ?? null;
}

/** The folder of a principles file, or the one above where it stands in a folder of its own. */
function governedFolder(file: string): string {
  const folder = parentOf(file);
  const shelf = baseName(folder);
  return shelf === ".groundrules" || shelf === "architecture" ? parentOf(folder) : folder;
}

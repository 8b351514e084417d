/** A kustomization: the folder it stands in, and the folders of what it lists. */
export interface Kustomization {
  readonly folder: string;
  readonly folders: readonly string[];
}

/** Folders that one kustomization can bring together; what goes beyond is left out. */
const MAXIMUM_FOLDERS = 200;

/** The kustomizations of all files, and which folders they bring together. */
export class Kustomizations {
  private readonly byFile = new Map<string, Kustomization>();

  /** Replaces what a file says; whether that is something new. */
  set(file: string, kustomization: Kustomization | null): boolean {
    const before = this.byFile.get(file);
    if (before?.folders.join("\n") === kustomization?.folders.join("\n")) return false;
    if (kustomization === null) this.byFile.delete(file);
    else this.byFile.set(file, kustomization);
    return true;
  }

  /** For each folder, the folders of the kustomizations, by name, that bring it together with folders of other sets. */
  spanning(setOf: (folder: string) => string): ReadonlyMap<string, readonly string[]> {
    const listed = new Map([...this.byFile.values()].map(({ folder, folders }) => [folder, folders]));
    const spanning = new Map<string, string[]>();
    for (const folder of [...listed.keys()].sort()) {
      const members = reach(folder, listed);
      if (new Set([...members].map(setOf)).size < 2) continue;
      for (const member of members) {
        const known = spanning.get(member);
        if (known === undefined) spanning.set(member, [folder]);
        else known.push(folder);
      }
    }
    return spanning;
  }
}

/** A folder and all it lists, through the kustomizations of the listed folders. */
function reach(folder: string, listed: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set([folder]);
  for (const current of reached) {
    for (const next of listed.get(current) ?? []) if (reached.size < MAXIMUM_FOLDERS) reached.add(next);
  }
  return reached;
}

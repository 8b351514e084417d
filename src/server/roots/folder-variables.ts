import { isComposeName, NO_VARIABLES, sameVariables, type Variables } from "#engine/index.ts";
import { runAsync, type AsyncFileSystem } from "#host/file-system.ts";
import { HiddenFiles } from "#host/hidden-files.ts";
import { isWithin, parentOf } from "#host/paths.ts";
import { readVariables, variablesFileOf } from "#project/variables.ts";

/** The variables of every folder that holds Compose files, as the `.env` files say now: stored, or in an open document. */
export class FolderVariables {
  private readonly files: AsyncFileSystem;
  private readonly known = new Map<string, Variables>();
  private edition = 0;

  /** `files` with the open documents over them. */
  constructor(files: AsyncFileSystem) {
    this.files = files;
  }

  /** None where nobody has looked yet. */
  of(folder: string): Variables {
    return this.known.get(folder) ?? NO_VARIABLES;
  }

  /** Sees to it that the variables of a file are known, if it is one that may have some. */
  async lookFor(file: string): Promise<void> {
    const folder = parentOf(file);
    while (isComposeName(file) && !this.known.has(folder)) {
      const { edition } = this;
      const variables = await this.read(folder);
      // What changed while it was read is read again.
      if (edition === this.edition) this.known.set(folder, variables);
    }
  }

  /** Reads those again that files or folders may have to do with which changed; gives the folders whose variables are others now. */
  async refresh(paths: readonly string[]): Promise<ReadonlySet<string>> {
    this.edition += 1;
    const concerned = [...this.known.keys()].filter((folder) => paths.some((path) => path === variablesFileOf(folder) || isWithin(folder, path)));
    const changed = new Set<string>();
    for (const folder of concerned) {
      const variables = await this.read(folder);
      if (!sameVariables(this.of(folder), variables)) changed.add(folder);
      this.known.set(folder, variables);
    }
    return changed;
  }

  private read(folder: string): Promise<Variables> {
    return runAsync(readVariables(folder, new HiddenFiles()), this.files);
  }
}

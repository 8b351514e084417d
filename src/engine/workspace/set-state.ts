import type { Fact } from "../model/facts.ts";
import type { FileSets } from "./sets.ts";

const UNDECIDED = "Cannot be decided, because ";
const CAUSE_END = " does not parse: ";

/** What the files of a set tell about one another beside facts: which are patches of a kustomization, and which do not parse. */
export class SetState {
  /** Whether every file that has arrived was loaded once. */
  hasLoaded = false;
  /** Counts changes that bear on other files. */
  version = 0;
  private readonly sets: FileSets;
  private readonly patchesBy = new Map<string, readonly string[]>();
  /** Patch → how many kustomizations name it. */
  private readonly patches = new Map<string, number>();
  /** File that does not parse → its format. */
  private readonly broken = new Map<string, string>();
  private culprits: { readonly key: string; readonly byScope: ReadonlyMap<string, string> } | null = null;

  constructor(sets: FileSets) {
    this.sets = sets;
  }

  /** Takes in a file, with its format where it does not parse; returns the files whose being a patch may have changed. */
  enter(file: string, facts: readonly Fact[], brokenFormat: string | null): readonly string[] {
    if (this.broken.get(file) !== (brokenFormat ?? undefined)) {
      if (brokenFormat === null) this.broken.delete(file);
      else this.broken.set(file, brokenFormat);
      this.version += 1;
    }
    const before = this.patchesBy.get(file) ?? [];
    const after = facts.flatMap(({ type, value: { file: patch } }) => (type === "kustomize.patch" && typeof patch === "string" ? [patch] : []));
    if (before.length === after.length && before.every((patch, index) => patch === after[index])) return [];
    this.countPatches(before, -1);
    this.countPatches(after, 1);
    if (after.length === 0) this.patchesBy.delete(file);
    else this.patchesBy.set(file, after);
    this.version += 1;
    return [...new Set([...before, ...after])];
  }

  remove(file: string): readonly string[] {
    return this.enter(file, [], null);
  }

  isPatch(file: string): boolean {
    return this.patches.has(file);
  }

  /**
   * The first file of the same family and set that does not parse; null where all do. Nobody knows what it holds, so nothing can be
   * said to be missing there. A broken Compose file hides nothing from Kubernetes objects, nor the other way round.
   */
  culpritFor(file: string, format: string | null): string | null {
    if (this.broken.size === 0 || format === null) return null;
    const { byScope } = this.currentCulprits();
    for (const scope of this.sets.scopesOf(file)) {
      const culprit = byScope.get(`${familyOf(format)} ${scope}`);
      if (culprit !== undefined) return culprit;
    }
    return null;
  }

  private currentCulprits(): NonNullable<typeof this.culprits> {
    const key = `${String(this.version)} ${String(this.sets.version)}`;
    if (this.culprits?.key === key) return this.culprits;
    const byScope = new Map<string, string>();
    for (const file of [...this.broken.keys()].sort()) {
      if (this.isPatch(file)) continue;
      for (const scope of this.sets.scopesOf(file)) {
        const familyScope = `${familyOf(this.broken.get(file) ?? "")} ${scope}`;
        if (!byScope.has(familyScope)) byScope.set(familyScope, file);
      }
    }
    this.culprits = { key, byScope };
    return this.culprits;
  }

  private countPatches(files: readonly string[], change: number): void {
    for (const file of files) {
      const count = (this.patches.get(file) ?? 0) + change;
      if (count === 0) this.patches.delete(file);
      else this.patches.set(file, count);
    }
  }
}

/** The message of a cross-file finding that a broken file leaves undecided. */
export function undecidedMessage(culprit: string, message: string): string {
  return `${UNDECIDED}${culprit}${CAUSE_END}${message}`;
}

/** The message of a cross-file finding that hangs on whether a variant and the files outside of it belong together. */
export function unsharedMessage(variant: string, message: string): string {
  const cause = variant === "" ? "folders that are variants of one another may belong to it" : `what stands outside of ${variant}/ may belong to it`;
  return `${UNDECIDED}${cause}: ${message}`;
}

/** What leaves a finding undecided, from its message: equal for all that one broken file causes; null for other messages. */
export function undecidedCause(message: string): string | null {
  const end = message.startsWith(UNDECIDED) ? message.indexOf(CAUSE_END) : -1;
  return end < 0 ? null : message.slice(0, end);
}

/** Formats whose files tell about the same objects. */
function familyOf(format: string): string {
  return format === "kustomize" ? "kubernetes" : format;
}

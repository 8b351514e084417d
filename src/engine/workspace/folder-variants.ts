/**
 * Folders that are variants of one another: their paths differ in one segment, and they hold an object of the same key. Only keys whose
 * folders have changed are looked at again.
 */
export class FolderVariants {
  /** Folders of a key, one entry for each file. */
  private readonly foldersByKey = new Map<string, string[]>();
  private readonly variantsByKey = new Map<string, readonly string[]>();
  private readonly dirty = new Set<string>();
  /** Variant → how many keys make it one. */
  private readonly uses = new Map<string, number>();

  get isEmpty(): boolean {
    return this.uses.size === 0;
  }

  /** Replaces the keys of one file of a folder. */
  replace(folder: string, before: readonly string[], after: readonly string[]): void {
    const kept = new Set(after);
    const known = new Set(before);
    for (const key of before) if (!kept.has(key)) this.drop(folder, key);
    for (const key of after) if (!known.has(key)) this.add(folder, key);
  }

  /** Takes in what has changed; whether any folder became a variant or is none any more. */
  refresh(): boolean {
    const before = new Map<string, boolean>();
    for (const key of this.dirty) {
      const old = this.variantsByKey.get(key) ?? [];
      const variants = variantsAmong(new Set(this.foldersByKey.get(key)));
      for (const variant of [...old, ...variants]) if (!before.has(variant)) before.set(variant, this.uses.has(variant));
      for (const variant of old) this.count(variant, -1);
      for (const variant of variants) this.count(variant, 1);
      if (variants.length === 0) this.variantsByKey.delete(key);
      else this.variantsByKey.set(key, variants);
    }
    this.dirty.clear();
    return [...before].some(([variant, was]) => was !== this.uses.has(variant));
  }

  /** The innermost variant that holds a folder; "" where none does. */
  variantOf(folder: string): string {
    let current = folder;
    while (current !== "" && !this.uses.has(current)) current = current.slice(0, Math.max(0, current.lastIndexOf("/")));
    return current;
  }

  /** Another variant beside this one; the first by name. */
  siblingOf(variant: string): string {
    const parent = variant.slice(0, variant.lastIndexOf("/") + 1);
    const siblings = [...this.uses.keys()].filter((other) => other !== variant && other.slice(0, other.lastIndexOf("/") + 1) === parent);
    return siblings.sort()[0] ?? variant;
  }

  private add(folder: string, key: string): void {
    const folders = this.foldersByKey.get(key);
    if (folders === undefined) this.foldersByKey.set(key, [folder]);
    else folders.push(folder);
    this.dirty.add(key);
  }

  private drop(folder: string, key: string): void {
    const folders = this.foldersByKey.get(key) ?? [];
    const index = folders.indexOf(folder);
    if (index >= 0) folders.splice(index, 1);
    if (folders.length === 0) this.foldersByKey.delete(key);
    this.dirty.add(key);
  }

  private count(variant: string, change: number): void {
    const uses = (this.uses.get(variant) ?? 0) + change;
    if (uses === 0) this.uses.delete(variant);
    else this.uses.set(variant, uses);
  }
}

/** The variants that some folders make: of `a/dev/web` and `a/prod/web`, the folders `a/dev` and `a/prod`. */
function variantsAmong(folders: ReadonlySet<string>): readonly string[] {
  if (folders.size < 2) return [];
  const byPattern = new Map<string, string[]>();
  for (const folder of folders) {
    for (const { pattern, variant } of patternsOf(folder)) {
      const variants = byPattern.get(pattern);
      if (variants === undefined) byPattern.set(pattern, [variant]);
      else variants.push(variant);
    }
  }
  return [...new Set([...byPattern.values()].flatMap((variants) => (variants.length < 2 ? [] : variants)))];
}

/** A path with each of its segments left out in turn, and the path up to that segment. */
function patternsOf(folder: string): { pattern: string; variant: string }[] {
  const patterns: { pattern: string; variant: string }[] = [];
  for (let start = 0; folder !== "" && start <= folder.length; ) {
    const slash = folder.indexOf("/", start);
    const end = slash < 0 ? folder.length : slash;
    patterns.push({ pattern: `${folder.slice(0, start)}*${folder.slice(end)}`, variant: folder.slice(0, end) });
    start = end + 1;
  }
  return patterns;
}

import type { RawFinding } from "../model/analysis.ts";
import type { Fact } from "../model/facts.ts";

/** How the message of a cross-file finding begins that a broken file leaves undecided. */
export const UNDECIDED = "Cannot be decided, because ";

/** What the files of a set tell about one another beside facts: which are patches of a kustomization, and which do not parse. */
export class SetState {
  /** Whether every file that has arrived was loaded once. */
  hasLoaded = false;
  /** Counts changes that bear on other files. */
  version = 0;
  private readonly patchesBy = new Map<string, readonly string[]>();
  private readonly broken = new Set<string>();

  /** Takes in a file; returns the files whose being a patch may have changed. */
  enter(file: string, facts: readonly Fact[], isBroken: boolean): readonly string[] {
    if (this.broken.has(file) !== isBroken) {
      if (isBroken) this.broken.add(file);
      else this.broken.delete(file);
      this.version += 1;
    }
    const before = this.patchesBy.get(file) ?? [];
    const after = facts.flatMap(({ type, value: { file: patch } }) => (type === "kustomize.patch" && typeof patch === "string" ? [patch] : []));
    if (before.length === after.length && before.every((patch, index) => patch === after[index])) return [];
    if (after.length === 0) this.patchesBy.delete(file);
    else this.patchesBy.set(file, after);
    this.version += 1;
    return [...new Set([...before, ...after])];
  }

  remove(file: string): readonly string[] {
    const patches = this.patchesBy.get(file) ?? [];
    if (this.broken.delete(file) || this.patchesBy.delete(file)) this.version += 1;
    return patches;
  }

  isPatch(file: string): boolean {
    for (const patches of this.patchesBy.values()) if (patches.includes(file)) return true;
    return false;
  }

  /**
   * Cross-file findings of one file as they may be told. Where a file of the set does not parse, nobody knows what it holds: each
   * rule then says so once, as unresolved, instead of many times that something is missing.
   */
  settle(findings: readonly RawFinding[]): RawFinding[] {
    if (this.broken.size === 0) return [...findings];
    const [culprit] = [...this.broken].sort();
    const told = new Set<string>();
    return findings.flatMap((finding) => {
      if (told.has(finding.rule)) return [];
      told.add(finding.rule);
      const message = `${UNDECIDED}${culprit ?? "a file"} does not parse: ${finding.message}`;
      return [{ ...finding, verdict: "unresolved" as const, message, fix: null }];
    });
  }
}

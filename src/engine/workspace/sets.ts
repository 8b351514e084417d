import type { Fact } from "../model/facts.ts";
import { FolderVariants } from "./folder-variants.ts";
import { Kustomizations, type Kustomization } from "./kustomizations.ts";

/**
 * Which files belong together: the *set* of a file, as far as it can be told without rendering anything.
 *
 * A set is the root, or one of several variants of the same thing. Folders whose paths differ in one segment (`dev/` and `prod/`,
 * `dev/web` and `prod/web`) and that hold an object of the same kind, namespace and name are variants: they are never applied
 * together. Everything below a variant is a set of its own, the rest of the root is one set, and files of two sets do not meet.
 * A kustomization brings its folder and the folders it lists, however deep, together again: `base` meets each of its overlays, and no
 * overlay meets another. A kustomization never narrows a set, because what it does not list may well be applied beside it. A Namespace
 * is often repeated beside whatever lives in it, so it makes no variant. Compose projects are folders, which a set never divides.
 */
export class FileSets {
  private readonly variants = new FolderVariants();
  private readonly kustomizations = new Kustomizations();
  private readonly keysByFile = new Map<string, readonly string[]>();
  private readonly scopesByFolder = new Map<string, readonly string[]>();
  private changes = 0;
  private spanning: ReadonlyMap<string, readonly string[]> = new Map();
  private isStale = true;

  /** Counts changes of who meets whom. */
  get version(): number {
    this.refresh();
    return this.changes;
  }

  /** Takes in the facts of a file, in place of those it had. */
  set(file: string, facts: readonly Fact[]): void {
    const keys = [...new Set(facts.flatMap(objectKey))];
    const before = this.keysByFile.get(file) ?? [];
    if (!sameTexts(before, keys)) {
      this.variants.replace(folderOf(file), before, keys);
      if (keys.length === 0) this.keysByFile.delete(file);
      else this.keysByFile.set(file, keys);
    }
    if (this.kustomizations.set(file, kustomizationOf(file, facts))) this.isStale = true;
  }

  /** Names of the groups a file is in: its set, then the kustomizations that bring it together with files of other sets. */
  scopesOf(file: string): readonly string[] {
    this.refresh();
    const folder = folderOf(file);
    let scopes = this.scopesByFolder.get(folder);
    if (scopes === undefined) {
      scopes = [`set ${this.variants.variantOf(folder)}`, ...(this.spanning.get(folder) ?? []).map((each) => `kustomization ${each}`)];
      this.scopesByFolder.set(folder, scopes);
    }
    return scopes;
  }

  /** The variant that holds a file; "" where none does, null where the root has no variants at all. */
  variantOf(file: string): string | null {
    this.refresh();
    return this.variants.isEmpty ? null : this.variants.variantOf(folderOf(file));
  }

  /** Whether objects of two files may stand beside one another in a cluster. */
  meets(left: string, right: string): boolean {
    const scopes = this.scopesOf(right);
    return this.scopesOf(left).some((scope) => scopes.includes(scope));
  }

  /** The set of a file in words. */
  describe(file: string): string {
    this.refresh();
    const folder = folderOf(file);
    const variant = this.variants.variantOf(folder);
    const rest = this.variants.isEmpty ? "the root" : "the root, without folders that are variants of one another";
    const set = variant === "" ? rest : `${variant}/, a variant of ${this.variants.siblingOf(variant)}/`;
    const together = (this.spanning.get(folder) ?? []).map((each) => (each === "" ? "the root" : `${each}/`));
    return together.length === 0 ? set : `${set}; with what the kustomization of ${together.join(", ")} lists`;
  }

  private refresh(): void {
    if (!this.variants.refresh() && !this.isStale) return;
    this.isStale = false;
    this.changes += 1;
    this.scopesByFolder.clear();
    this.spanning = this.kustomizations.spanning((folder) => this.variants.variantOf(folder));
  }
}

/** Scope of what is in no variant. */
export const REST = "set ";

/** Types of facts that stand for a whole object, beside those named like its kind. */
const OBJECT_FACTS: ReadonlySet<string> = new Set(["k8s.object", "k8s.workload", "k8s.HorizontalPodAutoscaler", "rbac.role", "rbac.binding"]);

/** What names an object in its cluster: kind, namespace, name. */
function objectKey({ type, value }: Fact): string[] {
  const { kind, name, namespace } = value;
  if (typeof kind !== "string" || typeof name !== "string" || kind === "Namespace" || name === "(unnamed)") return [];
  if (!OBJECT_FACTS.has(type) && type !== `k8s.${kind}`) return [];
  return [`${kind} ${typeof namespace === "string" ? namespace : ""} ${name}`];
}

function kustomizationOf(file: string, facts: readonly Fact[]): Kustomization | null {
  const folders = facts.flatMap(({ type, value: { folder } }) => (type === "kustomize.folder" && typeof folder === "string" ? [folder] : []));
  return folders.length === 0 ? null : { folder: folderOf(file), folders };
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}

function folderOf(file: string): string {
  const slash = file.lastIndexOf("/");
  return slash < 0 ? "" : file.slice(0, slash);
}

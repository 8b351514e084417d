import { parentUri, parseUri, relativePath } from "../uris.ts";
import type { Services } from "../services.ts";
import { Root, type RootEvents, type RootPlace } from "./root.ts";

/** Schemes of documents that show something else than a file of the workspace. */
const FOREIGN_SCHEMES: ReadonlySet<string> = new Set(["", "git", "output", "untitled", "vscode-userdata", "search-editor", "comment"]);

/** The roots of a session: one for each workspace folder, and one for each folder of a document outside all of them. */
export class Roots {
  private readonly services: Services;
  private readonly events: RootEvents;
  private readonly folders = new Map<string, Promise<Root>>();
  private readonly strays = new Map<string, Promise<Root>>();
  private readonly present = new Map<string, Root>();

  constructor(services: Services, events: RootEvents) {
    this.services = services;
    this.events = events;
  }

  /** Roots that are set up, workspace folders first, in the order they came. */
  all(): readonly Root[] {
    return [...this.present.values()];
  }

  /** Waits until every workspace folder has its root. */
  async allFolders(): Promise<readonly Root[]> {
    return Promise.all(this.folders.values());
  }

  addFolder(uri: string): Promise<Root> {
    const known = this.folders.get(uri);
    if (known !== undefined) return known;
    const added = this.create(uri, "folder");
    this.folders.set(uri, added);
    return added;
  }

  async removeFolder(uri: string): Promise<void> {
    const root = await this.folders.get(uri);
    this.folders.delete(uri);
    this.drop(root);
  }

  /** The root that answers for a document: the deepest workspace folder, else one of the document's own folder. Null for what is not a file. */
  async rootOf(uri: string): Promise<Root | null> {
    if (FOREIGN_SCHEMES.has(parseUri(uri).scheme)) return null;
    const folders = this.foldersOver(uri);
    const deepest = folders.at(-1);
    return deepest === undefined ? this.strayOf(parentUri(uri)) : deepest;
  }

  /** Every root whose set a document belongs to: roots may be nested. The deepest comes last. */
  async rootsOver(uri: string): Promise<readonly Root[]> {
    const over = await Promise.all(this.foldersOver(uri));
    if (over.length > 0) return over;
    const own = await this.rootOf(uri);
    return own === null ? [] : [own];
  }

  /** Whether a root answers for a document, and no deeper one does. */
  isOwner(root: Root, uri: string): boolean {
    const deepest = [...this.folders.keys()].filter((folder) => relativePath(parseUri(folder), uri) !== null).sort(byLength).at(-1);
    return deepest === undefined || deepest === root.place.folder;
  }

  /** Drops the root of a folder outside of the workspace when its last document was closed. */
  async dropStray(uri: string): Promise<void> {
    const folder = parentUri(uri);
    const root = await this.strays.get(folder);
    this.strays.delete(folder);
    this.drop(root);
  }

  private foldersOver(uri: string): readonly Promise<Root>[] {
    const over = [...this.folders.keys()].filter((folder) => relativePath(parseUri(folder), uri) !== null).sort(byLength);
    return over.map((folder) => this.folders.get(folder)).filter((root) => root !== undefined);
  }

  private strayOf(folder: string): Promise<Root> {
    const known = this.strays.get(folder);
    if (known !== undefined) return known;
    const added = this.create(folder, "stray");
    this.strays.set(folder, added);
    return added;
  }

  private async create(folder: string, kind: "folder" | "stray"): Promise<Root> {
    const { base, scope } = await findBase(folder, this.services);
    const place: RootPlace = { folder, base, scope, loadsFiles: kind === "folder" };
    const root = new Root(place, this.services, this.events);
    this.present.set(`${kind} ${folder}`, root);
    return root;
  }

  private drop(root: Root | undefined): void {
    if (root === undefined) return;
    root.dispose();
    for (const [key, present] of this.present) if (present === root) this.present.delete(key);
    this.events.replaced(root);
  }
}

/** The git work tree a folder stands in, and the folder's name in it. */
async function findBase(folder: string, services: Services): Promise<Pick<RootPlace, "base" | "scope">> {
  const own = parseUri(folder);
  let path = own.path;
  while (path !== "") {
    const base = { ...own, path: path === "" ? "/" : path };
    if ((await services.fileSystem(base).stat(".git")) !== null) return { base, scope: relativePath(base, folder) ?? "" };
    path = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  }
  return { base: own, scope: "" };
}

function byLength(one: string, other: string): number {
  return one.length - other.length;
}

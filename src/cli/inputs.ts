import { dirname, resolve } from "node:path";
import { mayBeManifest } from "#engine/index.ts";
import { discover, type Discovery } from "#host/discovery.ts";
import { runSync, type FileSystem } from "#host/file-system.ts";
import { createNodeFileSystem, relativeTo } from "#host/node.ts";
import { isPrinciplesName } from "#project/principles-names.ts";
import { RunFault } from "./exit-code.ts";
import { findRoot } from "./root.ts";
import type { Terminal } from "./terminal.ts";

/** Where a command works, and the files it found there. */
export interface Inputs {
  /** Absolute path of the root. */
  readonly root: string;
  readonly system: FileSystem;
  /** Files and folders that were asked for, relative to the root. */
  readonly paths: readonly string[];
  readonly found: Discovery;
}

/** Finds the files below the given paths. Throws a RunFault for a path that is missing, unreadable or not below the root. */
export function findInputs(given: readonly string[], terminal: Terminal): Inputs {
  const { folder: root, paths } = findRoot(given, terminal.cwd);
  const system = createNodeFileSystem(root);
  const outside = paths.findIndex((path) => path === ".." || path.startsWith("../"));
  if (outside >= 0) throw outsideFault(given[outside] ?? "", root);
  const found = runSync(discover({ paths, wants: mayBeOurs }), system);
  const fault = found.faults[0];
  if (fault !== undefined) {
    const name = given[paths.indexOf(fault.path)] ?? root;
    if (fault.reason === "missing") throw new RunFault(`${name}: no such file or folder. Check the path; it starts from the current folder`);
    if (fault.reason === "outside") throw outsideFault(name, root);
    throw new RunFault(`${name}: may not be read. Give the user of this process the right to read it`);
  }
  return { root, system, paths, found };
}

/** The same with all files of the root; what is asked for although git ignores it stays. */
export function widen(inputs: Inputs): Inputs {
  const paths = ["", ...inputs.paths.filter((path) => path !== "")];
  return inputs.paths.includes("") ? inputs : { ...inputs, paths, found: runSync(discover({ paths, wants: mayBeOurs }), inputs.system) };
}

/** Whether a file of this name may be a manifest or a principles file. */
export function mayBeOurs(file: string): boolean {
  return mayBeManifest(file) || isPrinciplesName(file);
}

/** The place of a document that comes from stdin; nothing else is looked at. */
export function placeOfDocument(name: string, terminal: Terminal): Inputs & { readonly file: string } {
  const path = resolve(terminal.cwd, name);
  const { folder: root } = findRoot([dirname(path)], terminal.cwd);
  const file = relativeTo(root, path);
  return { root, system: createNodeFileSystem(root), paths: [file], file, found: { files: [], skipped: [], hidden: [], faults: [] } };
}

function outsideFault(name: string, root: string): RunFault {
  return new RunFault(`${name}: is not below ${root}, which the first path belongs to. Check each repository in a run of its own`);
}

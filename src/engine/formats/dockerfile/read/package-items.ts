import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { PackageFamily } from "./package-tables.ts";
import type { CommandLine, LineWord } from "./command-line.ts";
import { HOLE, resolved } from "./expand.ts";
import type { CallContext } from "./package-call.ts";

export interface InstallLine {
  readonly family: PackageFamily;
  readonly line: CommandLine;
  /** The operands behind the subcommand. */
  readonly operands: readonly LineWord[];
  readonly context: CallContext;
  /** Names assigned before the command. */
  readonly assigned: readonly string[];
}

/** The packages that an install names; local files, addresses and what is not installed are left out. */
export function packageItems(install: InstallLine): PlainObject[] {
  if (isPinnedElsewhere(install)) return [];
  return install.operands.flatMap(({ text, word }): PlainObject[] => {
    const read = READERS[install.family](text, install.context);
    return read === null ? [] : [{ name: resolved(read.name), word, isPinned: pinState(read, text) }];
  });
}

interface Item {
  readonly name: string;
  readonly isPinned: boolean;
}

function pinState({ isPinned }: Item, text: string): Value {
  if (isPinned) return true;
  return text.includes(HOLE) ? UNRESOLVED : false;
}

/** Whether an option or a variable fixes the versions of all packages of the call. */
function isPinnedElsewhere({ family, line: { options }, context, assigned }: InstallLine): boolean {
  if (family === "gem") return options.some(({ name }) => name === "-v" || name === "--version");
  if (family !== "pip") return false;
  if (options.some(({ name }) => name === "-c" || name === "--constraint")) return true;
  return assigned.includes("PIP_CONSTRAINT") || context.variables.has("PIP_CONSTRAINT") || context.assigned.has("PIP_CONSTRAINT");
}

type ReadItem = (text: string, context: CallContext) => Item | null;

const READERS: Readonly<Record<PackageFamily, ReadItem>> = {
  apt: aptItem,
  apk: apkItem,
  rpm: rpmItem,
  zypper: zypperItem,
  pip: pipItem,
  npm: npmItem,
  gem: gemItem,
  go: goItem,
};

function isFile(text: string): boolean {
  return /^[./~]|:\/\/|\.(?:deb|rpm|apk)$/.test(text) || text.includes("/");
}

/** `name`, `name:arch`, `name/release`, `name=version`; `name-` removes, `./name.deb` is a file. */
function aptItem(text: string): Item | null {
  if (/^[./~]|:\/\/|\.deb$|-$/.test(text)) return null;
  return { name: text, isPinned: text.includes("=") };
}

/** `name`, `name=1`, `name~1`, `name>1`, `name@tag`; `!name` is a conflict, `.name` a virtual package. */
function apkItem(text: string): Item | null {
  if (isFile(text) || text.startsWith("!")) return null;
  return { name: text, isPinned: /[=<>~]/.test(text) };
}

/** `name`, `name-1.2`, `name-1.2-3.el9.x86_64`, `name-1.*`; `@name` is a group. */
function rpmItem(text: string): Item | null {
  if (isFile(text) || /^[@-]/.test(text)) return null;
  return { name: text, isPinned: /-(?:\d+:)?\d[\w.+~^*]*(?:-\d[\w.+~^*]*)?$|\s[=<>]/.test(text) };
}

/** `name`, `name=1.2`, `name>=1.2`; `!name` and `-name` are removed. */
function zypperItem(text: string): Item | null {
  if (isFile(text) || /^[!~@-]/.test(text)) return null;
  return { name: text, isPinned: /[=<>]/.test(text) || rpmItem(text)?.isPinned === true };
}

/** A requirement specifier as of PEP 508. */
function pipItem(text: string): Item | null {
  const isArchive = /\.(?:whl|zip|tar\.gz|tgz|tar\.bz2)$/i.test(text);
  if (isArchive || /^(?:[./~]|git\+|hg\+|svn\+|bzr\+|file:)|:\/\/| @ /.test(text)) return null;
  if (/^[^=<>~!@]*\//.test(text)) return null;
  return { name: text, isPinned: /[=<>~@]/.test(text) };
}

/** `name`, `@scope/name`, with `@version`; a tag such as `@latest` is no version. */
function npmItem(text: string): Item | null {
  if (text === "true" || text === "false") return null;
  if (/^[./~]|:\/\/|^(?:file|git|github|gist|bitbucket|gitlab|link|git\+\w+):|\.t(?:ar\.)?gz$/.test(text)) return null;
  const at = text.indexOf("@", 1);
  const name = at < 0 ? text : text.slice(0, at);
  if (!name.startsWith("@") && name.includes("/")) return null;
  const version = at < 0 ? "" : text.slice(at + 1);
  return { name, isPinned: /\d/.test(version) || version.includes(HOLE) };
}

/** `name`, `name:version`; `name.gem` is a file. */
function gemItem(text: string): Item | null {
  return isFile(text) || text.endsWith(".gem") ? null : { name: text, isPinned: /:\S/.test(text) };
}

/** `path@version`; without a version it is the main module's, unless nothing of a module is in the image. */
function goItem(text: string, context: CallContext): Item | null {
  const at = text.indexOf("@");
  const path = at < 0 ? text : text.slice(0, at);
  if (!/^[^/]+\.[^/]+\/./.test(path) || path.startsWith(".") || path.endsWith("...")) return null;
  const version = at < 0 ? "" : text.slice(at + 1);
  if (at < 0 && context.settings.has("files")) return null;
  return { name: path, isPinned: /\d/.test(version) || version.includes(HOLE) };
}

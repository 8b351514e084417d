import { normalisePath } from "../../../functions/paths.ts";
import type { PlainObject } from "../../../model/value.ts";

/** A service and what it mounts: its own entries with their index, those of services it extends with -1. */
export interface MountingService {
  readonly name: string;
  readonly mounts: readonly { readonly mount: PlainObject; readonly index: number }[];
}

interface Use {
  readonly service: string;
  readonly index: number;
}

/** Host paths that look like directories and are files. */
const FILES: ReadonlySet<string> = new Set(["/etc/group", "/etc/hosts", "/etc/localtime", "/etc/passwd", "/etc/shadow", "/etc/timezone", "/etc/hostname"]);

/** Volumes and host directories that more than one service mounts writable; told at the second one. */
export function findSharedMounts(services: readonly MountingService[]): PlainObject[] {
  const uses = new Map<string, Use[]>();
  for (const { name, mounts } of services) {
    for (const { mount, index } of mounts) {
      const source = sharedSource(mount);
      if (source === null) continue;
      const known = uses.get(source) ?? [];
      if (!known.some(({ service }) => service === name)) uses.set(source, [...known, { service: name, index }]);
    }
  }
  return [...uses].flatMap(([name, [first, second, ...others]]) => {
    if (first === undefined || second === undefined) return [];
    const names = [first, second, ...others].map(({ service }) => service);
    return [{ name, services: names, first: first.service, firstIndex: first.index, second: second.service, index: second.index }];
  });
}

/** What is mounted, if it is a named volume or a directory of the host that the service may write to. */
function sharedSource(mount: PlainObject): string | null {
  const { type, source, read_only: isReadOnly } = mount;
  if (isReadOnly !== false || typeof source !== "string" || source === "") return null;
  if (type === "volume") return source;
  return type === "bind" ? directoryOf(source) : null;
}

/** The path of a directory; null where it may be a file, a socket or a device, as far as the name tells. */
function directoryOf(source: string): string | null {
  const path = normalisePath(source);
  const last = path.slice(path.lastIndexOf("/") + 1);
  const isDirectory = source.endsWith("/") || !last.replace(/^\.+/, "").includes(".");
  if (!isDirectory || FILES.has(path) || path.startsWith("/dev/")) return null;
  return path.startsWith("/") || path.startsWith(".") || path.startsWith("~") ? path : `./${path}`;
}

/** The mounts of a chain of services, nearest first. */
export function mountsOfChain(chain: readonly (readonly PlainObject[])[]): MountingService["mounts"] {
  return chain.flatMap((mounts, depth) => mounts.map((mount, index) => ({ mount, index: depth === 0 ? index : -1 })));
}


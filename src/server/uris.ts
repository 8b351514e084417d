/** A URI taken apart; `path` is decoded and has a lower-case drive letter. */
export interface UriParts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** Takes a URI of the protocol apart; malformed escapes are kept as they are. */
export function parseUri(uri: string): UriParts {
  const match = /^([A-Za-z][\w+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/.exec(uri);
  if (match === null) return { scheme: "", authority: "", path: uri };
  return { scheme: match[1] ?? "", authority: match[2] ?? "", path: normalizeDrive(decode(match[3] ?? "")) };
}

/** Writes a URI with the escapes VS Code writes, so that both sides name a file alike. */
export function formatUri(parts: UriParts): string {
  const path = parts.path.split("/").map(encodeSegment).join("/");
  return `${parts.scheme}://${parts.authority}${path}`;
}

/** The path of `uri` below `root`, with forward slashes; "" for the root itself; null where it lies outside. */
export function relativePath(root: UriParts, uri: string): string | null {
  const parts = parseUri(uri);
  if (parts.scheme !== root.scheme || parts.authority !== root.authority) return null;
  const base = trimSlash(root.path);
  if (trimSlash(parts.path) === base) return "";
  return parts.path.startsWith(`${base}/`) ? parts.path.slice(base.length + 1) : null;
}

/** The URI of a file named relative to a root. */
export function joinUri(root: UriParts, file: string): string {
  return formatUri({ ...root, path: file === "" ? root.path : `${trimSlash(root.path)}/${file}` });
}

/** The folder a file stands in. */
export function parentUri(uri: string): string {
  const parts = parseUri(uri);
  const cut = parts.path.lastIndexOf("/");
  return formatUri({ ...parts, path: cut <= 0 ? "/" : parts.path.slice(0, cut) });
}

function trimSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : path;
}

function decode(path: string): string {
  return path.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function normalizeDrive(path: string): string {
  return /^\/[A-Za-z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;
}

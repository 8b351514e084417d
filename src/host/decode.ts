/** The text of a file without its byte order mark, or why it is none. */
export type Decoded = { readonly text: string; readonly byteOrderMark: boolean } | { readonly reason: "binary" | "encoding" };

/** A NUL in this many first bytes marks a file as binary. */
const SNIFFED = 8192;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Decodes UTF-8. UTF-16, UTF-32 and invalid UTF-8 are refused as `encoding`, anything else with a NUL as `binary`. */
export function decode(bytes: Uint8Array): Decoded {
  if (isWideText(bytes)) return { reason: "encoding" };
  const nul = bytes.indexOf(0);
  if (nul >= 0 && nul < SNIFFED) return { reason: "binary" };
  try {
    return { text: decoder.decode(bytes), byteOrderMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf };
  } catch {
    return { reason: "encoding" };
  }
}

/** UTF-16 or UTF-32: by its mark, or by the NULs of its first characters, which are ASCII in every manifest. */
function isWideText(bytes: Uint8Array): boolean {
  if (hasWideMark(bytes)) return true;
  if (bytes.length < 4) return false;
  const [a, b, c, d] = bytes;
  const littleEndian = isAscii(a) && b === 0 && isAsciiOrNul(c) && d === 0;
  const bigEndian = a === 0 && isAsciiOrNul(b) && c === 0 && isAscii(d);
  return littleEndian || bigEndian;
}

function hasWideMark([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

function isAsciiOrNul(byte: number | undefined): boolean {
  return byte === 0 || isAscii(byte);
}

function isAscii(byte = 0): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

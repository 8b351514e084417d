/** How many bytes are turned into characters at once; more would overflow the argument list. */
const CHUNK = 0x8000;

/** Writes bytes in base64, with what both Node and a worker have. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += CHUNK) binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(binary);
}

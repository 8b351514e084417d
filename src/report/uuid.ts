/** What our names are names in: a fixed UUID of our own. */
const NAMESPACE = "6e1f3c52-9a44-4d0b-8a3e-2f7d5c1b9e60";
const BLOCK = 64;
const ROUNDS = 80;

/** A UUID that depends on a name alone (RFC 9562, version 5), so that a report of the same state is the same report. */
export function uuidOf(name: string): string {
  const namespace = NAMESPACE.replaceAll("-", "").match(/../g) ?? [];
  const encoded = utf8(name);
  const message = new Uint8Array(namespace.length + encoded.length);
  message.set(namespace.map((pair) => Number.parseInt(pair, 16)));
  message.set(encoded, namespace.length);
  const bytes = sha1(message).slice(0, 16).map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte));
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The bytes of a text; half a surrogate pair counts as U+FFFD, as in every encoder. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const written = text.codePointAt(at) ?? 0;
    const code = written >= 0xd800 && written <= 0xdfff ? 0xfffd : written;
    if (code > 0xffff) at += 1;
    end = writeCode(bytes, end, code);
  }
  return bytes.subarray(0, end);
}

/** Writes the bytes of one character, and tells where they end. */
function writeCode(bytes: Uint8Array, start: number, code: number): number {
  if (code < 0x80) {
    bytes[start] = code;
    return start + 1;
  }
  const further = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  bytes[start] = ((0xff00 >> (further + 1)) & 0xff) | (code >> (6 * further));
  for (let index = 1; index <= further; index += 1) bytes[start + index] = 0x80 | ((code >> (6 * (further - index))) & 0x3f);
  return start + further + 1;
}

/** SHA-1 (FIPS 180-4), which version 5 of UUIDs asks for; nothing secret depends on it. */
function sha1(message: Uint8Array): number[] {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(padded.length - 4, message.length << 3);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const schedule = new Int32Array(ROUNDS);
  for (let block = 0; block < padded.length; block += BLOCK) {
    for (let at = 0; at < 16; at += 1) schedule[at] = view.getInt32(block + 4 * at);
    expand(schedule);
    addBlock(schedule, state);
  }
  return [...state].flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff]);
}

function expand(schedule: Int32Array): void {
  for (let at = 16; at < ROUNDS; at += 1) {
    schedule[at] = rotate((schedule[at - 3] ?? 0) ^ (schedule[at - 8] ?? 0) ^ (schedule[at - 14] ?? 0) ^ (schedule[at - 16] ?? 0), 1);
  }
}

function addBlock(schedule: Int32Array, state: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let at = 0; at < ROUNDS; at += 1) {
    const next = (rotate(a, 5) + mix(at, b, c, d) + e + (schedule[at] ?? 0)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  for (const [index, value] of [a, b, c, d, e].entries()) state[index] = ((state[index] ?? 0) + value) | 0;
}

function mix(at: number, b: number, c: number, d: number): number {
  if (at < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (at < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (at < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

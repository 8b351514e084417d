/** What our names are names in: a fixed UUID of our own. */
const NAMESPACE = "6e1f3c52-9a44-4d0b-8a3e-2f7d5c1b9e60";

/** A UUID that depends on a name alone (RFC 9562, version 5), so that a report of the same state is the same report. */
export function uuidOf(name: string): string {
  const namespace = NAMESPACE.replaceAll("-", "").match(/../g) ?? [];
  const hash = sha1([...namespace.map((pair) => Number.parseInt(pair, 16)), ...utf8(name)]);
  const bytes = hash.slice(0, 16).map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte));
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The bytes of a text; half a surrogate pair counts as U+FFFD, as in every encoder. */
export function utf8(text: string): number[] {
  return Array.from(text).flatMap((character) => {
    const written = character.codePointAt(0) ?? 0;
    const code = written >= 0xd800 && written <= 0xdfff ? 0xfffd : written;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
    if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
    return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  });
}

/** SHA-1 (FIPS 180-4), which version 5 of UUIDs asks for; nothing secret depends on it. */
function sha1(message: readonly number[]): number[] {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = paddedWords(message);
  for (let block = 0; block < words.length; block += 16) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = rounds(words.slice(block, block + 16), state);
    [a, b, c, d, e].forEach((value, index) => { state[index] = ((state[index] ?? 0) + value) | 0; });
  }
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff]);
}

function paddedWords(message: readonly number[]): number[] {
  const zeros = (119 - (message.length % 64)) % 64;
  const bytes = [...message, 0x80, ...Array.from({ length: zeros }, () => 0)];
  const words: number[] = [];
  for (let at = 0; at < bytes.length; at += 4) words.push(((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  return [...words, Math.floor(message.length / 0x20000000), (message.length << 3) | 0];
}

function rounds(block: readonly number[], state: readonly number[]): number[] {
  const schedule = [...block];
  for (let at = 16; at < 80; at += 1) {
    schedule.push(rotate((schedule[at - 3] ?? 0) ^ (schedule[at - 8] ?? 0) ^ (schedule[at - 14] ?? 0) ^ (schedule[at - 16] ?? 0), 1));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  schedule.forEach((word, at) => {
    const next = (rotate(a, 5) + mix(at, b, c, d) + e + word) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  });
  return [a, b, c, d, e];
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

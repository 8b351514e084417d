const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const FORM = /^[A-Za-z0-9+/]*={0,2}$/;
const CONTROL = /[\u0000-\u0008\u000E-\u001F]/;

/** The text that stands in base64 (RFC 4648, white space left out); null where it is no base64, or no UTF-8 text. */
export function decodeBase64Text(encoded: string): string | null {
  const packed = encoded.replace(/\s+/g, "");
  if (!FORM.test(packed)) return null;
  try {
    const text = decodeURIComponent(bytesOf(packed.replace(/=+$/, "")).map(escapeByte).join(""));
    return CONTROL.test(text) ? null : text;
  } catch {
    return null;
  }
}

function bytesOf(digits: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xfff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return bytes;
}

function escapeByte(byte: number): string {
  return `%${byte.toString(16).padStart(2, "0")}`;
}

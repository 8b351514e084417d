/**
 * Whether a literal looks like a credential: its name says so and the value is none of the things one writes in its place
 * (a reference, a placeholder, a path, a switch, a number), or the value itself has the form of a known key.
 */
export function isSecretLike(name: string, value: string): boolean {
  const text = value.trim();
  if (text === "" || isPlaceholder(text)) return false;
  if (hasKeyForm(text)) return true;
  if (!isSecretName(name) || isHarmless(text)) return false;
  return !isConnectionName(name) || /(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*[^;\s]/i.test(text);
}

const SECRET_WORDS = new Set(["pass", "passwd", "pwd", "passphrase", "secret", "secrets", "token", "tokens", "credential", "credentials"]);
const SECRET_PARTS = ["password", "passwd", "apikey", "privatekey", "accesskey", "secretkey", "connectionstring", "authtoken", "accesstoken"];
const KEY_OWNERS = new Set(["api", "private", "access", "secret", "signing", "encryption", "master", "account"]);
/** Words at the end of a name that make it speak about a credential instead of holding one. */
const ABOUT_WORDS = new Set([
  "file", "path", "dir", "directory", "name", "id", "ref", "url", "uri", "endpoint", "host", "port", "user", "username", "type", "header",
  "expiry", "expiration", "expires", "ttl", "timeout", "lifetime", "duration", "age", "length", "size", "limit", "count", "policy", "enabled",
  "disabled", "required", "algorithm", "issuer", "audience", "mount", "version", "prefix", "suffix", "format", "provider", "store", "backend",
]);

/** Whether the name of a variable, an option or a field says that it holds a credential. */
export function isSecretName(name: string): boolean {
  const words = splitWords(name);
  if (ABOUT_WORDS.has(words.at(-1) ?? "")) return false;
  if (words.some((word) => SECRET_WORDS.has(word))) return true;
  if (words.some((word, index) => word === "key" && KEY_OWNERS.has(words[index - 1] ?? ""))) return true;
  const joined = words.join("");
  return SECRET_PARTS.some((part) => joined.includes(part));
}

function isConnectionName(name: string): boolean {
  return splitWords(name).join("").includes("connectionstring");
}

/** The words of a name in snake, kebab, dotted or camel case, in lower case. */
function splitWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

const REFERENCE = /\$\(|\$\{|\{\{|^\$\w+$|^%\w+%$|^<[^>]*>$|^__\w+__$|^@\w+@$|^(?:vault|ref\+\w+|op|sm|awssm|gcpsm|azurekv|secret|env):/;
const FILLER = /^(?:x+|\*+|\.+|-+|_+|todo|tbd|fixme|none|null|nil|undefined|n\/a|empty|unset|test|foo|bar|default)$/i;
const STAND_IN = /change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|this|with)|example|placeholder|dummy|redacted|^your[-_ ]?|[-_]here$|^insert[-_ ]/i;

/** The name of a value in place of the value: `API_KEY_VAL`, `MY_TOKEN`. */
const NAME_OF_VALUE = /^[A-Z][A-Z0-9]*_(?:[A-Z0-9]+_)*(?:VAL|VALUE|KEY|TOKEN|PASSWORD|SECRET)$/;

/** Whether a value is a reference or a word that stands in for the real value. */
export function isPlaceholder(value: string): boolean {
  return REFERENCE.test(value) || FILLER.test(value) || STAND_IN.test(value) || NAME_OF_VALUE.test(value);
}

/** Whether a value is something that is no credential whatever its name: a path, a switch, a number, a plain URL, an address of a secret. */
function isHarmless(value: string): boolean {
  if (/^(?:true|false|yes|no|on|off|enabled|disabled)$/i.test(value)) return true;
  if (/^[+-]?\d+(?:\.\d+)?(?:ms|s|m|h|d)?$/.test(value)) return true;
  if (/^(?:\.{1,2}|~)?\/[\w.@/-]*$/.test(value) || /^[A-Za-z]:\\/.test(value)) return true;
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(value)) return true;
  return /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms):/.test(value) || /^projects\/[^/]+\/secrets\//.test(value);
}

const KEY_FORMS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  /\bgithub_pat_[A-Za-z0-9_]{22,}\b/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  /\bhooks\.slack\.com\/services\/T[A-Za-z0-9]+\/B[A-Za-z0-9]+\/[A-Za-z0-9]+/,
  /\b[rs]k_live_[A-Za-z0-9]{16,}\b/,
  /\bAIza[\w-]{35}\b/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bpypi-[\w-]{50,}/,
  /\bSG\.[\w-]{22}\.[\w-]{43}\b/,
  /\bsk-ant-[\w-]{20,}/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/,
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/,
  /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{20,}={0,2}/,
];

/** Whether a value has the form of a key of a known service, a private key, a signed token, or a URL with a password. */
function hasKeyForm(value: string): boolean {
  return KEY_FORMS.some((form) => form.test(value)) || hasUrlPassword(value);
}

function hasUrlPassword(value: string): boolean {
  const match = /\b[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\/([^\s/?#@]*)@/.exec(value);
  const userinfo = match?.[1];
  if (userinfo === undefined) return false;
  const colon = userinfo.indexOf(":");
  const password = colon < 0 ? "" : userinfo.slice(colon + 1);
  return password !== "" && !isPlaceholder(password);
}

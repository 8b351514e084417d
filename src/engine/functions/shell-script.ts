import type { ShellWord } from "./shell-command.ts";

/** Shells whose scripts follow POSIX closely enough to be read. */
export const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "ash", "dash", "ksh", "zsh"]);

/** Commands that run the command in their arguments, with those of their options that take a value. */
const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  sudo: ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R", "--user", "--group", "--host", "--chdir", "--chroot"],
  doas: ["-u", "-C"],
  env: ["-u", "-C", "-S", "--unset", "--chdir"],
  exec: ["-a"],
  command: [],
  builtin: [],
  nohup: [],
  time: [],
  nice: ["-n", "--adjustment"],
  ionice: ["-c", "-n", "--class", "--classdata"],
  timeout: ["-k", "-s", "--kill-after", "--signal"],
  gosu: [],
  "su-exec": [],
  chroot: [],
  fakeroot: [],
  xargs: ["-I", "-n", "-P", "-L", "-d", "-s", "-a", "-E", "--max-args", "--max-procs", "--delimiter", "--arg-file"],
};
/** Wrappers with operands of their own before the command: the duration of `timeout`, the user of `gosu`, the root of `chroot`. */
const OPERANDS: Readonly<Record<string, number>> = { timeout: 1, gosu: 1, "su-exec": 1, chroot: 1 };
const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** The last part of a path: `/usr/bin/curl` is `curl`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Indices of the wrappers (`sudo`, `env`, `exec` …) a command starts with, and of the command they run. */
export function unwrap(words: readonly ShellWord[]): { readonly wrappers: readonly number[]; readonly command: number } {
  const wrappers: number[] = [];
  let at = 0;
  for (;;) {
    const name = baseName(words[at]?.text ?? "");
    const valued = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
    if (valued === undefined) return { wrappers, command: at };
    wrappers.push(at);
    at = skipOptions(words, at + 1, valued) + (OPERANDS[name] ?? 0);
  }
}

function skipOptions(words: readonly ShellWord[], from: number, valued: readonly string[]): number {
  let at = from;
  for (; at < words.length; at += 1) {
    const text = words[at]?.text ?? "";
    if (text === "--") return at + 1;
    if (valued.includes(text)) at += 1;
    else if (!text.startsWith("-") && !ASSIGNMENT.test(text)) return at;
  }
  return at;
}

/** Index of the word that is itself a script: the operand of `sh -c`, `su -c`; null where there is none. */
export function scriptOf(words: readonly ShellWord[]): number | null {
  const { command } = unwrap(words);
  const name = baseName(words[command]?.text ?? "");
  const login = name === "su" || name === "runuser";
  if (!SHELLS.has(name) && !login) return null;
  const option = words.findIndex(({ text }, at) => at > command && (/^-[A-Za-z]*c$/.test(text) || text === "--command"));
  if (option < 0) return null;
  // An operand before `-c` is a script file; for `su` it is the user.
  const before = login ? option : operandAfter(words, command + 1);
  if (before < option) return null;
  const script = operandAfter(words, option + 1);
  return script < words.length ? script : null;
}

/** Index of the first word from `from` on that is neither an option nor the value of `-o`. */
function operandAfter(words: readonly ShellWord[], from: number): number {
  let at = from;
  while (/^[-+]/.test(words[at]?.text ?? "")) at += /^[-+][A-Za-z]*o$/.test(words[at]?.text ?? "") ? 2 : 1;
  return Math.min(at, words.length);
}

/** Whether a command is a shell that reads its script from its input: `bash`, `sh -e -s`. */
export function readsScriptFromInput(words: readonly ShellWord[]): boolean {
  const { command } = unwrap(words);
  if (!SHELLS.has(baseName(words[command]?.text ?? ""))) return false;
  return operandAfter(words, command + 1) === words.length && !words.slice(command + 1).some(({ text }) => /^-[A-Za-z]*c$/.test(text));
}

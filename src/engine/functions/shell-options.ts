/** What the options of a shell, or of `set`, say of `pipefail`: on, off, or nothing (null). `-euo pipefail`, `+o pipefail`. */
export function pipefailOption(words: readonly { readonly text: string }[]): boolean | null {
  let answer: boolean | null = null;
  for (const [index, { text }] of words.entries()) {
    const option = words[index - 1]?.text ?? "";
    if (text === "pipefail" && /^[-+][A-Za-z]*o$/.test(option)) answer = option.startsWith("-");
  }
  return answer;
}

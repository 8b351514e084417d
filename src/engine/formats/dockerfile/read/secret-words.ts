import { isSecretLike } from "../../../functions/secrets.ts";
import { baseName } from "../../../functions/shell-script.ts";
import type { PlainObject } from "../../../model/value.ts";
import { SECRET_FILES } from "./package-tables.ts";
import { expandWord, HOLE } from "./expand.ts";
import type { InstructionState } from "./stages.ts";

const NOTHING: ReadonlyMap<string, string> = new Map();

/** The pairs of an ENV or ARG that hold a credential. A reference to another variable is none: the literal stands elsewhere. */
export function pairSecrets({ instruction, pairs }: InstructionState, escape: string): PlainObject[] {
  return instruction.pairs.flatMap(({ value }, pair): PlainObject[] => {
    const name = pairs[pair]?.name ?? "";
    const literal = expandWord(value?.text ?? "", NOTHING, escape);
    return literal.includes(HOLE) || !isSecretLike(name, literal) ? [] : [{ name, pair, id: idOf(name) }];
  });
}

/** The sources of a COPY or ADD that are files with secrets, unless they go where public keys are kept. */
export function copiedSecrets({ arguments: words, instruction }: InstructionState): PlainObject[] {
  if (/keyring|trusted|rpm-gpg|apk\/keys|authorized_keys/i.test(words.at(-1) ?? "")) return [];
  return words.slice(0, -1).flatMap((source, argument): PlainObject[] => {
    const path = source.replace(/\*$/, "").toLowerCase();
    const file = baseName(path);
    const isSecret = SECRET_FILES.some((pattern) => pattern.test(file) || pattern.test(path));
    if (!isSecret || source.includes(HOLE) || source.startsWith("<<")) return [];
    return [{ name: instruction.arguments[argument]?.text ?? source, argument, id: idOf(file), isOnly: words.length === 2 }];
  });
}

/** A name of a secret mount: lower-case letters, digits and `_`. */
function idOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}

import type { FoundSuppression } from "../found.ts";
import type { ForeignRules } from "./rules.ts";

/** What an annotation of another tool says. */
interface ForeignNote {
  readonly by: string;
  readonly ids: readonly string[] | "all";
  readonly reason: string | null;
}

/** Reads an annotation by which another tool is told to leave something out; nothing for one that means no rule of ours. */
export function readForeignAnnotation(key: string, value: string, foreign: ForeignRules): Omit<FoundSuppression, "form" | "span" | "document" | "comment">[] {
  const note = readNote(key, value.trim());
  if (note === null) return [];
  const answer = foreign.answer(note.by, note.ids);
  return answer.rules.length === 0 ? [] : [{ ...answer, by: note.by, reason: note.reason, until: null }];
}

function readNote(key: string, value: string): ForeignNote | null {
  const slash = key.indexOf("/");
  const [prefix, name] = [key.slice(0, slash), key.slice(slash + 1)];
  switch (prefix) {
    case "checkov.io":
      return /^skip\d*$/.test(name) ? checkovNote(value) : null;
    case "ignore-check.kube-linter.io":
      return { by: "kube-linter", ids: [name], reason: textOrNull(value) };
    case "kube-linter.io":
      return name === "ignore-all" ? { by: "kube-linter", ids: "all", reason: textOrNull(value) } : null;
    case "kube-score":
      return name === "ignore" ? kubeScoreNote(value) : null;
    case "polaris.fairwinds.com":
      return value === "true" ? polarisNote(name) : null;
    default:
      return null;
  }
}

/** `ID=reason`. */
function checkovNote(value: string): ForeignNote {
  const equals = value.indexOf("=");
  const id = equals < 0 ? value : value.slice(0, equals);
  return { by: "checkov", ids: [id.trim()], reason: equals < 0 ? null : textOrNull(value.slice(equals + 1).trim()) };
}

function kubeScoreNote(value: string): ForeignNote {
  const ids = value.split(",").map((id) => id.trim()).filter((id) => id !== "");
  return { by: "kube-score", ids: ids.includes("*") ? "all" : ids, reason: null };
}

function polarisNote(name: string): ForeignNote | null {
  if (name === "exempt") return { by: "polaris", ids: "all", reason: null };
  return name.endsWith("-exempt") ? { by: "polaris", ids: [name.slice(0, -"-exempt".length)], reason: null } : null;
}

function textOrNull(text: string): string | null {
  return text === "" ? null : text;
}

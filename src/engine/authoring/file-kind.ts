import { PRINCIPLES_SHAPE } from "../principles/shape.ts";
import { RULE_FILE_SHAPE } from "../rules/file-shape.ts";
import type { ObjectShape } from "../shape/shape.ts";
import type { Route } from "../model/route.ts";

/** Kinds of files that people write for us. */
export type FileKind = "principles" | "rule";

const PRINCIPLES_API = /^["']?apiVersion["']?:[ \t]*["']?groundrules\//m;
const RULE_PATH = /(?:^|\/)rules\/[a-z0-9-]+\/[a-z0-9-]+\.ya?ml$/;
const RULE_KEY = /^(?:id|target):/m;

/** What a file is, by its name and its text; null for a file that is not for us. */
export function fileKind(file: string, text: string): FileKind | null {
  if (PRINCIPLES_API.test(text)) return "principles";
  return RULE_PATH.test(file) && RULE_KEY.test(text) ? "rule" : null;
}

export function shapeOf(kind: FileKind): ObjectShape {
  return kind === "principles" ? PRINCIPLES_SHAPE : RULE_FILE_SHAPE;
}

/** Route of the rule that a place belongs to; null outside of rules. */
export function ruleRoute(kind: FileKind, route: Route): Route | null {
  if (kind === "rule") return [];
  return route[0] === "customRules" && typeof route[1] === "number" ? route.slice(0, 2) : null;
}

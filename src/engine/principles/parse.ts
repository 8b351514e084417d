import { readExtends, readPrinciple, readSettings, writtenText } from "./entries.ts";
import { issueAt, Places } from "./places.ts";
import { PRINCIPLES_SHAPE } from "./shape.ts";
import { Fields } from "../shape/fields.ts";
import { describeIssue, validateShape } from "../shape/validate.ts";
import { parseYaml } from "../syntax/yaml.ts";
import type { ParsedPrinciples, PrinciplesIssue } from "./types.ts";

/** What a file of ours begins with; another file of the same name is not touched. */
const OUR_API = /^groundrules\//;
/** Finds the same in a text that does not parse. */
const OUR_API_LINE = /^["']?apiVersion["']?:[ \t]*["']?groundrules\//m;

/** Reads a principles file by itself. Never throws: what is wrong becomes issues, what is right is read. */
export function parsePrinciplesFile(file: string, text: string): ParsedPrinciples {
  const tree = parseYaml(text);
  const node = tree.documents[0]?.root ?? -1;
  const fields = Fields.of(tree, node);
  const isOurs = OUR_API.test(fields?.text("apiVersion") ?? "") || (tree.issues.length > 0 && OUR_API_LINE.test(text));
  const places = new Places(file, tree);
  const issues = isOurs ? issuesOf(places, node) : [];
  return { file, isOurs, tree, fields, issues, ...readParts(isOurs ? fields : null, places) };
}

function issuesOf(places: Places, node: number): PrinciplesIssue[] {
  const { tree } = places;
  // What a text that does not parse seems to lack is no news.
  if (tree.issues.length > 0) return tree.issues.map((issue) => issueAt(places, issue, { code: "parse", message: issue.message }));
  const found = validateShape(tree, node, PRINCIPLES_SHAPE).map((issue) => {
    return issueAt(places, issue, { code: "unknown-key", message: sentence(describeIssue(issue)), suggestions: issue.suggestions });
  });
  return [...found, ...furtherDocuments(places)];
}

function furtherDocuments(places: Places): PrinciplesIssue[] {
  const second = places.tree.documents.find((document, index) => index > 0 && document.root >= 0);
  if (second === undefined) return [];
  const span = { start: second.start, end: Math.min(second.end, second.start + 3) };
  return [issueAt(places, span, { code: "unknown-key", message: "A principles file is one document; remove what follows." })];
}

/** A message that ends as a sentence does. */
export function sentence(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}

type Parts = Omit<ParsedPrinciples, "file" | "isOurs" | "tree" | "issues" | "fields">;

function readParts(fields: Fields | null, places: Places): Parts {
  return {
    isDraft: fields?.textAt("metadata", "status") === "draft",
    owner: writtenText(fields?.textAt("metadata", "owner")),
    reviewNext: fields?.textAt("metadata", "review", "next") ?? null,
    settings: readSettings(fields),
    extends: fields === null ? [] : readExtends(fields, places),
    principles: fields === null ? [] : fields.children("principles").map((entry) => readPrinciple(entry, places)),
    customRules: fields === null ? [] : fields.children("customRules"),
  };
}

/** The paths, from the root, of the files that a principles file extends; the host reads them before it resolves. */
export function extendedPaths(parsed: ParsedPrinciples): readonly string[] {
  return parsed.extends.flatMap((entry) => (entry.kind === "file" && entry.path !== null ? [entry.path] : []));
}

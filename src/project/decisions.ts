import { checkDecisions, decisionFolder, decisionReferences, isRecordOf, readDecision, type Decision, type DecisionReference, type ParsedPrinciples, type PrinciplesIssue } from "#engine/index.ts";
import { listAll, readAll, type Steps } from "#host/file-system.ts";
import { joinPath } from "#host/paths.ts";
import { textOf } from "#host/read-text.ts";

/** Largest decision record that is read, in bytes. */
const RECORD_LIMIT = 1_000_000;

/** References of principles files to decision records that do not exist or are superseded. */
export function* decisionIssues(files: readonly ParsedPrinciples[]): Steps<PrinciplesIssue[]> {
  const issues: PrinciplesIssue[] = [];
  for (const file of files) {
    const references = decisionReferences(file);
    if (references.length === 0) continue;
    const paths = yield* pathsOf(file, references);
    const wanted = [...new Set(paths.values())];
    const contents = yield* readAll(wanted, RECORD_LIMIT);
    const records = new Map<string, Decision>();
    wanted.forEach((path, index) => {
      const result = textOf(contents[index] ?? null);
      if ("text" in result) records.set(path, readDecision(path, result.text));
    });
    issues.push(...checkDecisions(file, ({ written }) => records.get(paths.get(written) ?? "") ?? null));
  }
  return issues;
}

/** Paths of the records, by reference as written; those that are nowhere are missing. */
function* pathsOf(file: ParsedPrinciples, references: readonly DecisionReference[]): Steps<Map<string, string>> {
  const folder = decisionFolder(file);
  const [listing] = folder === null ? [] : yield* listAll([folder]);
  const names = listing?.map(({ name }) => name).sort() ?? [];
  const paths = new Map<string, string>();
  for (const { written, number, path } of references) {
    const name = number === null ? undefined : names.find((candidate) => isRecordOf(number, candidate));
    const place = name === undefined || folder === null ? path : joinPath(folder, name);
    if (place !== null) paths.set(written, place);
  }
  return paths;
}

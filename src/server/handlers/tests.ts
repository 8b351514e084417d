import type { PrincipleTest, PrincipleTestResult } from "#engine/index.ts";
import type { RunTestsParams, TestEntry, TestFile, TestResult, TestSelection } from "#protocol/tests.ts";
import { toRange } from "../convert/to-lsp.ts";
import type { Root } from "../roots/root.ts";
import type { Session } from "../session.ts";

/** The tests of every principles file in use, file by file. */
export async function listTests(session: Session): Promise<readonly TestFile[]> {
  await session.sync.upToDate();
  const files: TestFile[] = [];
  for (const root of await session.roots.allFolders()) {
    await root.ready;
    for (const file of filesWithTests(root)) {
      const uri = root.uriOf(file);
      if (session.roots.isOwner(root, uri)) files.push({ uri, label: file, tests: testsIn(root, file).map(entryOf) });
    }
  }
  return files;
}

/** Runs tests as they stand in the editor, saved or not. */
export async function runTests(session: Session, { files }: RunTestsParams): Promise<readonly TestResult[]> {
  await session.sync.upToDate();
  const results: TestResult[] = [];
  for (const selection of files) {
    const root = await session.roots.rootOf(selection.uri);
    if (root !== null) results.push(...(await runIn(root, selection)));
  }
  return results;
}

async function runIn(root: Root, { uri, ids }: TestSelection): Promise<readonly TestResult[]> {
  await root.settled;
  const file = root.fileOf(uri);
  if (file === null) return [];
  const chosen = testsIn(root, file).map((test, index) => ({ test, id: String(index) })).filter(({ id }) => ids === null || ids.includes(id));
  const results = await root.services.runTests(chosen.map(({ test }) => test), root.loadRequest(root.services.today()));
  return chosen.flatMap(({ id }, index) => {
    const result = results[index];
    return result === undefined ? [] : [{ uri, id, failures: failuresOf(result) }];
  });
}

function failuresOf({ passed, expected, actual, test }: PrincipleTestResult): TestResult["failures"] {
  if (passed) return [];
  const message = `Expected ${oneLine(expected)}, but found ${oneLine(actual)}`;
  return [{ message, difference: { expected, actual }, range: toRange(test.origin.range) }];
}

function oneLine(text: string): string {
  return text.replaceAll("\n", "; ");
}

function filesWithTests({ rules }: Root): readonly string[] {
  return [...new Set((rules?.tests ?? []).map(({ origin }) => origin.file))];
}

function testsIn({ rules }: Root, file: string): readonly PrincipleTest[] {
  return (rules?.tests ?? []).filter(({ origin }) => origin.file === file);
}

function entryOf({ name, rule, origin }: PrincipleTest, index: number): TestEntry {
  return { id: String(index), name, rule, range: toRange(origin.range) };
}

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { ServerRequest } from "#protocol/requests.ts";
import type { RunTestsParams, TestEntry, TestFile, TestResult, TestSelection } from "#protocol/tests.ts";
import { toRange } from "../places.ts";
import type { ServerStatus } from "../server-status.ts";

/** How long things are quiet before the list of tests is asked for anew, in milliseconds. */
const QUIET_MS = 300;

export interface TestExplorer {
  /** Every test, with how it came out last. */
  labels(): readonly string[];
  dispose(): void;
}

/** Lists the tests of the principles files in the Test Explorer and runs them through the server. */
export function createTestExplorer(client: BaseLanguageClient, status: ServerStatus): TestExplorer {
  const outcomes = new WeakMap<vscode.TestItem, string>();
  const controller = vscode.tests.createTestController("groundrules", "Groundrules");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = async (): Promise<void> => {
    if (client.isRunning()) update(controller, await client.sendRequest<readonly TestFile[]>(ServerRequest.tests, {}));
  };
  const refreshLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      refresh().catch(() => undefined);
    }, QUIET_MS);
  };
  controller.refreshHandler = refresh;
  controller.createRunProfile(vscode.l10n.t("Run"), vscode.TestRunProfileKind.Run, (request) => run({ controller, client, outcomes }, request), true);
  const subscription = vscode.Disposable.from(controller, status.onDidChange(refreshLater));
  return {
    labels: () => filesOf(controller).flatMap(childrenOf).map((item) => `${outcomes.get(item) ?? ""}${item.label}`),
    dispose: () => {
      clearTimeout(timer);
      subscription.dispose();
    },
  };
}

/** What a run works with. */
interface RunParts {
  readonly controller: vscode.TestController;
  readonly client: BaseLanguageClient;
  /** How each test came out last, as a mark before its name. */
  readonly outcomes: WeakMap<vscode.TestItem, string>;
}

/** Items keep their identity where they can, and with it the result shown beside them. */
function update(controller: vscode.TestController, files: readonly TestFile[]): void {
  for (const [id] of controller.items) if (!files.some(({ uri }) => uri === id)) controller.items.delete(id);
  for (const file of files) {
    const uri = vscode.Uri.parse(file.uri);
    const item = controller.items.get(file.uri) ?? controller.createTestItem(file.uri, file.label, uri);
    const present = file.tests.map((test) => testItem(controller, item, test));
    item.children.replace(present);
    if (controller.items.get(file.uri) === undefined) controller.items.add(item);
  }
}

function testItem(controller: vscode.TestController, parent: vscode.TestItem, { id, name, rule, range }: TestEntry): vscode.TestItem {
  const known = parent.children.get(id);
  const item = known?.label === name ? known : controller.createTestItem(id, name, parent.uri);
  item.range = toRange(range);
  item.description = rule;
  return item;
}

async function run({ controller, client, outcomes }: RunParts, request: vscode.TestRunRequest): Promise<void> {
  const testRun = controller.createTestRun(request);
  const files = filesOf(controller);
  const items = testsOf(request, files);
  for (const item of items) testRun.started(item);
  try {
    const params: RunTestsParams = { files: selectionsOf(files, items) };
    const results = await client.sendRequest<readonly TestResult[]>(ServerRequest.runTests, params);
    for (const item of items) {
      const result = results.find(({ uri, id }) => uri === item.parent?.id && id === item.id);
      outcomes.set(item, showResult(testRun, item, result));
    }
  } catch (error) {
    for (const item of items) testRun.errored(item, new vscode.TestMessage(String(error)));
  } finally {
    testRun.end();
  }
}

/** Shows a result and gives it as a mark. */
function showResult(testRun: vscode.TestRun, item: vscode.TestItem, result: TestResult | undefined): string {
  if (result === undefined) {
    testRun.skipped(item);
    return "";
  }
  const { failures } = result;
  if (failures.length === 0) testRun.passed(item);
  else testRun.failed(item, failures.map((failure) => messageOf(failure, item)));
  const mark = failures.length === 0 ? "✓ " : "✗ ";
  const lines = [`${mark}${item.label}`, ...failures.map(({ message }) => `  ${message}`)];
  testRun.appendOutput(lines.map((line) => `${line}\r\n`).join(""), undefined, item);
  return mark;
}

function messageOf({ message, difference, range }: TestResult["failures"][number], { uri }: vscode.TestItem): vscode.TestMessage {
  const text = difference === null ? new vscode.TestMessage(message) : vscode.TestMessage.diff(message, difference.expected, difference.actual);
  if (uri !== undefined) text.location = new vscode.Location(uri, toRange(range));
  return text;
}

function childrenOf({ children }: vscode.TestItem): readonly vscode.TestItem[] {
  return [...children].map(([, child]) => child);
}

function filesOf({ items }: vscode.TestController): readonly vscode.TestItem[] {
  return [...items].map(([, item]) => item);
}

/** What was asked for, files taken apart, without what was left out. */
function testsOf({ include, exclude = [] }: vscode.TestRunRequest, files: readonly vscode.TestItem[]): readonly vscode.TestItem[] {
  const all = (include ?? files).flatMap((item) => (item.parent === undefined ? childrenOf(item) : [item]));
  return [...new Set(all)].filter((item) => !exclude.includes(item) && (item.parent === undefined || !exclude.includes(item.parent)));
}

function selectionsOf(files: readonly vscode.TestItem[], items: readonly vscode.TestItem[]): TestSelection[] {
  const selections = files.map(({ id }) => ({ uri: id, ids: items.filter(({ parent }) => parent?.id === id).map((item) => item.id) }));
  return selections.filter(({ ids }) => ids.length > 0);
}

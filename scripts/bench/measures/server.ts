import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { largest, type BenchContext } from "../context.ts";
import { Editor } from "../editor.ts";
import { keystrokes } from "../edits.ts";
import { repositoryFolder } from "../places.ts";
import { longManifest } from "../repository.ts";
import { rowOfEdits, rowOfRuns, type Row } from "../row.ts";

const SEED = 7;
const LINES = 500;
const WARM_UP = 60;
const OPEN_FILES = 10;

/** What an editor waits for, over stdio, in the largest workspace. */
export async function measureServer(context: BenchContext): Promise<Row[]> {
  const folder = repositoryFolder(largest(context));
  const started = performance.now();
  const editor = await Editor.start(join(context.dist, "server/node.cjs"), folder);
  try {
    await editor.workspaceChecked();
    const loaded = rowOfRuns("start to workspace checked", "ms", [performance.now() - started]);
    return [...(await measureKeystrokes(editor, folder, context)), loaded, await measurePrinciples(editor, folder, context)];
  } finally {
    await editor.stop();
  }
}

async function measureKeystrokes(editor: Editor, folder: string, context: BenchContext): Promise<Row[]> {
  const file = join(folder, "open.yaml");
  const text = longManifest(LINES);
  await editor.open(file, text);
  await editor.diagnostics(file);
  const times: number[] = [];
  for (const keystroke of keystrokes(text, WARM_UP + (context.isQuick ? 200 : 600), SEED)) {
    const started = performance.now();
    await editor.type(file, keystroke);
    await editor.diagnostics(file);
    times.push(performance.now() - started);
  }
  return [rowOfEdits("keystroke to diagnostics", times.slice(WARM_UP))];
}

/** An edit of the principles file until every open document has its new diagnostics. */
async function measurePrinciples(editor: Editor, folder: string, context: BenchContext): Promise<Row> {
  const files = await openFiles(editor, folder);
  const principles = join(folder, "principles.yaml");
  await editor.open(principles, principlesFile("warning"));
  const times: number[] = [];
  for (let run = 0; run < (context.isQuick ? 4 : 10); run += 1) {
    await editor.workspaceChecked();
    const refreshed = editor.refresh();
    const text = editor.text(principles);
    const started = performance.now();
    const next = principlesFile(run % 2 === 0 ? "error" : "warning");
    await editor.type(principles, { offset: 0, length: text.length, inserted: next });
    await refreshed;
    await Promise.all(files.map((file) => editor.diagnostics(file)));
    times.push(performance.now() - started);
  }
  return rowOfRuns(`principles.yaml to ${String(OPEN_FILES)} open files`, "ms", times);
}

async function openFiles(editor: Editor, folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith("deployment.yaml")).sort();
  const files = entries.slice(0, OPEN_FILES).map((file) => join(folder, file));
  for (const file of files) await editor.open(file, await readFile(file, "utf8"));
  return files;
}

function principlesFile(severity: string): string {
  return `apiVersion: groundrules/v1
kind: Principles
metadata: {name: bench, title: Principles of the bench, version: 1.0.0, status: approved, owner: "team:bench"}
extends: [groundrules:recommended@1]
principles:
  - id: SEC-1
    name: Least privilege
    statement: A workload has the rights it needs and no others.
    rationale: What a workload may not do, who takes it over may not do either.
    owner: team:bench
    rules:
      - {id: k8s/privileged-container, severity: ${severity}}
      - {id: k8s/host-network, severity: ${severity}}
`;
}

import { parentPort, workerData } from "node:worker_threads";
import { createEngine, type FileRecord, type RunError } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import { createNodeFileSystem } from "#host/node.ts";
import { textOf } from "#host/read-text.ts";
import { configurationOf } from "#project/setup.ts";
import { internalError } from "./collect.ts";
import type { WorkerAnswer, WorkerStart } from "./worker-protocol.ts";

const { root, options } = workerData as WorkerStart;
const system = createNodeFileSystem(root);
const engine = createEngine(configurationOf(options.setup, system));

parentPort?.on("message", (files: readonly string[]) => {
  parentPort?.postMessage(extractAll(files));
});

function extractAll(files: readonly string[]): WorkerAnswer {
  const records: FileRecord[] = [];
  const skipped: SkippedFile[] = [];
  const errors: RunError[] = [];
  for (const file of files) {
    const result = textOf(system.read(file, options.limit));
    if ("reason" in result) {
      skipped.push({ file, reason: result.reason });
      continue;
    }
    try {
      engine.update(file, result.text);
      records.push(engine.extract(file));
    } catch (error) {
      errors.push(internalError(file, error));
    }
    engine.remove(file);
  }
  return { records, skipped, errors };
}

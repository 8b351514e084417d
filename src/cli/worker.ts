import { parentPort, workerData } from "node:worker_threads";
import { createEngine, type FileRecord } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import { createNodeFileSystem } from "#host/node.ts";
import { textOf } from "#host/read-text.ts";
import { configurationOf } from "#project/setup.ts";
import type { WorkerAnswer, WorkerStart } from "./worker-protocol.ts";

const { root, options } = workerData as WorkerStart;
const system = createNodeFileSystem(root);
const engine = createEngine();
engine.configure(configurationOf(options.setup));

parentPort?.on("message", (files: readonly string[]) => {
  parentPort?.postMessage(extractAll(files));
});

function extractAll(files: readonly string[]): WorkerAnswer {
  const records: FileRecord[] = [];
  const skipped: SkippedFile[] = [];
  for (const file of files) {
    const result = textOf(system.read(file, options.limit));
    if ("text" in result) {
      engine.update(file, result.text);
      records.push(engine.extract(file));
      engine.remove(file);
    } else {
      skipped.push({ file, reason: result.reason });
    }
  }
  return { records, skipped };
}

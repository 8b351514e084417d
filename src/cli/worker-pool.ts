import { Worker } from "node:worker_threads";
import { createEngine, type Engine, type RunError } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import { createNodeFileSystem } from "#host/node.ts";
import { configurationOf } from "#project/setup.ts";
import type { Fed } from "./feed.ts";
import type { Progress } from "./progress.ts";
import type { WorkerAnswer, WorkerStart } from "./worker-protocol.ts";

/** Files a worker gets at once: few enough to share the work evenly, many enough to make the messages cheap. */
const BATCH = 200;

export interface PoolOptions {
  readonly url: URL;
  readonly workers: number;
  readonly start: WorkerStart;
}

/** Shares files out to workers and takes their findings over into one engine. */
export async function feedWorkers(files: readonly string[], options: PoolOptions, progress: Progress): Promise<Fed> {
  const engine = createEngine(configurationOf(options.start.options.setup, createNodeFileSystem(options.start.root)));
  const skipped: SkippedFile[] = [];
  const errors: RunError[] = [];
  const batches = cut(files);
  let done = 0;
  const take = (answer: WorkerAnswer): void => {
    adoptAll(engine, answer);
    skipped.push(...answer.skipped);
    errors.push(...answer.errors);
    done += answer.records.length + answer.skipped.length + answer.errors.length;
    progress.advance(done, files.length);
  };
  const workers = Array.from({ length: Math.min(options.workers, batches.length) }, () => new Worker(options.url, { workerData: options.start }));
  try {
    await Promise.all(workers.map((worker) => drain(worker, batches, take)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return { engine, skipped, errors };
}

function cut(files: readonly string[]): (readonly string[])[] {
  const batches: (readonly string[])[] = [];
  for (let start = 0; start < files.length; start += BATCH) batches.push(files.slice(start, start + BATCH));
  return batches.reverse();
}

function adoptAll(engine: Engine, answer: WorkerAnswer): void {
  for (const record of answer.records) engine.adopt(record);
}

/** Keeps a worker busy until no batch is left; the next batch is sent before the answer to the last one is taken over. */
function drain(worker: Worker, batches: (readonly string[])[], take: (answer: WorkerAnswer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let waiting = 0;
    const send = (): void => {
      const batch = batches.pop();
      if (batch === undefined) return;
      waiting += 1;
      worker.postMessage(batch);
    };
    worker.on("error", reject);
    worker.on("exit", () => { reject(new Error("a worker ended before its work was done")); });
    worker.on("message", (answer: WorkerAnswer) => {
      waiting -= 1;
      send();
      take(answer);
      if (waiting === 0) resolve();
    });
    send();
    send();
    if (waiting === 0) resolve();
  });
}

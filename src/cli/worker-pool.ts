import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { createEngine, type Engine, type RunError } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import { createNodeFileSystem } from "#host/node.ts";
import { configurationOf } from "#project/setup.ts";
import { feedFile, type Fed } from "./feed.ts";
import type { Progress } from "./progress.ts";
import type { WorkerAnswer, WorkerStart } from "./worker-protocol.ts";

/** Files a thread gets at once: few enough to share the work evenly, many enough to make the messages cheap. */
const BATCH = 100;

export interface PoolOptions {
  readonly url: URL;
  /** Threads that look at files, this one included. */
  readonly threads: number;
  readonly start: WorkerStart;
}

type Batches = (readonly string[])[];

/** Shares files out to workers, takes part itself, and takes the findings of all over into one engine. */
export async function feedWorkers(files: readonly string[], options: PoolOptions, progress: Progress): Promise<Fed> {
  const { root, options: feeding } = options.start;
  const system = createNodeFileSystem(root);
  const engine = createEngine(configurationOf(feeding.setup, system));
  const skipped: SkippedFile[] = [];
  const errors: RunError[] = [];
  const batches = cut(files);
  let done = 0;
  const advance = (count: number): void => {
    done += count;
    progress.advance(done, files.length);
  };
  const take = (answer: WorkerAnswer): void => {
    adoptAll(engine, answer);
    skipped.push(...answer.skipped);
    errors.push(...answer.errors);
    advance(answer.records.length + answer.skipped.length + answer.errors.length);
  };
  const feedBatch = (batch: readonly string[]): void => {
    for (const file of batch) feedFile(file, system, feeding, { engine, skipped, errors });
    advance(batch.length);
  };
  const workers = Array.from({ length: Math.min(options.threads, batches.length) - 1 }, () => new Worker(options.url, { workerData: options.start }));
  try {
    await Promise.all([...workers.map((worker) => drain(worker, batches, take)), drainHere(batches, feedBatch)]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return { engine, skipped, errors };
}

function cut(files: readonly string[]): Batches {
  const batches: Batches = [];
  for (let start = 0; start < files.length; start += BATCH) batches.push(files.slice(start, start + BATCH));
  return batches.reverse();
}

function adoptAll(engine: Engine, answer: WorkerAnswer): void {
  for (const record of answer.records) engine.adopt(record);
}

/** Keeps a worker busy until no batch is left; the next batch is sent before the answer to the last one is taken over. */
function drain(worker: Worker, batches: Batches, take: (answer: WorkerAnswer) => void): Promise<void> {
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

/** Works through batches in this thread; between two of them it listens to the workers. */
async function drainHere(batches: Batches, feedBatch: (batch: readonly string[]) => void): Promise<void> {
  for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
    feedBatch(batch);
    await setImmediate();
  }
}

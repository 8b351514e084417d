import type { FileRecord, RunError } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import type { FeedOptions } from "./feed.ts";

/** What a worker is started with. */
export interface WorkerStart {
  readonly root: string;
  readonly options: FeedOptions;
}

/** What a worker answers to a list of files. */
export interface WorkerAnswer {
  readonly records: readonly FileRecord[];
  readonly skipped: readonly SkippedFile[];
  readonly errors: readonly RunError[];
}

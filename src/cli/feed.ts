import { createEngine, type Engine, type RunError } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import type { FileSystem } from "#host/file-system.ts";
import { textOf } from "#host/read-text.ts";
import { configurationOf, type EngineSetup } from "#project/setup.ts";
import { internalError } from "./collect.ts";
import type { Progress } from "./progress.ts";

/** What feeding needs beside the files. */
export interface FeedOptions {
  readonly setup: EngineSetup;
  /** Largest file that is read, in bytes. */
  readonly limit: number;
}

/** An engine that has seen every file that could be read. */
export interface Fed {
  readonly engine: Engine;
  readonly skipped: readonly SkippedFile[];
  readonly errors: readonly RunError[];
}

/** Where files go. */
interface Feeding {
  readonly engine: Engine;
  readonly skipped: SkippedFile[];
  readonly errors: RunError[];
}

/** Gives every file to one engine in this thread. Texts are dropped as soon as a file is computed, so memory does not grow with them. */
export function feedHere(files: readonly string[], system: FileSystem, options: FeedOptions, progress: Progress): Fed {
  const engine = createEngine(configurationOf(options.setup, system));
  const skipped: SkippedFile[] = [];
  const errors: RunError[] = [];
  files.forEach((file, index) => {
    feedFile(file, system, options, { engine, skipped, errors });
    progress.advance(index + 1, files.length);
  });
  return { engine, skipped, errors };
}

/** Reads one file and gives it to an engine. */
export function feedFile(file: string, system: FileSystem, { limit }: FeedOptions, into: Feeding): void {
  const result = textOf(system.read(file, limit));
  if ("reason" in result) into.skipped.push({ file, reason: result.reason });
  else into.errors.push(...feedText(into.engine, file, result.text));
}

/** Gives one file to an engine; a fault of ours costs this file only. */
export function feedText(engine: Engine, file: string, text: string): RunError[] {
  try {
    engine.update(file, text);
    engine.release(file);
    return [];
  } catch (error) {
    engine.remove(file);
    return [internalError(file, error)];
  }
}

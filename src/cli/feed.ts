import { createEngine, type Engine } from "#engine/index.ts";
import type { SkippedFile } from "#host/discovery.ts";
import type { FileSystem } from "#host/file-system.ts";
import { textOf } from "#host/read-text.ts";
import { configurationOf, type EngineSetup } from "#project/setup.ts";
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
}

/** Gives every file to one engine in this thread. Texts are dropped as soon as a file is computed, so memory does not grow with them. */
export function feedHere(files: readonly string[], system: FileSystem, options: FeedOptions, progress: Progress): Fed {
  const engine = createEngine();
  engine.configure(configurationOf(options.setup));
  const skipped: SkippedFile[] = [];
  files.forEach((file, index) => {
    const result = textOf(system.read(file, options.limit));
    if ("text" in result) {
      engine.update(file, result.text);
      engine.release(file);
    } else {
      skipped.push({ file, reason: result.reason });
    }
    progress.advance(index + 1, files.length);
  });
  return { engine, skipped };
}

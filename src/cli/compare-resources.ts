import { createEngine, type Engine, type FileReport, type HoldsResource, type Resource } from "#engine/index.ts";
import type { FileSystem } from "#host/file-system.ts";
import { textOf } from "#host/read-text.ts";
import { configurationOf, type EngineSetup } from "#project/setup.ts";

export interface HeldInput {
  readonly engine: Engine;
  /** Files the engine holds. */
  readonly loaded: ReadonlySet<string>;
  readonly system: FileSystem;
  readonly setup: EngineSetup;
  /** Largest file that is read, in bytes. */
  readonly limit: number;
}

/**
 * Tells whether a file still holds a resource. A file the engine has not seen is read for that; of one that cannot be read or parsed
 * it is taken for granted, so that nothing passes for moved that may still be there.
 */
export function createResourceLookup(input: HeldInput): HoldsResource {
  const known = new Map<string, ReadonlySet<string> | "all" | "none">();
  return (file, resource) => {
    const held = known.get(file) ?? heldBy(file, input);
    known.set(file, held);
    if (typeof held === "string") return held === "all";
    return resource === null || held.has(keyOf(resource));
  };
}

function heldBy(file: string, input: HeldInput): ReadonlySet<string> | "all" | "none" {
  const report = input.loaded.has(file) ? reportOf(input.engine, file) : readReport(file, input);
  if (report === "none") return "none";
  if (report === "broken" || report.errors.length > 0) return "all";
  return new Set(report.inventory.map(keyOf));
}

function readReport(file: string, { system, setup, limit }: HeldInput): FileReport | "none" | "broken" {
  if (system.stat(file) === null) return "none";
  const result = textOf(system.read(file, limit));
  if (!("text" in result)) return "broken";
  const engine = createEngine(configurationOf({ ...setup, complete: false }, system));
  engine.update(file, result.text);
  return reportOf(engine, file);
}

function reportOf(engine: Engine, file: string): FileReport | "broken" {
  try {
    return engine.findings(file);
  } catch {
    return "broken";
  }
}

function keyOf({ type, namespace, name }: Resource): string {
  return `${type}\u0000${namespace ?? ""}\u0000${name}`;
}

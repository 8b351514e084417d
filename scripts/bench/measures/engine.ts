import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { largest, type BenchContext } from "../context.ts";
import { AS_OF, programFile, repositoryFolder } from "../places.ts";
import { rowOfEdits, type Row } from "../row.ts";

const TARGET_MS = 16;

/** Keystrokes in a file of 500 lines, in the engine alone: the new text in, the findings of the file out. */
export async function measureEngine(context: BenchContext): Promise<Row[]> {
  const folder = repositoryFolder(largest(context));
  const count = context.isQuick ? "200" : "600";
  const rows: Row[] = [];
  for (const pack of ["recommended", "strict"]) {
    const { stdout } = await promisify(execFile)(process.execPath, [programFile("engine"), folder, pack, AS_OF, count], { maxBuffer: 1 << 26 });
    const { times } = JSON.parse(stdout) as { readonly times: readonly number[] };
    rows.push(rowOfEdits(`keystroke, ${pack}`, times, TARGET_MS));
  }
  return rows;
}

import { runAsync, type AsyncFileSystem } from "#host/file-system.ts";
import { HiddenFiles } from "#host/hidden-files.ts";

/** Answers whether git ignores a file, or a folder above it. Reads each `.gitignore` once: make a new one for every batch. */
export function createHiddenCheck(files: AsyncFileSystem): (file: string) => Promise<boolean> {
  const hidden = new HiddenFiles();
  return (file) => runAsync(hidden.isHidden(file), files);
}

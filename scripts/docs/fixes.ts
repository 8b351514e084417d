import type { FixSource } from "../../src/engine/model/rule.ts";

const SAFETIES: Readonly<Record<FixSource["safety"], string>> = {
  safe: "safe: applied by `--fix` and on save",
  unsafe: "unsafe: may change what runs, so it is offered one by one and by `--fix-unsafe`",
  scaffold: "scaffold: inserts a stub to complete, in the editor",
  choice: "choice: offers candidates, in the editor",
};

/** The fixes of a rule, as its page tells them. */
export function formatFixes(fixes: readonly FixSource[]): string {
  if (fixes.length === 0) return "No automatic edit: what is right here depends on what is meant.";
  return fixes.map((fix) => `- ${fix.title} (${SAFETIES[fix.safety]})`).join("\n");
}

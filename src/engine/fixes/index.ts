export { applyEdits, sortEdits } from "./apply.ts";
export { chooseFixes, fixText, type FixCandidate, type FixOptions, type FixResult, type LintState, type RollbackReason, type RolledBack } from "./batch.ts";
export { compileEdits } from "./compile.ts";
export { canReach } from "./nodes.ts";
export { unifiedDiff } from "./diff.ts";
export type { EditOperation, OperationKind } from "./operations.ts";

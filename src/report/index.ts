export { conformanceOf, type Conformance, type ConformanceStatus, type PillarConformance, type PrincipleConformance, type ResourceCounts } from "./conformance.ts";
export { scoreOf, type Score } from "./conformance-score.ts";
export type { Column, CrossTable, Row } from "./conformance-tables.ts";
export { formatRecord, parseHistory, recordOf, recordsBefore, type History } from "./history.ts";
export { formatJson } from "./json.ts";
export { REPORT_SCHEMA } from "./json-schema.ts";
export { ANSI_PALETTE, PLAIN_PALETTE, type Palette, type Role } from "./palette.ts";
export {
  summarise,
  type Evidence,
  type FileApplication,
  type HistoryRecord,
  type WaiverState,
  type PrincipleSummary,
  type PrincipleText,
  type Report,
  type RuleText,
  type SeverityCounts,
  type SkippedFile,
  type SkipReason,
  type Summary,
} from "./report.ts";
export { formatSarif } from "./sarif.ts";
export { formatText, type TextOptions, type Verbosity } from "./text.ts";
export { fence, rulePage, sectionMarkdown } from "./rule-page.ts";
export { ruleFacts, ruleSections, type RuleSection } from "./rule-sections.ts";

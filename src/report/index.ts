export { conformanceOf, type Conformance, type ConformanceStatus, type PillarConformance, type PrincipleConformance, type ResourceCounts } from "./conformance.ts";
export { scoreOf, type Score } from "./conformance-score.ts";
export type { Column, CrossTable, Row } from "./conformance-tables.ts";
export { formatRecord, parseHistory, recordOf, recordsBefore, type History } from "./history.ts";
export { formatCheckstyle } from "./checkstyle.ts";
export { formatCsv } from "./csv.ts";
export { formatGithub } from "./github.ts";
export { formatGitlab } from "./gitlab.ts";
export { formatJson } from "./json.ts";
export { REPORT_SCHEMA } from "./json-schema.ts";
export { formatJunit } from "./junit.ts";
export { formatMarkdown, type MarkdownOptions } from "./markdown.ts";
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
export { waiverStates } from "./waiver-states.ts";

export { conformanceOf, type Conformance, type ConformanceStatus, type PillarConformance, type PrincipleConformance, type ResourceCounts } from "./conformance.ts";
export { scoreOf, shareText, type Score } from "./conformance-score.ts";
export type { Column, CrossTable, Row } from "./conformance-tables.ts";
export { formatRecord, parseHistory, recordOf, recordsBefore, type History } from "./history.ts";
export { formatCheckstyle } from "./checkstyle.ts";
export { formatCsv } from "./csv.ts";
export { formatGemara } from "./gemara.ts";
export { formatGithub } from "./github.ts";
export { formatGitlab } from "./gitlab.ts";
export { deadlinesOf, formatCalendar, type Deadline } from "./ics.ts";
export { formatHtml } from "./html/page.ts";
export { formatJson, piecesOfJson } from "./json.ts";
export { REPORT_SCHEMA } from "./json-schema.ts";
export { formatJunit } from "./junit.ts";
export { controlsOf, frameworksOf, type Control, type ControlPrinciple, type ControlRule } from "./map.ts";
export { formatMap, formatMapCsv, formatMapJson } from "./map-text.ts";
export { formatMarkdown, type MarkdownOptions } from "./markdown.ts";
export { formatOscal } from "./oscal.ts";
export { ANSI_PALETTE, PLAIN_PALETTE, type Palette, type Role } from "./palette.ts";
export { formatPoam } from "./poam.ts";
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
export { formatRisks, risksOf, scoreOfRisk, type Risk } from "./risks.ts";
export { formatSarif, piecesOfSarif } from "./sarif.ts";
export { formatText, type TextOptions, type Verbosity } from "./text.ts";
export { fence, rulePage, sectionMarkdown } from "./rule-page.ts";
export { ruleFacts, ruleSections, type RuleSection } from "./rule-sections.ts";
export { waiverStates } from "./waiver-states.ts";

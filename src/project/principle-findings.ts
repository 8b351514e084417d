import { fixOfIssue, hashText, type CodeFrame, type Finding, type PrinciplesIssue } from "#engine/index.ts";

/** Lines shown before and after the one an issue stands on. */
const CONTEXT = 1;

/**
 * What is wrong with a principles file as findings of the rules `principles/*`. They run whenever a principles file is in use,
 * outside any principle, with their own severity, and gate like others.
 */
export function principleFindings(issues: readonly PrinciplesIssue[], texts: ReadonlyMap<string, string>): Finding[] {
  return issues.map((issue) => ({
    rule: `principles/${issue.code}`,
    principle: null,
    principles: [],
    verdict: "fail",
    severity: issue.severity,
    effect: issue.severity,
    stage: "enforce",
    confidence: "certain",
    gates: true,
    message: issue.message,
    file: issue.file,
    span: issue.span,
    range: issue.range,
    document: 0,
    route: [],
    resource: null,
    related: [],
    fix: fixIn(texts.get(issue.file), issue),
    fingerprint: hashText(`principles/${issue.code}\n${issue.message}`),
    suppression: null,
    waiver: null,
    environment: null,
    frame: frameOf(issue, texts.get(issue.file)),
  }));
}

function fixIn(text: string | undefined, issue: PrinciplesIssue): Finding["fix"] {
  const fix = text === undefined ? null : fixOfIssue(text, issue);
  return fix === null ? null : { safety: fix.safety, title: fix.title };
}

function frameOf(issue: PrinciplesIssue, text: string | undefined): CodeFrame | null {
  if (text === undefined) return null;
  const firstLine = Math.max(1, issue.range.start.line - CONTEXT);
  return { firstLine, lines: text.split(/\r?\n/).slice(firstLine - 1, issue.range.start.line + CONTEXT) };
}

import type { Finding, RunError } from "#engine/index.ts";
import { plural, printable } from "./layout.ts";
import type { Report } from "./report.ts";
import { reasonText, STRICTEST_FIRST } from "./verdict-text.ts";
import { formatXml, type XmlElement } from "./xml.ts";

/** One rule on one file: passed unless it has findings. */
interface Case {
  readonly file: string;
  readonly rule: string;
  readonly findings: Finding[];
}

interface Suite {
  /** Package and class, as servers show them: a dot parts the two. */
  readonly classname: string;
  readonly name: string;
  readonly cases: readonly XmlElement[];
}

/**
 * The report as test results in the XML of JUnit, as Jenkins (junit-10.xsd of its xUnit plugin), GitLab and Azure read it:
 * a suite a principle, a case for each of its rules on each file it applied to.
 */
export function formatJunit(report: Report): string {
  const suites = [...errorSuites(report), ...principleSuites(report)];
  const shown = suites.length > 0 ? suites : [emptySuite(report)];
  const elements = shown.map((suite) => suiteElement(suite, report));
  return formatXml({ name: "testsuites", attributes: { name: report.tool.name, ...totalsOf(shown.flatMap(({ cases }) => cases)) }, content: elements });
}

function suiteElement({ name, cases }: Suite, report: Report): XmlElement {
  const skipped = cases.filter((element) => has(element, "skipped")).length;
  return { name: "testsuite", attributes: { name, ...totalsOf(cases), skipped, timestamp: `${report.asOf}T00:00:00` }, content: cases };
}

function totalsOf(cases: readonly XmlElement[]): { readonly tests: number; readonly failures: number; readonly errors: number } {
  const count = (name: string): number => cases.filter((element) => has(element, name)).length;
  return { tests: cases.length, failures: count("failure"), errors: count("error") };
}

function has({ content = [] }: XmlElement, name: string): boolean {
  return typeof content !== "string" && content.some((child) => child.name === name);
}

/** Servers take a file without any case for a mistake of the job. */
function emptySuite({ tool }: Report): Suite {
  return { classname: tool.name, name: tool.name, cases: [{ name: "testcase", attributes: { classname: tool.name, name: "no findings" } }] };
}

function errorSuites({ errors, tool }: Report): readonly Suite[] {
  if (errors.length === 0) return [];
  const classname = `${tool.name}.errors`;
  const groups = new Map<string, RunError[]>();
  for (const error of errors) groups.set(errorName(error), [...(groups.get(errorName(error)) ?? []), error]);
  const cases = [...groups].map(([name, group]): XmlElement => ({ name: "testcase", attributes: { classname, name }, content: group.slice(0, 1).map(({ kind, message }) => errorElement(kind, message, group)) }));
  return [{ classname, name: "errors", cases }];
}

function errorName({ file, kind }: RunError): string {
  const words = { parse: "does not parse", rule: "rule failed", internal: "internal error" }[kind];
  return printable(file === "" ? words : `${file}: ${words}`);
}

function errorElement(type: string, message: string, group: readonly RunError[]): XmlElement {
  const lines = group.map((error) => {
    const place = error.range === null ? error.file : placeOf(error.file, error.range.start);
    return printable(place === "" ? error.message : `${place}: ${error.message}`);
  });
  return { name: "error", attributes: { type, message: printable(message) + further(group.length - 1, "error") }, content: lines.join("\n") };
}

function principleSuites(report: Report): readonly Suite[] {
  return [...casesByPrinciple(report)].sort(([a], [b]) => compareIds(a, b)).map(([principle, cases]) => {
    const id = principle ?? "rules";
    const title = principle === null ? undefined : report.principleTexts.get(principle)?.name;
    const classname = `${report.tool.name}.${id.replaceAll(".", "_")}`;
    const sorted = [...cases.values()].sort((a, b) => compareTexts(a.file, b.file) || compareTexts(a.rule, b.rule));
    return { classname, name: title === undefined ? id : `${id} ${title}`, cases: sorted.map((one) => caseElement(one, classname)) };
  });
}

function casesByPrinciple(report: Report): ReadonlyMap<string | null, ReadonlyMap<string, Case>> {
  const principles = new Map<string | null, Map<string, Case>>();
  const caseOf = (principle: string | null, file: string, rule: string): Case => {
    const cases = principles.get(principle) ?? new Map<string, Case>();
    principles.set(principle, cases);
    const key = `${file}\n${rule}`;
    const found = cases.get(key) ?? { file, rule, findings: [] };
    cases.set(key, found);
    return found;
  };
  for (const { principle, file, rule, outcome } of report.applications) if (outcome === "pass") caseOf(principle, file, rule);
  for (const finding of report.findings) caseOf(finding.principle, finding.file, finding.rule).findings.push(finding);
  return principles;
}

/** A case fails if one of its findings counts, and is skipped if it has others only. Servers read one outcome of a case, so it names all. */
function caseElement({ file, rule, findings }: Case, classname: string): XmlElement {
  const attributes = { classname, name: printable(`${file}: ${rule}`) };
  const failed = findings.filter((finding) => finding.verdict === "fail");
  const others = findings.filter((finding) => finding.verdict !== "fail");
  const strictest = STRICTEST_FIRST.flatMap((severity) => failed.filter((finding) => finding.effect === severity))[0];
  const [other] = others;
  if (other === undefined && strictest === undefined) return { name: "testcase", attributes };
  const outcome: XmlElement = strictest === undefined
    ? { name: "skipped", attributes: { message: printable(reasonsOf(others)) }, content: linesOf(others) }
    : { name: "failure", attributes: { type: strictest.effect, message: printable(strictest.message) + further(failed.length - 1, "finding") }, content: linesOf([...failed, ...others]) };
  return { name: "testcase", attributes, content: [outcome] };
}

function reasonsOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(reasonText))].join("; ");
}

function linesOf(findings: readonly Finding[]): string {
  return findings.map((finding) => {
    const { verdict, effect, file, range, message } = finding;
    const place = placeOf(file, range.start);
    return printable(verdict === "fail" ? `${place}: ${effect}: ${message}` : `${place}: ${verdict}: ${message} (${reasonText(finding)})`);
  }).join("\n");
}

function further(count: number, noun: string): string {
  return count === 0 ? "" : ` (and ${plural(count, `more ${noun}`)})`;
}

function placeOf(file: string, { line, column }: { readonly line: number; readonly column: number }): string {
  return `${file}:${String(line)}:${String(column)}`;
}

/** Rules of packs stand last. */
function compareIds(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareTexts(a, b);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

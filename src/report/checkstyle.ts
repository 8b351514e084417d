import type { Finding, RunError, Severity } from "#engine/index.ts";
import { printable } from "./layout.ts";
import type { Report } from "./report.ts";
import { formatXml, type XmlElement } from "./xml.ts";

/** Levels of Checkstyle's `severity`; `ignore`, the fourth, is for what is not reported. */
const SEVERITIES: Readonly<Record<Severity, "error" | "warning" | "info">> = { error: "error", warning: "warning", info: "info", hint: "info" };

/** The findings that count in the XML of Checkstyle, which many servers and editors read. */
export function formatCheckstyle(report: Report): string {
  const files = new Map<string, XmlElement[]>();
  const add = (file: string, element: XmlElement): void => {
    const elements = files.get(file) ?? [];
    elements.push(element);
    files.set(file, elements);
  };
  for (const error of report.errors) add(error.file === "" ? "." : error.file, errorElement(error));
  for (const finding of report.findings) if (finding.verdict === "fail") add(finding.file, findingElement(finding));
  const content = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, errors]): XmlElement => ({ name: "file", attributes: { name }, content: errors }));
  return formatXml({ name: "checkstyle", attributes: { version: report.tool.version }, content });
}

function findingElement({ range, effect, message, rule }: Finding): XmlElement {
  const { line, column } = range.start;
  return { name: "error", attributes: { line, column, severity: SEVERITIES[effect], message: printable(message), source: sourceOf(rule) } };
}

function errorElement({ kind, range, message }: RunError): XmlElement {
  const { line, column } = range?.start ?? { line: 1, column: 1 };
  return { name: "error", attributes: { line, column, severity: "error", message: printable(message), source: sourceOf(`${kind}-error`) } };
}

/** Readers take the last part as the type and the one before as the category, as in the name of a Java class. */
function sourceOf(rule: string): string {
  return `groundrules.${rule.replaceAll("/", ".")}`;
}

import type { CancellationToken } from "vscode-languageserver";
import { compareFindings, createEngine } from "#engine/index.ts";
import type { FileReport, Finding } from "#engine/index.ts";
import { baseName } from "#host/paths.ts";
import { isRed } from "#project/gate.ts";
import { ownersByFile, principlesInForce, titleOf, waiversOf } from "#project/in-force.ts";
import { principleFindings } from "#project/principle-findings.ts";
import { parseHistory, recordsBefore, waiverStates } from "#report/index.ts";
import type { HistoryRecord, Report, RuleText } from "#report/index.ts";
import { formatHtml } from "#report/html/page.ts";
import type { ReportParams, ReportResult } from "#protocol/governance.ts";
import { readStored } from "../roots/read-stored.ts";
import type { Root } from "../roots/root.ts";
import type { LoadedRules, Services } from "../services.ts";
import type { Session } from "../session.ts";
import { createSlicer } from "../timing.ts";
import { parseUri } from "../uris.ts";

/** Largest history that is read, in bytes. */
const HISTORY_LIMIT = 50_000_000;

/** The report of one workspace folder as an HTML page, of what stands in the editor, saved or not; null where there is none. */
export async function htmlReport(session: Session, params: ReportParams, token: CancellationToken): Promise<ReportResult | null> {
  await session.sync.upToDate();
  const roots = await session.roots.allFolders();
  const root = params.folder === null ? roots[0] : roots.find(({ place }) => place.folder === params.folder);
  if (root === undefined) return null;
  await root.settled;
  await root.checkUsage();
  const { rules } = root;
  if (rules === null) return null;
  const report = await assemble(root, rules, { version: params.version, reports: await examine(root, rules, token) });
  return { html: formatHtml(report), title: baseName(parseUri(root.place.folder).path) };
}

/** Looks at every file with an engine of its own that also keeps what applied to what: shares of conformance are made of it. */
async function examine(root: Root, rules: LoadedRules, token: CancellationToken): Promise<readonly FileReport[]> {
  const { services, place, files } = root;
  const engine = createEngine({ ...root.surroundings(), rulesFor: rules.rulesFor, complete: place.scope === "", asOf: services.today(), applications: true });
  const slicer = createSlicer(token);
  for (const file of files.names()) {
    await slicer.breathe();
    const text = files.bufferOf(file) ?? (await readStored(files.files, file, rules.fileSizeLimit));
    if (text === null) continue;
    engine.update(file, text);
    engine.release(file);
  }
  const reports: FileReport[] = [];
  for (const file of files.names()) {
    await slicer.breathe();
    reports.push(engine.findings(file));
  }
  return reports;
}

interface Looked {
  readonly version: string;
  readonly reports: readonly FileReport[];
}

async function assemble(root: Root, rules: LoadedRules, { version, reports }: Looked): Promise<Report> {
  const own = rules.principlesFiles.length === 0 ? [] : principleFindings(root.issues, rules.texts);
  const findings = [...reports.flatMap(({ file }) => root.report(file)?.findings ?? []), ...own].sort(compareFindings);
  const errors = reports.flatMap((report) => report.errors);
  const asOf = root.services.today();
  const failOn = rules.project.run.failOn;
  const known = reports.filter((report) => report.format !== null && !report.notYet);
  return {
    tool: { name: "groundrules", version },
    asOf,
    principles: rules.principlesFiles[0] ?? null,
    principlesFiles: rules.principlesFiles,
    ...{ findings, errors, skipped: [], notes: [], fixed: 0, durationMs: 0 },
    fileCount: known.length,
    resourceCount: known.reduce((sum, report) => sum + report.resources, 0),
    gate: { failOn, failed: isRed(findings, errors, failOn) },
    rules: ruleTexts(root.services, rules, findings),
    title: titleOf(rules.project),
    principleTexts: principlesInForce(rules.project),
    waivers: waiverStates(waiversOf(rules.project), findings),
    applications: reports.flatMap(({ file, applications }) => applications.map((application) => ({ ...application, file }))),
    owners: ownersByFile(rules.owners, [...reports, ...findings]),
    history: await readHistory(root, rules, asOf),
    commit: null,
    compared: !rules.baseline.isEmpty,
  };
}

function ruleTexts(services: Services, { project }: LoadedRules, findings: readonly Finding[]): Report["rules"] {
  const planned = project.rules.flatMap((folder) => folder.rules.rules.map(({ rule }) => rule.id));
  const ids = new Set([...planned, ...findings.map(({ rule }) => rule)]);
  return new Map([...ids].flatMap((id) => {
    const text = ruleText(services, id);
    return text === null ? [] : [[id, text] as const];
  }));
}

function ruleText(services: Services, id: string): RuleText | null {
  const url = services.page(id);
  const definition = services.definition(id);
  const documentation = services.documentation(id);
  if (definition === null || documentation === null) return null;
  const { description, rationale, references } = documentation;
  return { title: definition.title, url, description, rationale, references };
}

/** The runs that the command line has written down; the editor adds none. */
async function readHistory(root: Root, { project }: LoadedRules, asOf: string): Promise<readonly HistoryRecord[]> {
  const { history } = project.run;
  const text = history === null ? null : await readStored(root.files.files, history, HISTORY_LIMIT);
  return text === null ? [] : recordsBefore(parseHistory(text).records, { asOf, commit: null });
}

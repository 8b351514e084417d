import { nearestClause, type ExplainStep, type Finding, type Range } from "#engine/index.ts";
import { builtinDocumentation } from "#packs/documentation.ts";
import { ownRules } from "#packs/own-rules.ts";
import { builtinIndex, type Project } from "#project/project.ts";
import type { Arguments } from "../arguments.ts";
import { baselinePath } from "../baseline.ts";
import { describeRule } from "../describe-rule.ts";
import { ExitCode, RunFault } from "../exit-code.ts";
import { findInputs } from "../inputs.ts";
import { emitAnswer } from "../output.ts";
import { findRoot } from "../root.ts";
import { feed } from "../loaded.ts";
import { openSession, type Session } from "../session.ts";
import { stateOf } from "../state.ts";
import type { Terminal } from "../terminal.ts";
import { wrap } from "../wrap.ts";

/** One link of the chain from a question to its answer. */
interface Link {
  readonly step: string;
  readonly value: string;
  readonly file: string | null;
  readonly range: Range | null;
}

/** `explain RULE`, `explain RULE FILE:LINE` and `explain FINDING`. */
export async function explain(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [subject, place, ...rest] = options.operands;
  if (subject === undefined || rest.length > 0) throw new RunFault("explain takes a rule id, a rule id with FILE:LINE, or the fingerprint of a finding");
  if (place !== undefined) return explainPlace(subject, place, options, terminal);
  if (/^[0-9a-f]{6,64}$/.test(subject)) return explainFinding(subject, options, terminal);
  return explainRule(subject, options, terminal);
}

function explainRule(id: string, options: Arguments, terminal: Terminal): ExitCode {
  const { project } = openSession(options, [], terminal);
  const chain = chainOfRule(id, project);
  checkRuleId(id, project);
  const documentation = builtinDocumentation.get(id) ?? null;
  const definition = builtinIndex.rules.get(id) ?? ownRules.get(id) ?? plannedIn(project, id)[0]?.rule;
  emitAnswer(options, terminal, {
    text: () => `${definition === undefined ? `${id}\n` : describeRule(definition, documentation)}\nIn this repository\n${describeChain(chain)}`,
    json: () => ({ rule: id, chain }),
  });
  return ExitCode.Passed;
}

async function explainPlace(id: string, place: string, options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const match = /^(.+):(\d+)(?::\d+)?$/.exec(place);
  if (match === null) throw new RunFault(`"${place}" is no place; write FILE:LINE, for example deploy/shop.yaml:21`);
  const given = match[1] ?? "";
  const file = findInputs([given], terminal).paths[0] ?? "";
  const session = openSession(options, [findRoot([given], terminal.cwd).folder], terminal);
  checkRuleId(id, session.project);
  const fed = await feed(session);
  const line = Number(match[2]);
  const chain = ownRules.has(id) ? ownSteps(session, stateOf(session, fed).findings, { rule: id, file, line }) : stepsAt(session, { engine: fed.engine, rule: id, file, line });
  emitAnswer(options, terminal, { text: () => `${id} at ${file}:${match[2] ?? ""}\n${describeChain(chain)}`, json: () => ({ rule: id, chain }) });
  return ExitCode.Passed;
}

async function explainFinding(fingerprint: string, options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const session = openSession(options, [], terminal);
  const fed = await feed(session);
  const found = stateOf(session, fed).findings.find((finding) => finding.fingerprint.startsWith(fingerprint));
  if (found === undefined) throw new RunFault(`There is no finding ${fingerprint} in ${session.inputs.root}. The fingerprints are in the JSON report`);
  const { rule, file, range } = found;
  const { line } = range.start;
  const chain = ownRules.has(rule)
    ? ownSteps(session, [found], { rule, file, line })
    : [...findingLinks(found), ...stepsAt(session, { engine: fed.engine, rule, file, line }), ...baselineLinks(session, found)];
  emitAnswer(options, terminal, { text: () => `${rule}\n${describeChain(chain)}`, json: () => ({ finding: found.fingerprint, chain }) });
  return ExitCode.Passed;
}

interface Place {
  readonly engine: Awaited<ReturnType<typeof feed>>["engine"];
  readonly rule: string;
  readonly file: string;
  readonly line: number;
}

/** Texts are dropped while feeding; the file in question is given to the engine once more. */
function stepsAt(session: Session, { engine, rule, file, line }: Place): Link[] {
  const bytes = session.inputs.system.read(file, session.limit);
  if (bytes === null || bytes === "too-large") throw new RunFault(`${file}: cannot be read`);
  engine.update(file, new TextDecoder().decode(bytes));
  return engine.explain(rule, file, line).map(linkOf);
}

/** What a rule on principles files says on a line. */
function ownSteps({ project }: Session, findings: readonly Finding[], { rule, file, line }: Omit<Place, "engine">): Link[] {
  const here = findings.filter((finding) => finding.rule === rule && finding.file === file && finding.range.start.line === line);
  const said = here.flatMap((finding): Link[] => [...findingLinks(finding), { step: "gate", value: `counts, with the effect ${finding.effect}`, file, range: finding.range }]);
  const silent: Link = { step: "silent", value: "the rule has nothing to say on this line", file, range: null };
  return [...chainOfRule(rule, project), ...(said.length === 0 ? [silent] : said)];
}

function linkOf(step: ExplainStep): Link {
  const at = step.line === null ? null : { line: step.line, column: 1 };
  return { step: step.step, value: step.value, file: step.file, range: at === null ? null : { start: at, end: at } };
}

function findingLinks(finding: Finding): Link[] {
  return [{ step: "finding", value: finding.message, file: finding.file, range: finding.range }];
}

/** The rules fail an old finding like any other; the comparison has the last word. */
function baselineLinks(session: Session, { verdict }: Finding): Link[] {
  if (verdict !== "baseline") return [];
  const file = baselinePath(session);
  const where = file === null ? "it was there before" : "it is accepted in the baseline";
  return [{ step: "baseline", value: `an old finding: ${where}, so it does not count`, file, range: null }];
}

/** Who asks for a rule in this repository, and with which severity. */
function chainOfRule(id: string, project: Project): Link[] {
  const definition = builtinIndex.rules.get(id) ?? ownRules.get(id);
  const catalogue: Link[] = definition === undefined ? [] : [{ step: "catalogue", value: `severity ${definition.severity}, ${definition.confidence}`, file: null, range: null }];
  if (ownRules.has(id)) return [...catalogue, ...filesOf(project)];
  const planned = plannedIn(project, id).map((user): Link => {
    const by = user.principle === null ? "a pack" : `principle ${user.principle}`;
    const { origin } = user;
    return { step: "in force", value: `for ${by}: severity ${user.severity}, stage ${user.stage}`, file: origin?.file ?? null, range: origin?.range ?? null };
  });
  return planned.length > 0 ? [...catalogue, ...planned] : [...catalogue, { step: "not in force", value: "no principle and no pack in use names the rule", file: null, range: null }];
}

/** A rule on principles files is in force on each of them. */
function filesOf({ principlesFiles }: Project): Link[] {
  if (principlesFiles.length === 0) return [{ step: "not in force", value: "no principles file is in use", file: null, range: null }];
  return principlesFiles.map((file) => ({ step: "in force", value: "on every principles file in use", file, range: null }));
}

function plannedIn(project: Project, id: string): Project["rules"][number]["rules"]["rules"] {
  return project.rules.flatMap((entry) => entry.rules.rules).filter((planned) => planned.rule.id === id);
}

function checkRuleId(id: string, project: Project): void {
  if (builtinIndex.rules.has(id) || ownRules.has(id) || plannedIn(project, id).length > 0) return;
  throw new RunFault(`There is no rule "${id}"${nearestClause(id, [...builtinIndex.rules.keys(), ...ownRules.keys()])}`);
}

function describeChain(chain: readonly Link[]): string {
  return chain.map((link) => {
    const place = link.file === null ? "" : ` (${link.file}${link.range === null ? "" : `:${String(link.range.start.line)}`})`;
    return `${wrap(`  ${link.step}: ${link.value}${place}`)}\n`;
  }).join("");
}

import { join } from "node:path";
import { addWaiver, applyEdits, requestFor, unifiedDiff, type Finding, type WaiverRequest, type WaiverWritten } from "#engine/index.ts";
import { textOf } from "#host/read-text.ts";
import { writeFileAtomically } from "#host/write-node.ts";
import { nearestPrinciples } from "#project/nearest-principles.ts";
import type { Arguments } from "../arguments.ts";
import { ExitCode, RunFault } from "../exit-code.ts";
import { findInputs } from "../inputs.ts";
import { dateOf } from "../load.ts";
import { feed } from "../loaded.ts";
import { note, openSession, type Session } from "../session.ts";
import { stateOf } from "../state.ts";
import type { Terminal } from "../terminal.ts";

const USE = "waive takes the fingerprint of a finding, or a rule id with FILE or FILE:LINE";

/** Writes a request for a waiver of a finding into the principles file in force for it. It asks for what the command line leaves out. */
export async function waive(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const session = openSession(options, [], terminal);
  const state = stateOf(session, await feed(session));
  const finding = findFinding(state.findings, options.operands, session);
  const place = principlesFor(session, finding);
  if (place === null) throw new RunFault("There is no principles file that a waiver could stand in. `groundrules init` writes a first one");
  const request = { ...requestFor(finding), ...(await answersOf(options, terminal)) };
  const draft = addWaiver(place.text, request, { asOf: dateOf(options), maxDays: session.project.run.waiverDays });
  if ("problem" in draft) throw new RunFault(draft.problem);
  const after = applyEdits(place.text, draft.edits);
  if (options.dryRun) terminal.print(unifiedDiff(place.file, place.text, after));
  else writeFileAtomically(join(session.inputs.root, place.file), `${place.byteOrderMark ? "\ufeff" : ""}${after}`);
  if (!options.dryRun) note(session, describe(session, place.file, { draft, after, finding }));
  return ExitCode.Passed;
}

/** The principles file that a waiver of a finding belongs into. */
function principlesFor({ project, inputs, limit }: Session, { file }: Finding): { readonly file: string; readonly text: string; readonly byteOrderMark: boolean } | null {
  const nearest = nearestPrinciples(project.principlesFiles, file);
  const read = nearest === null ? null : textOf(inputs.system.read(nearest, limit));
  return nearest !== null && read !== null && "text" in read ? { file: nearest, ...read } : null;
}

/** The finding that is meant, which must be one that fails. */
function findFinding(findings: readonly Finding[], operands: readonly string[], session: Session): Finding {
  const [subject, place, ...rest] = operands;
  if (subject === undefined || rest.length > 0) throw new RunFault(USE);
  const about = place === undefined ? findings.filter(({ fingerprint }) => fingerprint.startsWith(subject)) : findingsAt(findings, subject, place, session);
  const failing = about.filter(({ verdict }) => verdict === "fail");
  const [first] = failing;
  if (first === undefined) throw new RunFault(about.length === 0 ? `There is no finding ${operands.join(" ")}. \`groundrules check --format json\` lists fingerprints` : `${about[0]?.rule ?? subject} does not fail there: its verdict is ${about[0]?.verdict ?? ""}`);
  if (new Set(failing.map(({ fingerprint, file }) => `${fingerprint} ${file}`)).size > 1) throw new RunFault(`"${operands.join(" ")}" means ${String(failing.length)} findings. Name one by its fingerprint: ${failing.map(({ fingerprint }) => fingerprint).join(", ")}`);
  if (first.rule.startsWith("principles/")) throw new RunFault("What is wrong with the principles file itself cannot be waived. Mend it");
  return first;
}

function findingsAt(findings: readonly Finding[], rule: string, place: string, { terminal }: Session): readonly Finding[] {
  const [, path = place, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  const file = findInputs([path], terminal).paths[0] ?? "";
  return findings.filter((finding) => finding.rule === rule && finding.file === file && (line === undefined || String(finding.range.start.line) === line));
}

type Answers = Pick<WaiverRequest, "reason" | "requestedBy" | "expires" | "type">;

async function answersOf({ waiver }: Arguments, { ask }: Terminal): Promise<Answers> {
  const missing = [...(waiver.reason === null ? ["--reason TEXT"] : []), ...(waiver.expires === null ? ["--expires DATE"] : [])];
  if (ask === null && missing.length > 0) throw new RunFault(`a waiver needs ${missing.join(" and ")}`);
  const answer = async (given: string | null, question: string): Promise<string> => given ?? (ask === null ? "" : (await ask(question)).trim());
  const reason = await answer(waiver.reason, "Why can the rule not be kept for now? ");
  const owner = await answer(waiver.owner, "Who asks for it (team:shop, user:ada)? ");
  const expires = await answer(waiver.expires, "Last day on which it counts (YYYY-MM-DD)? ");
  return { reason, requestedBy: owner === "" ? null : owner, expires, type: waiver.type ?? "dispensation" };
}

function describe({ project }: Session, file: string, { draft, after, finding }: { draft: WaiverWritten; after: string; finding: Finding }): string[] {
  const line = after.slice(0, draft.offset).split("\n").length;
  const approvers = project.principles.flatMap(({ principles }) => principles).find(({ id }) => id === finding.principle)?.approvers ?? [];
  const whom = approvers.length === 0 ? "someone else" : approvers.join(" or ");
  return [`Waiver ${draft.id} was written to ${file}:${String(line)}. It has no effect until ${whom} approves it: set approvedBy and approvedOn.`];
}

import type { Arguments } from "../arguments.ts";
import { ExitCode } from "../exit-code.ts";
import { notesOnState } from "../notes.ts";
import { feed } from "../loaded.ts";
import { note, openSession } from "../session.ts";
import { acceptFindings, stateOf } from "../state.ts";
import type { Terminal } from "../terminal.ts";
import { wrap } from "../wrap.ts";

/** Takes a baseline of what is wrong today, or drops from it what is gone since. Says in one line what it did. */
export async function baseline(options: Arguments, terminal: Terminal): Promise<ExitCode> {
  const session = openSession(options, options.operands, terminal);
  const loaded = await feed(session);
  const accepted = acceptFindings(session, loaded);
  const isNamed = session.project.run.baseline !== null || options.baseline !== null;
  const hint = isNamed ? [] : ["Name it in the principles file, so that it counts: settings: {gate: {baseline: .groundrules/baseline.json}}"];
  note(session, [...notesOnState(session, stateOf(session, accepted.loaded)), ...hint]);
  terminal.print(`${wrap(accepted.note)}\n`);
  return ExitCode.Passed;
}

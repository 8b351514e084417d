import { VERSION } from "./version.ts";

const USAGE = `groundrules ${VERSION}: checks manifests against architecture principles

  groundrules check [PATH...]         check files (default: the repository)
  groundrules fix [PATH...]           check, and apply the safe fixes
  groundrules init [PATH]             write a first principles.yaml
  groundrules rules [WORD...]         list rules by id, title, or id elsewhere
  groundrules explain RULE            what a rule wants, and why
  groundrules explain RULE FILE:LINE  why it fired there, or not
  groundrules explain FINDING         the same for a finding's fingerprint
  groundrules test                    run the examples of all rules
  groundrules baseline [PATH...]      accept what is wrong today; later, shrink
  groundrules triage BASE [PATH...]   does the change need a review, and why
  groundrules report [PATH...]        write the HTML report, keep history
  groundrules map --framework ID      what supports each control, with results
  groundrules export KIND             oscal, poam, gemara, risks or ics
  groundrules schema [NAME]           JSON Schema: principles, rule or report
  groundrules lsp                     language server on stdin and stdout

What runs
  --principles FILE          use this principles file
  --pack NAME                built-in packs instead of a principles file
  --rule ID, --skip-rule ID  only these rules, or all but these
  --as-of DATE               the date that counts as today
  --stdin --stdin-filename F one document from stdin
  --jobs N                   number of workers
  --no-cache, --cache-dir D  on-disk cache

What is new
  --base REF                 findings of the common ancestor with REF are old
  --changed                  report only files that differ from the base
  --baseline FILE            findings that are accepted for now
  --update-baseline, --force drop from it what is gone; add what is new

What comes out
  --format NAME              text, json, sarif, junit, gitlab, github,
                             checkstyle, markdown, csv or html; repeat it
                             with --output for several reports
  --output FILE              write the report before it to a file
  --fail-on LEVEL            gate: error, warning, info or never
  --fix, --fix-unsafe        apply safe fixes, or unsafe ones as well
  --dry-run                  with --fix: print the diff, write nothing
  --quiet, --verbose, --no-progress, --color auto|always|never

Options that name things can be repeated, and take lists: --rule a,b
Exit codes: 0 passed, 1 findings at the gate, 2 wrong call or principles, 3 bug
`;

/** The answer to a call that needs no command to be loaded; null for all others. */
export function quickAnswer(argv: readonly string[]): string | null {
  for (const argument of argv) {
    if (argument === "--") return null;
    if (argument === "--version") return `${VERSION}\n`;
    if (argument === "--help" || argument === "-h" || (argument === "help" && argv.length === 1)) return USAGE;
  }
  return null;
}

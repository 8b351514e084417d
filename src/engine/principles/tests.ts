import { resolvePath } from "./entries.ts";
import { Places } from "./places.ts";
import type { ParsedPrinciples } from "./types.ts";
import { memberOf } from "../rules/values.ts";
import type { Fields } from "../shape/fields.ts";
import type { Verdict } from "../model/finding.ts";
import type { Origin } from "../model/origin.ts";
import { SEVERITIES, type Severity } from "../model/severity.ts";

/** What a test wants of one finding; null where it does not say. */
export interface ExpectedVerdict {
  readonly line: number | null;
  readonly severity: Severity | null;
  readonly verdict: Verdict | null;
  readonly waiver: string | null;
  readonly message: string | null;
}

/** A test of a principles file: what a rule says of one file, on a date, in an environment. */
export interface PrincipleTest {
  readonly name: string;
  readonly rule: string;
  /** File to check, relative to the root; null where it would leave the root. */
  readonly given: string | null;
  /** The same as it is written. */
  readonly written: string;
  /** Facts to assume: `{environment: prod}`. */
  readonly as: Readonly<Record<string, string>>;
  /** ISO date to assume; null for that of the run. */
  readonly asOf: string | null;
  readonly expect: readonly ExpectedVerdict[];
  readonly origin: Origin;
}

const VERDICTS: readonly Verdict[] = ["fail", "waived", "suppressed", "baseline", "unresolved"];

/** The tests a principles file holds, in their order. */
export function readPrincipleTests(file: ParsedPrinciples): PrincipleTest[] {
  const places = new Places(file.file, file.tree);
  return (file.fields?.children("tests") ?? []).map((fields) => {
    const written = fields.text("given") ?? "";
    const facts = fields.child("as");
    return {
      name: fields.text("name") ?? "",
      rule: fields.text("rule") ?? "",
      given: resolvePath(file.file, written),
      written,
      as: Object.fromEntries(facts?.keys().map((key) => [key, facts.text(key) ?? ""]) ?? []),
      asOf: fields.text("asOf") ?? null,
      expect: fields.children("expect").map(readExpected),
      origin: places.origin(fields.span("name")),
    };
  });
}

function readExpected(fields: Fields): ExpectedVerdict {
  const line = Number(fields.text("line") ?? "");
  return {
    line: fields.has("line") && Number.isInteger(line) ? line : null,
    severity: memberOf(SEVERITIES, fields.text("severity")) ?? null,
    verdict: memberOf(VERDICTS, fields.text("verdict")) ?? null,
    waiver: fields.text("waiver") ?? null,
    message: fields.text("message") ?? null,
  };
}

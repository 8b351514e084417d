import type { PlaceRange } from "./governance.ts";

/** The tests of one principles file. */
export interface TestFile {
  readonly uri: string;
  /** As people read it: the file relative to its root. */
  readonly label: string;
  readonly tests: readonly TestEntry[];
}

/** An entry of `tests`. */
export interface TestEntry {
  /** Names it within its file, for as long as the order of the entries stays. */
  readonly id: string;
  readonly name: string;
  /** The rule it is about; empty where the entry names none. */
  readonly rule: string;
  readonly range: PlaceRange;
}

export interface RunTestsParams {
  readonly files: readonly TestSelection[];
}

export interface TestSelection {
  readonly uri: string;
  /** Ids of entries; null for all of the file. */
  readonly ids: readonly string[] | null;
}

export interface TestResult {
  readonly uri: string;
  readonly id: string;
  /** Empty where the test passed. */
  readonly failures: readonly TestFailure[];
}

export interface TestFailure {
  readonly message: string;
  /** What was expected and what was found, one line each finding; null where the message says it all. */
  readonly difference: { readonly expected: string; readonly actual: string } | null;
  /** The place in the principles file. */
  readonly range: PlaceRange;
}

import type { FileReport, PrinciplesIssue } from "#engine/index.ts";
import { runGuarded, type ErrorLog } from "../guard.ts";
import type { LoadedRules } from "../services.ts";
import { debounce } from "../timing.ts";

/** How long a root is quiet before its principles files are measured by all files again: typing comes first. */
const QUIET_MS = 600;

export interface UsageParts {
  readonly log: ErrorLog;
  /** What the engine says of every file. */
  readonly reports: () => Promise<readonly FileReport[]>;
  /** Files of which nothing is known. */
  readonly unread: () => readonly string[];
  /** There are other issues than before. */
  readonly changed: () => void;
}

/** Keeps what only a look at every file tells of the principles files: waivers that waive nothing, scopes that match nothing. */
export class Usage {
  issues: readonly PrinciplesIssue[] = [];
  private readonly parts: UsageParts;
  private rules: LoadedRules | null = null;
  private isStarted = false;
  private edition = 0;
  private checked = -1;
  private readonly checkLater = debounce(QUIET_MS, () => {
    runGuarded(this.parts.log, "usage", () => this.check());
  });

  constructor(parts: UsageParts) {
    this.parts = parts;
  }

  /** All files have come in. */
  start(): void {
    this.isStarted = true;
    this.outdate();
  }

  /** Other rules are in force; null where nothing can be told of them. Issues of files whose text stayed are kept until the next look. */
  follow(rules: LoadedRules | null): void {
    const before = this.rules;
    this.issues = this.issues.filter(({ file }) => rules?.texts.get(file) === before?.texts.get(file));
    this.rules = rules;
    this.outdate();
  }

  /** Something changed that the issues depend on. */
  outdate(): void {
    this.edition += 1;
    if (this.isStarted) this.checkLater.trigger();
  }

  async check(): Promise<void> {
    const { edition, rules } = this;
    if (!this.isStarted || rules === null || this.checked === edition) return;
    this.checkLater.cancel();
    const issues = await rules.usageIssues(await this.parts.reports(), this.parts.unread());
    // What changed in between is looked at next.
    if (this.edition !== edition) return;
    this.checked = edition;
    const isSame = JSON.stringify(issues) === JSON.stringify(this.issues);
    this.issues = issues;
    if (!isSame) this.parts.changed();
  }

  dispose(): void {
    this.checkLater.dispose();
  }
}

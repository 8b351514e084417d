/** Settings of the extension, as `package.json` contributes them below `groundrules.`. */
export interface Settings {
  readonly enable: boolean;
  /** Whether findings follow each keystroke or wait until the document is saved. */
  readonly run: RunMode;
  /** The highest severity this editor shows. Personal: it never changes what the command line reports. */
  readonly severityCap: SeverityCap;
  /**
   * The highest severity this editor shows of single rules (`k8s/host-port`), of a category (`k8s/*`) or of a principle (`SEC-1`).
   * Personal as well, and it only lowers.
   */
  readonly severities: Readonly<Record<string, SeverityCap>>;
}

export type RunMode = "onType" | "onSave";

export type SeverityCap = "error" | "warning" | "info" | "hint";

export const DEFAULT_SETTINGS: Settings = { enable: true, run: "onType", severityCap: "error", severities: {} };

import type { Range } from "./route.ts";

export type Stage = "advisory" | "warn" | "enforce";

/** Where something stands in a file. */
export interface Origin {
  readonly file: string;
  readonly range: Range | null;
}

/** Where something holds; an empty list does not limit. */
export interface ScopeLimits {
  /** Path globs, relative to the root. */
  readonly paths: readonly string[];
  readonly excludePaths: readonly string[];
  /** Names of environments of the architecture model. */
  readonly environments: readonly string[];
  /** `Kind/name`, `namespace/Kind/name`, `service/NAME`, a Terraform address; globs. */
  readonly resources: readonly string[];
}

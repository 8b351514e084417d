import { engineWith, plannedOf, ruleOf } from "../kit.ts";
import type { FileReport } from "../../../src/engine/index.ts";
import type { RuleDefinition } from "../../../src/engine/model/rule.ts";

/** Rules with the identifiers other scanners have for them. */
export const RULES: readonly RuleDefinition[] = [
  ruleOf({
    id: "test/privileged",
    forbid: "self.securityContext.privileged == true",
    packs: ["security"],
    equivalents: {
      checkov: ["CKV_K8S_16"], trivy: ["KSV-0017", "KSV017"], "kube-linter": ["privileged-container"],
      "kube-score": ["container-security-context-privileged"], polaris: ["runAsPrivileged"],
    },
  }),
  ruleOf({ id: "test/host-network", message: "Wrong.", targets: ["k8s.podSpec"], forbid: "self.hostNetwork == true", at: [{ path: "self.hostNetwork" }], equivalents: { "kube-linter": ["host-network"] } }),
  ruleOf({ id: "test/tag", message: "Wrong.", formats: ["compose"], targets: ["compose.service"], require: "self.image.contains(':')", at: [{ path: "self.image" }], equivalents: { dclint: ["service-image-require-explicit-tag"] }, packs: ["security"] }),
  ruleOf({ id: "test/from", message: "Wrong.", formats: ["dockerfile"], targets: ["docker.stage"], forbid: "true", at: [{ path: "self" }], equivalents: { hadolint: ["DL3007", "DL3006"], checkov: ["CKV_DOCKER_7"], trivy: ["DS-0001"] } }),
  ruleOf({ id: "test/run", message: "Wrong.", formats: ["dockerfile"], targets: ["docker.instruction"], forbid: "self.keyword == 'RUN'", at: [{ path: "self" }], equivalents: { hadolint: ["DL3008"] }, packs: ["security"] }),
];

export interface SuppressedOptions {
  readonly asOf?: string;
  readonly foreign?: boolean;
  readonly rules?: readonly RuleDefinition[];
}

/** The report of one file under these rules. */
export function reportOf(file: string, text: string, { asOf = "2026-06-01", foreign = true, rules = RULES }: SuppressedOptions = {}): FileReport {
  return engineWith({ rules: rules.map((rule) => plannedOf(rule)), files: { [file]: text }, asOf, foreign }).findings(file);
}

/** The findings as `line rule-name who`, where who is what suppresses them, or "-". */
export function toldOf(report: FileReport): string[] {
  return report.findings.map(({ range, rule, suppression }) => `${String(range.start.line)} ${rule.slice("test/".length)} ${suppression?.by ?? "-"}`);
}

import { capSeverity, type Finding, type Severity } from "#engine/index.ts";
import type { Settings } from "#protocol/settings.ts";

/** What a severity becomes in this editor, and the setting that lowers it; null where none does. */
export interface PersonalSeverity {
  readonly severity: Severity;
  readonly setting: "groundrules.severities" | "groundrules.severityCap" | null;
}

/** Lowers a severity as the settings of this editor ask. They never raise one, and they never change the gate. */
export function personalSeverity(effect: Severity, of: Pick<Finding, "rule" | "principle">, settings: Settings): PersonalSeverity {
  const own = capSeverity(effect, capFor(of, settings.severities));
  const severity = capSeverity(own, settings.severityCap);
  if (severity !== own) return { severity, setting: "groundrules.severityCap" };
  return { severity, setting: own === effect ? null : "groundrules.severities" };
}

/** The entry that says most about a finding: its rule, else its principle, else the category of its rule. */
function capFor({ rule, principle }: Pick<Finding, "rule" | "principle">, severities: Settings["severities"]): Severity {
  const category = `${rule.split("/", 1)[0] ?? ""}/*`;
  const names = [rule, principle, category].filter((name) => name !== null);
  return names.flatMap((name) => (Object.hasOwn(severities, name) ? (severities[name] ?? []) : []))[0] ?? "error";
}

import assert from "node:assert/strict";
import type { Severity } from "#engine/index.ts";
import { DEFAULT_SETTINGS } from "#protocol/settings.ts";
import type { Settings } from "#protocol/settings.ts";
import { personalSeverity } from "#server/personal-severity.ts";

const FINDING = { rule: "k8s/host-port", principle: "SEC-1" };

function check(effect: Severity, settings: Partial<Settings>, expected: Severity, setting: string | null): void {
  assert.deepEqual(personalSeverity(effect, FINDING, { ...DEFAULT_SETTINGS, ...settings }), { severity: expected, setting });
}

describe("the personal severity of a finding", () => {
  it("is its own without settings", () => {
    check("error", {}, "error", null);
  });
  it("is lowered by its rule, its category or its principle", () => {
    check("error", { severities: { "k8s/host-port": "info" } }, "info", "groundrules.severities");
    check("error", { severities: { "k8s/*": "hint" } }, "hint", "groundrules.severities");
    check("error", { severities: { "SEC-1": "warning" } }, "warning", "groundrules.severities");
  });
  it("is not touched by names that mean others", () => {
    check("error", { severities: { "k8s/host": "hint", "compose/*": "hint", "SEC-2": "hint" } }, "error", null);
  });
  it("goes by the rule before the principle, and by that before the category", () => {
    check("error", { severities: { "k8s/*": "hint", "SEC-1": "info", "k8s/host-port": "error" } }, "error", null);
    check("error", { severities: { "k8s/*": "hint", "SEC-1": "info" } }, "info", "groundrules.severities");
  });
  it("is never raised", () => {
    check("info", { severities: { "k8s/host-port": "error" } }, "info", null);
  });
  it("is capped for everything as well, and the setting that counts is told", () => {
    check("error", { severityCap: "warning", severities: { "k8s/*": "info" } }, "info", "groundrules.severities");
    check("error", { severityCap: "hint", severities: { "k8s/*": "info" } }, "hint", "groundrules.severityCap");
    check("warning", { severityCap: "warning" }, "warning", null);
  });
});

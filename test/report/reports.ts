import type { Report } from "#report/index.ts";
import { baseReport, COMPOSE, findingOf, SHOP } from "./build-report.ts";
import { governanceReport, hostileReport } from "./governance-reports.ts";

/** The reports that every reporter is tried on. */
export function sampleReports(): Readonly<Record<string, Report>> {
  return { mixed: mixedReport(), clean: cleanReport(), errors: errorReport(), layout: layoutReport(), governance: governanceReport(), hostile: hostileReport() };
}

function mixedReport(): Report {
  const image = findingOf(COMPOSE, "image: postgres", {
    rule: "compose/image-tag",
    principle: "OPS-2",
    severity: "warning",
    effect: "warning",
    message: "Service db uses the image postgres without a tag, so every pull may bring another version. Add the tag you have tested.",
    file: "compose.yaml",
    route: ["services", "db", "image"],
    resource: { type: "compose.service", name: "db" },
    fix: { safety: "choice", title: "Add a tag" },
    fingerprint: "0a77",
  });
  const unresolved = findingOf(COMPOSE, 'ports: ["5432:5432"]', {
    rule: "compose/port-all-interfaces",
    verdict: "unresolved",
    severity: "warning",
    effect: "warning",
    gates: false,
    message: "The host address of a port cannot be computed from the files.",
    file: "compose.yaml",
    route: ["services", "db", "ports"],
    resource: { type: "compose.service", name: "db" },
    fingerprint: "0a78",
  });
  const privileged = findingOf(SHOP, "privileged: true", {
    principle: "SEC-1",
    principles: ["ZERO-3"],
    fix: { safety: "unsafe", title: "Set privileged to false" },
    related: [
      { file: "deploy/shop.yaml", span: { start: 0, end: 1 }, range: { start: { line: 14, column: 17 }, end: { line: 14, column: 28 } }, message: "Capability SYS_ADMIN is added.", rule: "k8s/cap-sys-admin" },
      { file: "deploy/namespace.yaml", span: { start: 0, end: 1 }, range: { start: { line: 3, column: 1 }, end: { line: 3, column: 9 } }, message: "The namespace enforces no profile." },
    ],
  });
  const suppressed = findingOf(SHOP, "- NET_RAW", {
    rule: "k8s/added-capabilities",
    principle: "SEC-1",
    verdict: "suppressed",
    severity: "warning",
    effect: "info",
    message: "Container web adds the capability NET_RAW.",
    document: 1,
    route: ["spec", "template", "spec", "containers", 0, "securityContext", "capabilities", "add", 1],
    suppression: { by: "comment", reason: "ping is needed until the probe moves", until: "2027-01-31" },
    fingerprint: "77aa",
  });
  const report = baseReport([image, unresolved, privileged, suppressed]);
  return {
    ...report,
    principles: "principles.yaml",
    principlesFiles: ["principles.yaml", "deploy/principles.yaml"],
    skipped: [
      { file: "chart/templates/web.yaml", reason: "not-yet" },
      { file: "dump/all.yaml", reason: "too-large" },
      { file: "overlay/patch.yaml", reason: "not-yet" },
    ],
    notes: ["Stages, waivers and the baseline of principles.yaml are read, but have no effect yet."],
    fixed: 2,
    fixOf: (finding) => new Map([[privileged, { title: "Set privileged to false", safety: "unsafe" as const, edits: [{ start: privileged.span.end - 4, end: privileged.span.end, text: "false" }] }]]).get(finding),
  };
}

function cleanReport(): Report {
  return baseReport([]);
}

function errorReport(): Report {
  return {
    ...baseReport([]),
    errors: [
      { kind: "parse", file: "deploy/broken file.yaml", range: { start: { line: 3, column: 5 }, end: { line: 3, column: 6 } }, message: "A flow sequence is not closed. Add the missing bracket." },
      { kind: "rule", file: "principles.yaml", range: null, message: "Rule team/own-rule took more than 100000 steps." },
      { kind: "internal", file: "", range: null, message: "Reader of compose.yaml failed." },
    ],
    gate: { failOn: "warning", failed: true },
    fileCount: 1,
    resourceCount: 0,
  };
}

/** Lines that are hard to show: tabs, wide and hidden characters, long lines, ranges of many lines, and none at all. */
function layoutReport(): Report {
  const long = `a: "${"x".repeat(150)}" # end\n`;
  const texts: readonly (readonly [string, string])[] = [
    ["a:\n\t- b: yes\t# tab\n", "b: yes"],
    ['{"note": "日本語 text", "on": true}\n', '"on": true'],
    ["# \u001b[31mred\u0007 \u202Eback\na: b\n", "a: b"],
    [long, "# end"],
    [long, `"${"x".repeat(150)}"`],
    [`RUN one \\\n    two \\\n\n    three \\\n    four \\\n    five \\\n    six\nUSER 1\n`, "RUN one \\\n    two \\\n\n    three \\\n    four \\\n    five \\\n    six"],
    ["a:\n  b: 1\n  c: 2\n", "b: 1\n  c: 2\n"],
    ["a: \n", ""],
  ];
  const findings = texts.map(([text, mark], index) => findingOf(text, mark, {
    rule: "team/layout",
    message: `Case ${String(index)}: \u001b]0;title\u0007 is shown as it is written.`,
    file: `cases/${String(index)} ü#.yaml`,
    resource: null,
    fingerprint: `f${String(index)}`,
    effect: (["error", "warning", "info", "hint"] as const)[index % 4] ?? "error",
    ...(index === 7 ? { frame: null } : {}),
  }));
  return baseReport(findings);
}

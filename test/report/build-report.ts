import type { Finding, Position, Range } from "#engine/index.ts";
import type { PrincipleText, Report, RuleText } from "#report/index.ts";

export const SHOP = `apiVersion: apps/v1
kind: Deployment
metadata: {name: shop, namespace: web}
spec:
  template:
    spec:
      containers:
        - name: web
          image: nginx
          securityContext:
            privileged: true
            capabilities:
              add:
                - SYS_ADMIN
                - NET_RAW
`;

export const COMPOSE = `services:
  db:
    image: postgres
    ports: ["5432:5432"]
`;

/** Builds a finding: its range is where \`mark\` stands in the text. */
export function findingOf(text: string, mark: string, fields: Partial<Finding>): Finding {
  const start = text.indexOf(mark);
  const end = start + mark.length;
  const range: Range = { start: positionAt(text, start), end: positionAt(text, end) };
  const lines = text.split("\n");
  const firstLine = Math.max(1, range.start.line - 2);
  return {
    rule: "k8s/privileged-container",
    principle: null,
    principles: [],
    verdict: "fail",
    severity: "error",
    effect: "error",
    stage: "enforce",
    confidence: "certain",
    gates: true,
    message: "Container web in Deployment/shop is privileged. Set privileged to false.",
    file: "deploy/shop.yaml",
    span: { start, end },
    range,
    document: 0,
    route: ["spec", "template", "spec", "containers", 0, "securityContext", "privileged"],
    resource: { type: "k8s.Deployment", name: "shop", namespace: "web" },
    related: [],
    fix: null,
    fingerprint: "c1f0a2b3",
    suppression: null,
    waiver: null,
    environment: null,
    frame: { firstLine, lines: lines.slice(firstLine - 1, range.end.line + 2) },
    ...fields,
  };
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

const RULES: readonly (readonly [string, RuleText])[] = [
  [
    "k8s/privileged-container",
    {
      title: "Containers do not run privileged",
      url: "https://example.org/rules/k8s/privileged-container",
      description: "Fires when a container sets securityContext.privileged to true.",
      rationale: "A privileged container can do what root of the node can do. One fault in it costs the node.",
      references: { "pod-security-standards": ["baseline"], "nist-800-53": ["AC-6", "CM-7"] },
    },
  ],
  [
    "compose/image-tag",
    {
      title: "Images name a version",
      url: null,
      description: "",
      rationale: "Without a tag, every start may bring another version.",
      references: { "nist-800-53": ["CM-2"] },
    },
  ],
];

const PRINCIPLES: readonly (readonly [string, PrincipleText])[] = [
  [
    "SEC-1",
    {
      id: "SEC-1",
      name: "Secure by default",
      statement: "Workloads start with the least rights.",
      rationale: "Whoever breaks into one container must not be able to reach the node, the other tenants or the data of the shop. Rights are given one by one.",
      owner: "platform-security",
    },
  ],
  ["OPS-2", { id: "OPS-2", name: "Supported and repeatable, from the first line to the last release", statement: "Every start is the same start.", rationale: null, owner: null }],
];

/** A report of a run with these findings and nothing else of note. */
export function baseReport(findings: readonly Finding[]): Report {
  return {
    tool: { name: "groundrules", version: "0.1.0" },
    asOf: "2026-11-21",
    principles: null,
    principlesFiles: [],
    findings,
    errors: [],
    skipped: [],
    notes: [],
    fileCount: 12,
    resourceCount: 34,
    fixed: 0,
    durationMs: 412,
    gate: { failOn: "error", failed: findings.some((finding) => finding.gates && finding.effect === "error") },
    rules: new Map(RULES),
    principleTexts: new Map(PRINCIPLES),
    waivers: [],
    applications: [],
    owners: new Map(),
    history: [],
    commit: null,
    compared: false,
  };
}

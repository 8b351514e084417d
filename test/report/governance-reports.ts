import type { Finding, Waiver } from "#engine/index.ts";
import type { FileApplication, Report, WaiverState } from "#report/index.ts";
import { baseReport, COMPOSE, findingOf, SHOP } from "./build-report.ts";

const SHOP_RESOURCE = { type: "k8s.Deployment", name: "shop", namespace: "web", labels: { "app.kubernetes.io/part-of": "web-shop" } };

/** A run with everything that governance adds: waivers in every state, a baseline, owners, environments, what applied to what. */
export function governanceReport(): Report {
  const fresh = findingOf(SHOP, "privileged: true", { principle: "SEC-1", environment: "prod", resource: SHOP_RESOURCE });
  const again = findingOf(SHOP, "- SYS_ADMIN", { principle: "SEC-1", environment: "prod", resource: SHOP_RESOURCE, stage: "warn", gates: false, effect: "warning", message: "Container web adds the capability SYS_ADMIN." });
  const waived = findingOf(SHOP, "- NET_RAW", {
    rule: "k8s/added-capabilities",
    principle: "SEC-1",
    verdict: "waived",
    gates: false,
    message: "Container web adds the capability NET_RAW.",
    resource: SHOP_RESOURCE,
    fingerprint: "77aa",
    environment: "prod",
    waiver: { id: "W-2", expires: "2026-12-01", approvedBy: "team:board", reason: "ping is needed until the probe moves", type: "dispensation", daysLeft: 10, origin: { file: "principles.yaml", range: { start: { line: 40, column: 5 }, end: { line: 52, column: 1 } } } },
  });
  const old = findingOf(COMPOSE, "image: postgres", compose({ verdict: "baseline", gates: false, fingerprint: "0a77", message: "Service db uses the image postgres without a tag." }));
  const open = findingOf(COMPOSE, 'ports: ["5432:5432"]', compose({ verdict: "unresolved", gates: false, fingerprint: "0a78", message: "The host address of a port cannot be computed from the files." }));
  return {
    ...baseReport([old, open, fresh, again, waived]),
    principles: "principles.yaml",
    principlesFiles: ["principles.yaml"],
    waivers: waiverStates(),
    applications: [fresh, again, waived, old, open].map(applicationOf).concat(passed()),
    owners: new Map([["deploy/shop.yaml", ["@shop/platform", "security@example.org"]]]),
    commit: "0123456789abcdef0123456789abcdef01234567",
    compared: true,
  };
}

function compose(fields: Partial<Finding>): Partial<Finding> {
  return { rule: "compose/image-tag", principle: "OPS-2", severity: "warning", effect: "warning", file: "compose.yaml", resource: { type: "compose.service", name: "db" }, ...fields };
}

function applicationOf({ principle, rule, severity, resource, environment, verdict, file }: Finding): FileApplication {
  return { principle, rule, severity, resource, environment, file, outcome: verdict };
}

function passed(): FileApplication[] {
  const common = { severity: "error", environment: null, outcome: "pass" } as const;
  return [
    { ...common, principle: "SEC-1", rule: "k8s/host-network", resource: SHOP_RESOURCE, file: "deploy/shop.yaml" },
    { ...common, principle: "SEC-1", rule: "k8s/privileged-container", resource: { type: "k8s.Pod", name: "job" }, file: "deploy/job.yaml" },
    { ...common, principle: null, rule: "ref/selector", resource: SHOP_RESOURCE, file: "deploy/shop.yaml" },
    { ...common, principle: null, rule: "ref/selector", resource: null, file: "deploy/shop.yaml", outcome: "not-applicable" },
  ];
}

function waiverStates(): WaiverState[] {
  return [
    { waiver: waiver("W-1", { expires: "2027-03-31" }), state: "in-force", daysLeft: 130, findings: 0 },
    { waiver: waiver("W-2", { expires: "2026-12-01", reason: "ping is needed until the probe moves" }), state: "expiring", daysLeft: 10, findings: 1 },
    { waiver: waiver("W-3", { expires: "2026-11-01", withoutEffect: "it expired on 2026-11-01" }), state: "expired", daysLeft: -20, findings: 0 },
    { waiver: waiver("W-4", { approvedBy: null, approvedOn: null, withoutEffect: "it is not approved yet" }), state: "requested", daysLeft: 131, findings: 0 },
    { waiver: waiver("W-5", { expires: "soon", reason: null, withoutEffect: "it lacks reason" }), state: "invalid", daysLeft: null, findings: 0 },
  ];
}

function waiver(id: string, fields: Partial<Waiver>): Waiver {
  return {
    id,
    principle: "SEC-1",
    rules: [],
    scope: { paths: ["deploy/**"], excludePaths: [], environments: [], resources: [] },
    type: "dispensation",
    reason: "The vendor ships a new image in spring.",
    risk: { likelihood: 2, impact: 4, register: "R-17" },
    compensatingControls: [],
    requestedBy: "team:shop",
    approvedBy: "team:board",
    approvedOn: "2026-09-01",
    expires: "2027-04-01",
    ticket: null,
    adr: null,
    status: "in-force",
    daysLeft: 0,
    withoutEffect: null,
    origin: { file: "principles.yaml", range: null },
    ...fields,
  };
}

/** Texts that mean something where they are not escaped: to a runner, a spreadsheet, a page, a parser of XML, a terminal. */
export function hostileReport(): Report {
  const texts = [
    "=cmd|'/C calc'!A0",
    '@SUM(1+1)*cmd, "quoted"\n::error::injected\r\n%0A::notice::x',
    "a | b [link](javascript:alert(1)) ![img](https://evil.example/x.png) <img src=x onerror=alert(1)> @team #12 `co|de` www.evil.example",
    "]]> & <b> \u0000\u001B[31m \u0085 \u202E \uFFFF \uD800 end",
    "-1\tand +2",
    "1. `unclosed and ~~gone~~ *bold* _it_ # no heading --> <!-- open",
  ];
  const files = ["=1+1.yaml", "a,b:c%41 (1)/x|y.yaml", "[x](y) & <z>.yaml", "new\nline\u202E.yaml", "-dash.yaml", "@team/`tick`.yaml"];
  const findings = texts.map((message, index) => findingOf(SHOP, "privileged: true", {
    rule: "team/hostile",
    principle: index === 0 ? "SEC.1" : null,
    verdict: index === 5 ? "suppressed" : "fail",
    message,
    file: files[index] ?? "",
    resource: { type: "k8s.Pod", name: message, namespace: "+1" },
    frame: null,
    suppression: index === 5 ? { by: "comment", reason: message, until: null } : null,
  }));
  return {
    ...baseReport(findings),
    errors: [{ kind: "parse", file: "=x\r\n::error::y.yaml", range: null, message: "1. list | <b>\n::warning::z" }],
    notes: ["<script>alert(1)</script> @team"],
  };
}

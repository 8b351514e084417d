/** A principles file that uses every part of the format. */
export const WORKED_EXAMPLE = `apiVersion: groundrules/v1
kind: Principles
metadata:
  name: harbour
  title: Harbour logistics, architecture principles
  version: 2.1.0
  status: approved
  owner: group:architecture
  approved: {by: ["user:head-of-it"], on: 2026-02-03}
  review: {every: P1Y, next: 2027-02-03}
  decisions: docs/decisions
extends:
  - groundrules:recommended@1
  - shared/group.yaml
  - {file: shared/pinned.yaml, sha256: ${"ab".repeat(32)}}
settings:
  targets: {kubernetes: "1.33", openapi: ["3.0", "3.1"]}
  gate: {failOn: warning, newFindingsOnly: true, base: origin/main}
  unresolved: info
  suppressions: {inline: reason-required, maxDays: 60}
  limits: {fileSize: 2000000}
architecture:
  environments:
    live: {paths: ["live/**", "**/values-{live,standby}.yaml"]}
    local: {paths: ["compose*.yaml"], default: true}
  tiers:
    vital: {rto: PT1H, rpo: PT5M, minReplicas: 3, zones: 3, dr: secondary-region}
  dataClasses:
    open: {}
    personal: {encryptAtRest: true, keys: customer-managed, backup: P30D, regions: ["eu-*"], retention: {max: P2Y}, nonProd: forbidden}
  zones:
    quay: {match: {labels: {zone: quay}}, exposure: public}
    vault: {match: {kinds: [datastore]}, exposure: none}
    customs: {external: true}
  flows:
    - {from: internet, to: quay, protocols: [https]}
    - {from: quay, to: vault, protocols: [postgresql], sameSystem: true, adr: 7}
  externals:
    - {name: customs, hosts: ["*.customs.example"], zone: customs, jurisdiction: EU}
    - {name: platform, provides: ["ConfigMap/ca"], reason: applied elsewhere}
  providers: {aws: {criticality: high}}
principles:
  - id: SAFE-1
    name: Safe by default
    pillar: security
    statement: Workloads start restricted. A relaxation is written down.
    rationale: A default costs nothing.
    implications: [Images run as non-root]
    owner: team:security
    approvers: ["user:ciso"]
    references: {nist-800-53r5: [CM-6], cis: ["5.2"]}
    decisions: [12, docs/decisions/0013.md]
    severity: error
    stages: [{from: 2026-02-01, stage: warn}, {from: 2026-07-01, stage: enforce}]
    scope: {paths: ["live/**"], environments: [live]}
    rules: [{pack: security, except: [k8s/off-rule]}, {id: k8s/alpha, severity: info, options: {min: 3}}]
    overridable: true
    review: {every: P6M, next: 2026-12-01}
    measures: [{metric: conformance, target: 0.9}]
  - id: SHOW-1
    name: Restores are rehearsed
    implications: [Two rehearsals a year]
    owner: team:sre
    evidence: {type: attested, link: docs/drills.md, by: "user:sre", on: 2026-03-02, expires: 2027-03-02}
customRules:
  - id: harbour/no-default
    title: Keep out of the default namespace
    severity: warning
    target: k8s.object
    forbid: namespace == params.namespace
    at: [metadata.namespace, {path: metadata.name, when: "!has(self.metadata.namespace)"}]
    message: "{kind} {name} lies in {namespace}"
    params: {namespace: {default: default, meaning: namespace to keep out of}}
  - id: harbour/no-back-flow
    title: The vault calls nobody
    severity: error
    edges: {forbid: {from: {zone: vault}, to: {zone: quay}, kinds: [calls]}}
    message: "{from} calls {to}"
waivers:
  - id: W-1
    principle: SAFE-1
    rules: [k8s/alpha]
    scope: {paths: ["live/old/**"], resources: [Deployment/old]}
    type: dispensation
    reason: Ends with the migration.
    risk: {likelihood: 2, impact: 3, register: R-7}
    compensatingControls: [Watched by hand]
    requestedBy: team:old
    approvedBy: "user:ciso"
    approvedOn: 2026-02-20
    expires: 2026-08-31
    adr: 31
tests:
  - {name: alpha fires, rule: k8s/alpha, given: tests/a.yaml, as: {environment: live}, expect: [{line: 3, severity: error}]}
  - {name: waived, rule: k8s/alpha, given: tests/b.yaml, asOf: 2026-08-31, expect: [{verdict: waived, waiver: W-1}]}
reporting: {scorecards: {by: [principle, owner]}, outputs: [sarif, html], history: .groundrules/history.jsonl}
`;

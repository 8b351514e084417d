import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createRuleChecker, TARGET_TYPES } from "#engine/index.ts";
import { TRIAGE_RULES, triageRules } from "#cli/triage-rules.ts";
import { WorkTree } from "./work-tree.ts";

const PRINCIPLES = `apiVersion: groundrules/v1
kind: Principles
metadata: {name: n, owner: o}
principles:
  - {id: P, name: p, statement: S., implications: [i], owner: o, severity: error, rules: [{id: k8s/privileged-container}, {id: k8s/host-network}]}
  - {id: Q, name: q, statement: S., implications: [i], owner: o, stages: [{stage: warn}], rules: [{id: k8s/liveness-probe}]}
`;
const WEB = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: {app: web}
  ports: [{port: 80}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default
spec: {podSelector: {}, policyTypes: [Ingress]}
`;
const COMPOSE = "services:\n  db:\n    image: registry.example.com/db:1.0.0\n";

describe("triage", () => {
  let tree = new WorkTree();
  const trees: WorkTree[] = [tree];

  beforeEach(() => {
    tree = new WorkTree();
    trees.push(tree);
    tree.git("init", "-q");
    tree.write("principles.yaml", PRINCIPLES);
    tree.write("deploy/web.yaml", WEB);
    tree.write("compose.yaml", COMPOSE);
    tree.commit("first");
  });
  after(() => { for (const each of trees) each.remove(); });

  /** Checks the label and the reasons, `REASON FILE:LINE`, without a line where there is none. */
  async function expect(label: string, ...reasons: readonly string[]): Promise<void> {
    const { stdout, stderr, exit } = await tree.call("triage", "HEAD", "--format", "json");
    assert.notEqual(stdout, "", stderr);
    const answer = JSON.parse(stdout) as { label: string; reasons: { reason: string; file: string; range: { start: { line: number } } | null }[] };
    const actual = answer.reasons.map(({ reason, file, range }) => `${reason} ${file}${range === null ? "" : `:${String(range.start.line)}`}`);
    assert.deepEqual([answer.label, ...actual], [label, ...reasons]);
    assert.equal(exit, 0);
  }

  function change(file: string, text: string, from: string, to: string): void {
    assert.ok(text.includes(from));
    tree.write(file, text.replace(from, to));
  }

  it("has rules that are in order", () => {
    const check = createRuleChecker([...TARGET_TYPES.values()]);
    assert.deepEqual(triageRules().flatMap(({ rule }) => check(rule)), []);
    assert.deepEqual(triageRules().map(({ rule }) => rule.id).sort(), Object.keys(TRIAGE_RULES).sort());
  });

  it("leaves a change without reasons to its authors", async () => {
    await expect("self-certified");
    change("deploy/web.yaml", WEB, "web:1.0.0", "web:1.0.1");
    await expect("self-certified");
    rmSync(join(tree.folder, "deploy/web.yaml"));
    tree.write("other/web.yaml", WEB);
    await expect("self-certified");
  });
  it("leaves findings that only warn to them", async () => {
    tree.write("deploy/more.yaml", WEB.replace(/^---[^]*$/m, "").replaceAll("web", "more"));
    await expect("self-certified");
  });
  it("sees new findings that count", async () => {
    change("deploy/web.yaml", WEB, "          image", "          securityContext: {privileged: true}\n          image");
    await expect("review", "new-finding deploy/web.yaml:12");
  });
  it("sees new suppressions", async () => {
    change("deploy/web.yaml", WEB, "          image", "          # groundrules-ignore k8s/liveness-probe reason=\"a batch job\"\n          image");
    await expect("review", "new-suppression deploy/web.yaml:12");
  });
  it("sees Services that open up", async () => {
    change("deploy/web.yaml", WEB, "  ports: [{port: 80}]", "  type: LoadBalancer\n  ports: [{port: 80}]");
    await expect("review", "new-exposure deploy/web.yaml:20");
  });
  it("sees hosts of Ingresses and routes, and kinds that are new", async () => {
    tree.write("deploy/in.yaml", "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: in\nspec:\n  rules:\n    - host: shop.example.com\n");
    await expect("review", "new-kind deploy/in.yaml", "new-exposure deploy/in.yaml:7");
    tree.write("deploy/in.yaml", "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: in\nspec:\n  hostnames: [shop.example.com]\n");
    await expect("review", "new-kind deploy/in.yaml", "new-exposure deploy/in.yaml:6");
  });
  it("sees ports that a Compose service publishes", async () => {
    tree.write("compose.yaml", `${COMPOSE}    ports:\n      - "5432:5432"\n`);
    await expect("review", "new-exposure compose.yaml:5");
  });
  it("sees rights that are granted", async () => {
    tree.write("deploy/role.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: r\nrules: []\n");
    await expect("review", "new-kind deploy/role.yaml", "new-role deploy/role.yaml:4");
  });
  it("sees protections that are gone", async () => {
    tree.write("deploy/web.yaml", WEB.slice(0, WEB.lastIndexOf("---")));
    await expect("review", "protection-removed deploy/web.yaml");
  });
  it("sees registries that are new, once each", async () => {
    change("deploy/web.yaml", WEB, "registry.example.com", "ghcr.io/shop");
    tree.write("compose.yaml", COMPOSE.replace("registry.example.com", "ghcr.io/shop"));
    await expect("review", "new-registry compose.yaml:3");
  });
  it("sees hosts that are called for the first time", async () => {
    change("deploy/web.yaml", WEB, "1.0.0\n", "1.0.0\n          env: [{name: PSP_URL, value: \"https://api.psp.example.com/v1\"}]\n");
    await expect("review", "new-external-host deploy/web.yaml:13");
  });
  it("sees files that cannot be read any more", async () => {
    tree.write("deploy/web.yaml", WEB.replace("podSelector: {}", "podSelector: {"));
    assert.match((await tree.call("triage", "HEAD")).stdout, /not-readable/);
  });

  describe("of principles", () => {
    async function expectPrinciples(from: string, to: string, ...reasons: readonly string[]): Promise<void> {
      change("principles.yaml", PRINCIPLES, from, to);
      await expect("review", ...reasons);
    }
    it("sees what is added and removed", async () => {
      await expectPrinciples("id: Q", "id: R", "principle-removed principles.yaml", "principle-added principles.yaml:6");
    });
    it("sees what is loosened", async () => {
      await expectPrinciples(", {id: k8s/host-network}", "", "principle-loosened principles.yaml:5");
      await expectPrinciples("severity: error", "severity: warning", "principle-loosened principles.yaml:5");
      await expectPrinciples("severity: error", "stages: [{stage: warn}]", "principle-loosened principles.yaml:5");
    });
    it("sees what is changed otherwise", async () => { await expectPrinciples("name: q", "name: Q", "principle-changed principles.yaml:6"); });
    it("sees waivers and settings", async () => {
      tree.write("principles.yaml", `${PRINCIPLES}settings: {gate: {failOn: never}}\nwaivers:\n  - {id: W, principle: P, reason: r, approvedBy: "user:a", expires: 2030-01-01, scope: {resources: [Deployment/web]}}\n`);
      const { stdout } = await tree.call("triage", "HEAD", "--format", "json");
      assert.match(stdout, /"setting-added"/);
      assert.match(stdout, /"waiver-added"/);
    });
    it("leaves comments and order alone", async () => {
      tree.write("principles.yaml", `# reviewed\n${PRINCIPLES.replace("id: P, name: p", "name: p, id: P")}`);
      await expect("self-certified");
    });
  });

  it("says in words why, and needs a revision", async () => {
    change("deploy/web.yaml", WEB, "  ports: [{port: 80}]", "  type: NodePort\n  ports: [{port: 80}]");
    const { stdout } = await tree.call("triage", "HEAD");
    assert.equal(stdout, "review: one reason in what changed since HEAD.\n  deploy/web.yaml:20:3  Service web of type NodePort is reachable from outside\n    of the cluster. [new-exposure]\n");
    assert.equal((await tree.call("triage", "--base", "HEAD", "compose.yaml")).stdout, "self-certified: nothing that changed since HEAD asks for a review.\n");
    const { stderr, exit } = await tree.call("triage");
    assert.match(stderr, /triage needs a revision/);
    assert.equal(exit, 2);
  });
});

import assert from "node:assert/strict";
import { Client } from "./harness.ts";

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, image: "web:1.2.3"}]}
`;
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Ingress]
`;
const PRINCIPLES = `apiVersion: groundrules/v1
kind: Principles
metadata: {name: shop, owner: team:shop}
principles:
  - {id: NET-1, name: Policies, statement: Policies., implications: [Policies], owner: team:shop, rules: [{id: k8s/pod-without-networkpolicy}]}
`;
const POD_FILE = "/shop/pod.yaml";
const POLICY_FILE = "/shop/policy.yaml";
const FOUND = ["k8s/pod-without-networkpolicy"];

describe("server: findings that depend on other files", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: { "/shop/principles.yaml": PRINCIPLES, [POD_FILE]: POD, [POLICY_FILE]: POLICY } });
    await client.open(POD_FILE);
    await client.until("all files", () => client.refreshes > 0);
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  const codes = async (): Promise<unknown[]> => (await client.diagnostics(POD_FILE)).map((item) => item.code);

  async function checkAfter(change: () => Promise<void>, expected: readonly string[]): Promise<void> {
    await client.until("quiet", async () => (await client.pull(POD_FILE)).kind === "full");
    const refreshes = client.refreshes;
    await change();
    await client.until("one refresh", () => client.refreshes > refreshes);
    assert.deepEqual(await codes(), expected);
    assert.equal(client.refreshes, refreshes + 1);
  }

  it("are none while a policy selects the pod", async () => {
    assert.deepEqual(await codes(), []);
  });

  it("appear when another open document stops selecting it, and the client is told once", async () => {
    await client.open(POLICY_FILE);
    await client.diagnostics(POLICY_FILE);
    await checkAfter(() => client.edit(POLICY_FILE, "app: web}", "app: wob}"), FOUND);
  });

  it("appear when a file that is not open is deleted, and go when it returns", async () => {
    await checkAfter(() => client.write({ [POLICY_FILE]: null }), FOUND);
    await checkAfter(() => client.write({ [POLICY_FILE]: POLICY }), []);
  });

  it("do not trouble the client while an edit changes nothing for others", async () => {
    await client.open(POLICY_FILE);
    await client.diagnostics(POLICY_FILE);
    await codes();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const refreshes = client.refreshes;
    await client.edit(POLICY_FILE, "name: web", "name: other");
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(client.refreshes, refreshes);
  });
});

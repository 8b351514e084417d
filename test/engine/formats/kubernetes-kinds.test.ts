import assert from "node:assert/strict";
import { scopeOf } from "#engine/formats/kubernetes/scopes.ts";
import { UNRESOLVED, type Value } from "#engine/model/value.ts";
import { factOf, factsOf, manifest, modelOf, POD_SPEC, targetsOf, variableOf } from "./kubernetes.ts";

const SECRET = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n";
const CLAIMS = `{template: {spec: ${POD_SPEC}}, volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: fast}}, {spec: {}}]}`;
const STATEFUL = manifest("apps/v1", "StatefulSet", CLAIMS, "{name: db, namespace: shop}");

describe("kinds of Kubernetes objects", () => {
  describe("live in a namespace or not", () => {
    checkScope("apps/v1", "Deployment", "namespaced");
    checkScope("v1", "Service", "namespaced");
    checkScope("v1", "Namespace", "cluster");
    checkScope("rbac.authorization.k8s.io/v1", "ClusterRole", "cluster");
    checkScope("policy/v1", "PodDisruptionBudget", "namespaced");
    checkScope("example.com/v1", "Service", "unknown");
  });

  it("every object has its first fact", () => {
    const { targets, facts } = modelOf(`${STATEFUL}---\n${SECRET}---\n${manifest("v1", "Service", "{}")}`);
    const objects = targets.filter((target) => target.type === "k8s.object");
    assert.deepEqual(objects.map(({ fact }) => facts[fact ?? -1]?.value["kind"]), ["StatefulSet", "Secret", "Service"]);
  });

  describe("literals", () => {
    checkLiterals(`${SECRET}data: {a: YWJj, b: "{{ x }}", c: }`, [["data", "a", "abc"], ["data", "b", "{{ x }}"]]);
    checkLiterals(`${SECRET}stringData: {a: YWJj, n: 1}`, [["stringData", "a", "YWJj"], ["stringData", "n", "1"]]);
    checkLiterals(`${SECRET}data: [a]`, []);
  });

  describe("claim templates", () => {
    it("are targets", () => {
      const route = "spec.volumeClaimTemplates";
      assert.deepEqual(targetsOf(STATEFUL, "k8s.PersistentVolumeClaim"), [`k8s.StatefulSet/db ${route}[0]`, `k8s.StatefulSet/db ${route}[1]`]);
      assert.equal(variableOf(STATEFUL, "k8s.PersistentVolumeClaim", "name"), "data");
    });
    it("have facts without a name, so that they make no variants", () => {
      const [first] = factsOf(STATEFUL, "k8s.PersistentVolumeClaim");
      assert.deepEqual(first?.value, {
        namespace: "shop", labels: {}, annotations: {}, storageClass: "fast", accessModes: [], isProvisioned: true, reclaimPolicy: UNRESOLVED, finalLabels: {}, jobs: [], podLabels: {},
        namePrefix: "data-db-", owner: "StatefulSet/db",
      });
    });
  });

  describe("storage classes that encrypt", () => {
    checkEncrypts('provisioner: ebs.csi.aws.com\nparameters: {encrypted: "true"}', true);
    checkEncrypts('provisioner: ebs.csi.aws.com\nparameters: {encrypted: "false"}', false);
    checkEncrypts("provisioner: ebs.csi.aws.com\nparameters: {type: gp3}", false);
    checkEncrypts("provisioner: ebs.csi.aws.com\nparameters: {kmsKeyId: abc}", true);
    checkEncrypts("provisioner: ebs.csi.aws.com\nparameters: ${PARAMETERS}", true);
    checkEncrypts("provisioner: disk.csi.azure.com", true);
  });

  describe("the account of a pod", () => {
    checkAccount("{serviceAccountName: app}", "app", undefined);
    checkAccount('{serviceAccountName: "", serviceAccount: old}', "old", undefined);
    checkAccount("{automountServiceAccountToken: no}", "default", false);
    checkAccount("{automountServiceAccountToken: true}", "default", true);
    checkAccount('{automountServiceAccountToken: "${MOUNT}"}', "default", UNRESOLVED);
  });
});

function checkScope(apiVersion: string, kind: string, expected: string): void {
  it(`${apiVersion} ${kind}: ${expected}`, () => {
    assert.equal(scopeOf(apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "", kind), expected);
  });
}

function checkLiterals(text: string, expected: readonly (readonly string[])[]): void {
  it(text.slice(SECRET.length), () => {
    const literals = variableOf(text, "k8s.Secret", "literals") as readonly Record<string, string>[];
    assert.deepEqual(literals.map(({ field, key, value }) => [field, key, value]), expected);
  });
}

function checkEncrypts(text: string, expected: boolean): void {
  it(`${text.replace("\n", ", ")}: ${String(expected)}`, () => {
    const fact = factOf(`apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\n${text}\n`, "k8s.StorageClass");
    assert.equal(fact["encrypts"], expected);
  });
}

function checkAccount(spec: string, account: string, automounts: Value): void {
  it(spec, () => {
    const { serviceAccount, automountsToken } = factOf(manifest("v1", "Pod", spec), "k8s.workload");
    assert.deepEqual([serviceAccount, automountsToken], [account, automounts]);
  });
}

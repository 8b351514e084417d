import assert from "node:assert/strict";
import { kubernetesFormat } from "#engine/formats/kubernetes/index.ts";
import { UNRESOLVED } from "#engine/model/value.ts";
import { parseJson } from "#engine/syntax/json.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";
import { containersOf, factOf, factsOf, manifest, modelOf, POD_SPEC, targetsOf, TEMPLATE, variableOf } from "./kubernetes.ts";

describe("kubernetesFormat", () => {
  describe("finds the pods of", () => {
    checkPod("v1", "Pod", POD_SPEC, "spec");
    for (const [apiVersion, kind] of [
      ["apps/v1", "Deployment"],
      ["extensions/v1beta1", "Deployment"],
      ["apps/v1", "StatefulSet"],
      ["apps/v1", "DaemonSet"],
      ["apps/v1", "ReplicaSet"],
      ["v1", "ReplicationController"],
      ["batch/v1", "Job"],
      ["apps.openshift.io/v1", "DeploymentConfig"],
      ["v1", "DeploymentConfig"],
      ["argoproj.io/v1alpha1", "Rollout"],
      ["serving.knative.dev/v1", "Service"],
    ] as const) {
      checkPod(apiVersion, kind, TEMPLATE, "spec.template.spec");
    }
    checkPod("batch/v1beta1", "CronJob", `{jobTemplate: {spec: ${TEMPLATE}}}`, "spec.jobTemplate.spec.template.spec");
  });

  describe("finds no pods in", () => {
    checkNoPod("v1", "Service", TEMPLATE);
    checkNoPod("example.com/v1", "Deployment", TEMPLATE);
    checkNoPod("apps/v1", "Deployment", "{template: {metadata: {}}}");
    checkNoPod("apps/v1", "Deployment", "{template: {spec: }}");
    checkNoPod("argoproj.io/v1alpha1", "Rollout", "{workloadRef: {name: web}}");
    checkNoPod("v1", "ConfigMap", TEMPLATE);
  });

  describe("reads objects of", () => {
    const pod = `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: ${POD_SPEC}}`;
    checkObjects(`apiVersion: v1\nkind: List\nitems: [${pod}, ${pod.replace("name: a", "name: b")}]\n`, ["k8s.Pod/a items[0]", "k8s.Pod/b items[1]"]);
    checkObjects(`apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: List, items: [${pod}]}]\n`, ["k8s.Pod/a items[0].items[0]"]);
    checkObjects("apiVersion: v1\nkind: List\nitems: []\n", []);
    checkObjects("apiVersion: v1\nkind: PodList\nitems: [{metadata: {name: a}, spec: {}}]\n", ["k8s.Pod/a items[0]"]);
    checkObjects("apiVersion: example.com/v1\nkind: AllowList\nmetadata: {name: x}\nitems: [a, b]\n", ["k8s.AllowList/x "]);
    checkObjects(`${pod}\n---\n# nothing\n---\n${pod}\n`, ["k8s.Pod/a ", "k8s.Pod/a #2 "]);
    checkObjects("apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n", ["k8s.Pod/a-* "]);
    checkObjects("apiVersion: v1\nkind: Pod\n", ["k8s.Pod/(unnamed) "]);
    checkObjects("a: &a {name: x}\napiVersion: v1\nkind: Pod\nmetadata: *a\n", ["k8s.Pod/x "]);
    checkObjects("a: &a {apiVersion: v1, kind: Pod}\n<<: *a\nmetadata: {name: x}\n", ["k8s.Pod/x "]);
    checkObjects('{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "namespace": "n"}}', ["k8s.Secret/s "]);
    checkObjects("apiVersion: example.com/v1alpha1\nkind: Shop\nmetadata: {name: x}\n", ["k8s.Shop/x "]);
    checkObjects("apiVersion: ${API}\nkind: Shop\nmetadata: {name: x}\n", ["k8s.Shop/x "]);
  });

  describe("leaves alone what only looks like an object", () => {
    for (const type of [
      "apiVersion: backstage.io/v1alpha1\nkind: Component",
      "apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template",
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization",
      "apiVersion: skaffold/v4beta6\nkind: Config",
      "apiVersion: score.dev/v1b1\nkind: Workload",
      "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster",
      "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration",
      "apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration",
      "apiVersion: audit.k8s.io/v1\nkind: Policy",
      "apiVersion: v1\nkind: Config",
      "apiVersion: builtin\nkind: PatchTransformer",
      "apiVersion: groundrules/v1\nkind: Principles",
      "apiVersion: v2\nname: chart",
      "apiVersion: 1.0.0\nkind: API",
      "apiVersion: apps\nkind: Deployment",
      "services: {a: {image: b}}\nkind: compose",
      "apiVersion: [v1]\nkind: Pod",
      "kind: Pod",
      "- apiVersion: v1\n  kind: Pod",
      "",
    ]) {
      it(JSON.stringify(type), () => {
        assert.equal(kubernetesFormat.detect("a.yaml", parseYaml(`${type}\n`)), "no");
      });
    }
    it("a CALM architecture", () => {
      assert.equal(kubernetesFormat.detect("a.json", parseJson('{"$schema": "https://calm.finos.org/calm.json", "nodes": [{"kind": "service"}]}')), "no");
    });
  });

  describe("tells the roles of containers", () => {
    const lists = "{containers: [{name: a}], initContainers: [{name: b}, {name: c, restartPolicy: Always}], ephemeralContainers: [{name: d}]}";
    it("by their list, and sidecars by their restart policy", () => {
      const roles = factsOf(manifest("v1", "Pod", lists), "k8s.container").map(({ value }) => [value["container"], value["role"]]);
      assert.deepEqual(roles, [["a", "container"], ["b", "init"], ["c", "sidecar"], ["d", "ephemeral"]]);
    });
    it("through aliases and merge keys", () => {
      const text = manifest("v1", "Pod", "{x: &c {name: a}, containers: [*c, {<<: *c, image: b}, oops, null]}");
      assert.deepEqual(containersOf(text).map(({ route, resource }) => [route.join("."), resource?.name]), [["spec.containers.0", "web"], ["spec.containers.1", "web"]]);
      assert.deepEqual(factsOf(text, "k8s.container").map(({ value }) => value["container"]), ["a", "a"]);
    });
    it("and numbers those without a name", () => {
      assert.equal(factOf(manifest("v1", "Pod", "{containers: [{image: a}]}"), "k8s.container")["container"], "number 1");
    });
    check(lists, "isOnly", false);
    check("{containers: [{name: a}], initContainers: [{name: b}], ephemeralContainers: [{name: d}]}", "isOnly", true);
    check("{containers: [{name: a, ports: [{containerPort: 80, name: http}, {containerPort: 81}]}]}", "ports", [80, "http", 81]);
    check("{containers: [{name: a, readinessProbe: {exec: {}}}]}", "hasReadinessProbe", true);
    check("{containers: [{name: a, readinessProbe: }]}", "hasReadinessProbe", false);
  });

  describe("tells what runs for long", () => {
    checkVariable(manifest("v1", "Pod", POD_SPEC), "longRunning", true);
    checkVariable(manifest("v1", "Pod", "{restartPolicy: Never, containers: [{name: a}]}"), "longRunning", false);
    checkVariable(manifest("v1", "Pod", "{restartPolicy: OnFailure, containers: [{name: a}]}"), "longRunning", false);
    checkVariable(manifest("apps/v1", "Deployment", TEMPLATE), "longRunning", true);
    checkVariable(manifest("batch/v1", "Job", TEMPLATE), "longRunning", false);
    checkVariable(manifest("v1", "Pod", POD_SPEC), "windows", false);
    checkVariable(manifest("v1", "Pod", "{os: {name: windows}, containers: [{name: a}]}"), "windows", true);
    it("and replicas of workloads", () => {
      const text = (replicas: string): string => manifest("apps/v1", "Deployment", `{replicas: ${replicas}, ${TEMPLATE.slice(1)}`);
      assert.equal(variableOf(text("3"), "k8s.workload", "replicas"), 3);
      assert.equal(variableOf(manifest("apps/v1", "Deployment", TEMPLATE), "k8s.workload", "replicas"), 1);
      assert.equal(factOf(text('"${N}"'), "k8s.workload")["replicas"], UNRESOLVED);
    });
  });

  describe("tells other files", () => {
    const policy = (spec: string, type: string): unknown => factOf(manifest("networking.k8s.io/v1", "NetworkPolicy", spec), "k8s.NetworkPolicy")[type];
    const covers = (spec: string, expected: readonly unknown[]): void => {
      it(`the directions of ${spec}`, () => {
        assert.deepEqual([policy(spec, "coversIngress"), policy(spec, "coversEgress")], expected);
      });
    };
    covers("{podSelector: {}}", [true, false]);
    covers("{podSelector: {}, egress: []}", [true, false]);
    covers("{podSelector: {}, egress: [{}]}", [true, true]);
    covers("{podSelector: {}, policyTypes: [Egress]}", [false, true]);
    covers("{podSelector: {}, policyTypes: [Ingress], egress: [{}]}", [true, false]);
    covers("{podSelector: {}, policyTypes: []}", [true, false]);
    covers('{podSelector: {}, policyTypes: ["${X}", Egress]}', [UNRESOLVED, true]);
    covers('{podSelector: {}, policyTypes: "${X}"}', [UNRESOLVED, UNRESOLVED]);

    it("ports of a Service, by number or name", () => {
      const text = manifest("v1", "Service", '{ports: [{port: 80}, {port: 80, targetPort: http}, {port: 1, targetPort: "8080"}, {port: 1, targetPort: "${P}"}]}');
      assert.deepEqual(factOf(text, "k8s.Service")["targetPorts"], [80, "http", 8080, UNRESOLVED]);
    });
    it("labels, as far as they are known", () => {
      const text = manifest("v1", "Pod", POD_SPEC, '{name: web, labels: {a: b, c: "${D}"}}');
      assert.deepEqual(factOf(text, "k8s.workload")["podLabels"], { a: "b", c: UNRESOLVED });
      assert.equal(factOf(manifest("v1", "Pod", POD_SPEC, '{name: web, labels: "${LABELS}"}'), "k8s.workload")["podLabels"], UNRESOLVED);
    });
    it("that an object of any kind exists", () => {
      assert.deepEqual(factsOf(manifest("v1", "Secret", "{}"), "k8s.object"), [
        { type: "k8s.object", document: 0, route: [], value: { kind: "Secret", name: "web", namespace: undefined } },
      ]);
    });
  });

  describe("reads roles and bindings", () => {
    const role = (rules: string, kind = "ClusterRole"): string => `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: r, namespace: n}\nrules: ${rules}\n`;
    const all = "{verbs: ['*'], resources: ['*'], apiGroups: ['*']}";
    const allows = (rules: string, expected: boolean): void => {
      it(`${rules} allows ${expected ? "everything" : "less than everything"}`, () => {
        assert.equal(factOf(role(rules), "rbac.role")["allowsEverything"], expected);
      });
    };
    allows(`[${all}]`, true);
    allows(`[{verbs: [get], resources: [pods], apiGroups: ['']}, ${all}]`, true);
    allows("[{verbs: ['*'], resources: [pods], apiGroups: ['*']}, {verbs: [get], resources: ['*'], apiGroups: ['*']}]", false);
    allows("[{verbs: &a ['*'], resources: *a, apiGroups: *a}]", true);
    allows("", false);
    it("with a target for each rule", () => {
      assert.deepEqual(targetsOf(role(`[${all}, oops, ${all}]`), "rbac.rule"), ["k8s.ClusterRole/r rules[0]", "k8s.ClusterRole/r rules[2]"]);
    });
    it("with the scope in words", () => {
      assert.equal(variableOf(role("[]"), "rbac.role", "scope"), "the cluster");
      assert.equal(variableOf(role("[]", "Role"), "rbac.role", "scope"), "namespace n");
    });
    it("with subjects by kind and name", () => {
      const text = "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b}\nroleRef: {kind: Role, name: r}\nsubjects: [{kind: User, name: jo}, {}]\n";
      const { roleKind, roleName, subjects, scope } = factOf(text, "rbac.binding");
      assert.deepEqual([roleKind, roleName, subjects, scope], ["Role", "r", ["User jo", "subject (unnamed)"], "its namespace"]);
    });
  });
});

function checkPod(apiVersion: string, kind: string, spec: string, route: string): void {
  it(`${apiVersion} ${kind}`, () => {
    const text = manifest(apiVersion, kind, spec);
    assert.deepEqual(targetsOf(text, "k8s.podSpec"), [`k8s.${kind}/web ${route}`]);
    assert.deepEqual(targetsOf(text, "k8s.workload"), [`k8s.${kind}/web `]);
    assert.deepEqual(targetsOf(text, "k8s.container"), [`k8s.${kind}/web ${route}.containers[0]`]);
  });
}

function checkNoPod(apiVersion: string, kind: string, spec: string): void {
  it(`${apiVersion} ${kind} with ${spec}`, () => {
    assert.deepEqual(targetsOf(manifest(apiVersion, kind, spec), "k8s.podSpec"), []);
    assert.deepEqual(factsOf(manifest(apiVersion, kind, spec), "k8s.workload"), []);
  });
}

function checkObjects(text: string, expected: readonly string[]): void {
  it(JSON.stringify(text), () => {
    assert.deepEqual(targetsOf(text, "k8s.object"), expected);
    assert.equal(modelOf(text).resources, expected.length);
  });
}

function check(spec: string, field: string, expected: unknown): void {
  it(`${field} of ${spec}`, () => {
    assert.deepEqual(factOf(manifest("v1", "Pod", spec), "k8s.container")[field], expected);
  });
}

function checkVariable(text: string, name: string, expected: unknown): void {
  it(`${name} of ${text.split("\n").slice(1).join(" ")}`, () => {
    assert.equal(variableOf(text, "k8s.podSpec", name), expected);
  });
}

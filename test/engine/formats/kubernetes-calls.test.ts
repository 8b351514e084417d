import assert from "node:assert/strict";
import { serviceOf } from "#engine/formats/kubernetes/calls/service-names.ts";
import { tlsMinimumsOf } from "#engine/formats/kubernetes/read/tls-minimums.ts";
import { FieldReader } from "#engine/formats/kubernetes/references/reader.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";
import { factsOf } from "./kubernetes.ts";

describe("calls of Kubernetes objects", () => {
  describe("Services by their names", () => {
    checkName("web", "short web -");
    checkName("web.shop", "dotted web shop");
    checkName("web.shop.svc", "cluster web shop");
    checkName("web.shop.svc.cluster.local", "cluster web shop");
    checkName("web-0.web.shop.svc.cluster.test", "cluster web shop");
    checkName("api.example.com", "");
    checkName("kubernetes", "");
    checkName("kubernetes.default.svc", "");
    checkName("kube-dns.kube-system.svc", "");
    checkName("under_score", "");
  });

  describe("pods", () => {
    checkCalls("{containers: [{name: a, env: [{name: URL, value: 'http://web:80'}]}]}", ["web"]);
    checkCalls("{initContainers: [{name: a, args: ['--addr=web:80']}]}", ["web"]);
    checkCalls("{hostAliases: [{hostnames: [web]}], containers: [{name: a, env: [{name: URL, value: 'http://web:80'}]}]}", []);
    checkCalls("{dnsPolicy: Default, containers: [{name: a, env: [{name: URL, value: 'http://web:80'}]}]}", []);
    checkCalls("{hostNetwork: true, containers: [{name: a, env: [{name: URL, value: 'http://web:80'}]}]}", []);
    checkCalls("{hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet, containers: [{name: a, env: [{name: URL, value: 'http://web:80'}]}]}", ["web"]);
  });

  describe("minimum versions of TLS", () => {
    checkMinimum("TLSV1_0", "1.0");
    checkMinimum("TLSV1_3", "1.3");
    checkMinimum("TLS_AUTO", undefined);
  });
});

function checkName(host: string, expected: string): void {
  it(host, () => {
    const found = serviceOf(host);
    assert.equal(found === undefined ? "" : `${found.form} ${found.toName} ${found.toNamespace ?? "-"}`, expected);
  });
}

function checkCalls(spec: string, expected: readonly string[]): void {
  it(spec, () => {
    const calls = factsOf(`apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ${spec}\n`, "k8s.call");
    assert.deepEqual(calls.map(({ value }) => value["toName"]), expected);
  });
}

function checkMinimum(written: string, expected: string | undefined): void {
  it(written, () => {
    const tree = parseYaml(`apiVersion: networking.istio.io/v1\nkind: Gateway\nspec: {servers: [{tls: {minProtocolVersion: ${written}}}]}\n`);
    const [found] = tlsMinimumsOf(new FieldReader(tree, tree.documents[0]?.root ?? -1, []));
    assert.equal(found?.["version"], expected);
  });
}

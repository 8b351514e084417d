import assert from "node:assert/strict";
import { UNRESOLVED, type Value } from "#engine/model/value.ts";
import { factsOf, manifest } from "./kubernetes.ts";

describe("references of Kubernetes objects", () => {
  describe("are read from", () => {
    checkPod("{imagePullSecrets: [{name: a}], containers: []}", ["config Secret/a"]);
    checkPod("{containers: [{envFrom: [{configMapRef: {name: a}}, {secretRef: {name: b, optional: true}}]}]}", ["config ConfigMap/a"]);
    checkPod("{initContainers: [{env: [{name: X, valueFrom: {secretKeyRef: {name: a, key: k}}}]}]}", ["config Secret/a", "key Secret/a k"]);
    checkPod("{containers: [{env: [{name: X, valueFrom: {configMapKeyRef: {name: a, key: k, optional: true}}}]}]}", []);
    checkPod("{volumes: [{configMap: {name: a, items: [{key: k, path: p}]}}, {secret: {secretName: s}}]}", ["config ConfigMap/a", "key ConfigMap/a k", "config Secret/s"]);
    checkPod("{volumes: [{secret: {secretName: s, optional: true}}, {persistentVolumeClaim: {claimName: c}}]}", ["config PersistentVolumeClaim/c"]);
    checkPod("{volumes: [{projected: {sources: [{secret: {name: s}}, {configMap: {name: c, optional: true}}]}}]}", ["config Secret/s"]);
    checkPod("{volumes: [{csi: {nodePublishSecretRef: {name: s}}}]}", ["config Secret/s"]);
    checkPod("{serviceAccount: a, priorityClassName: p}", ["identity ServiceAccount/a", "identity PriorityClass/p"]);
    checkPod('{serviceAccountName: "${SA}"}', ["identity ServiceAccount/?"]);
    check("v1", "PersistentVolumeClaim", "{storageClassName: fast}", ["identity StorageClass/fast"]);
    check("v1", "PersistentVolumeClaim", "{storageClassName: ''}", []);
    check("v1", "PersistentVolumeClaim", "{storageClassName: fast, volumeName: v}", []);
    check("cert-manager.io/v1", "Certificate", "{issuerRef: {name: ca}}", ["identity Issuer/ca"]);
    check("cert-manager.io/v1", "Certificate", "{issuerRef: {name: ca, group: example.com}}", []);
    check("autoscaling/v2", "HorizontalPodAutoscaler", "{scaleTargetRef: {kind: Deployment, name: web}}", ["target Deployment/web"]);
    check("autoscaling/v2", "HorizontalPodAutoscaler", "{scaleTargetRef: {kind: Cluster, name: web}}", []);
    check("keda.sh/v1alpha1", "ScaledObject", "{scaleTargetRef: {name: web}}", ["target Deployment/web"]);
    check("networking.k8s.io/v1", "Ingress", "{defaultBackend: {service: {name: a, port: {number: 80}}}}", ["backend Service/a 80"]);
    check("networking.k8s.io/v1beta1", "Ingress", "{backend: {serviceName: a, servicePort: http}}", ["backend Service/a http"]);
    check("networking.k8s.io/v1", "Ingress", "{defaultBackend: {service: {name: a, port: {name: use-annotation}}}}", []);
    check("gateway.networking.k8s.io/v1", "HTTPRoute", "{rules: [{backendRefs: [{name: a, port: 80}, {kind: ServiceImport, name: b}]}]}", ["backend Service/a 80"]);
    check("v1", "Service", "{selector: {app: a}, ports: [{port: 80, targetPort: http}]}", ["labels Pod/ app=a", "port Pod/ http"]);
    check("v1", "Service", "{selector: {app: a}, clusterIP: None, ports: [{port: 80}]}", ["labels Pod/ app=a"]);
    check("v1", "Service", "{selector: {app: a, statefulset.kubernetes.io/pod-name: a-0}}", []);
    check("v1", "Service", "{type: ExternalName, selector: {app: a}}", []);
    check("networking.k8s.io/v1", "NetworkPolicy", "{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {a: b}}}]}]}", ["pods Pod/ a=b"]);
    check("monitoring.coreos.com/v1", "ServiceMonitor", "{selector: {matchExpressions: [{key: a, operator: Exists}]}}", ["services Service/ a Exists"]);
  });

  describe("lead to what exists", () => {
    checkProvided("bitnami.com/v1alpha1", "SealedSecret", "{encryptedData: {a: x}}", ["Secret/web a"]);
    checkProvided("external-secrets.io/v1", "ExternalSecret", "{target: {name: b}, data: [{secretKey: k}]}", ["Secret/b k"]);
    checkProvided("external-secrets.io/v1", "ExternalSecret", "{dataFrom: [{extract: {key: k}}]}", ["Secret/web *"]);
    checkProvided("cert-manager.io/v1", "Certificate", "{secretName: tls}", ["Secret/tls *"]);
    checkProvided("apps/v1", "StatefulSet", "{volumeClaimTemplates: [{metadata: {name: data}}], template: {spec: {}}}", ["PersistentVolumeClaim/data-web-* *"]);
    checkProvided("apps/v1", "Deployment", "{}", ["Deployment/web *"]);
    checkProvided("v1", "Service", "{ports: [{port: 80}]}", ["Service/web *"]);
  });

  describe("may lead to what something else makes", () => {
    checkUnknown("helm.toolkit.fluxcd.io/v2", "HelmRelease", "{targetNamespace: shop}", [["*"]]);
    checkUnknown("postgresql.cnpg.io/v1", "Cluster", "{instances: 3}", [["*", "Pod"]]);
    checkUnknown("monitoring.coreos.com/v1", "ServiceMonitor", "{}", []);
    checkUnknown("batch/v1", "Job", "{template: {spec: {containers: [{args: [create, --secret-name=hook]}]}}}", [["ConfigMap", "Secret"]]);
    checkUnknown("batch/v1", "Job", "{template: {spec: {containers: [{args: [migrate]}]}}}", []);
  });
});

function check(apiVersion: string, kind: string, spec: string, expected: readonly string[]): void {
  it(`${kind} ${spec}`, () => {
    assert.deepEqual(referencesOf(manifest(apiVersion, kind, spec)), expected);
  });
}

function checkPod(spec: string, expected: readonly string[]): void {
  check("v1", "Pod", spec, expected);
}

/** A scalar as text; anything else would hide a mistake. */
function textOf(value: Value): string {
  assert.ok(typeof value === "string" || typeof value === "number");
  return String(value);
}

function referencesOf(text: string): string[] {
  return factsOf(text, "k8s.reference").map(({ value }) => {
    const { role, toKind, toName, key, port, selector } = value;
    const rest = key ?? port ?? (selector === undefined ? undefined : value["text"]);
    return `${textOf(role)} ${textOf(toKind)}/${toName === UNRESOLVED ? "?" : typeof toName === "string" ? toName : ""}${rest === undefined ? "" : ` ${textOf(rest)}`}`;
  });
}

function checkProvided(apiVersion: string, kind: string, spec: string, expected: readonly string[]): void {
  it(`${kind} ${spec}`, () => {
    const provided = factsOf(manifest(apiVersion, kind, spec), "k8s.provided").map(({ value }) => {
      return `${textOf(value["kind"])}/${textOf(value["name"])} ${Array.isArray(value["keys"]) ? value["keys"].join() : "*"}`;
    });
    assert.deepEqual(provided, expected);
  });
}

function checkUnknown(apiVersion: string, kind: string, spec: string, expected: readonly unknown[]): void {
  it(`${kind} ${spec}`, () => {
    assert.deepEqual(factsOf(manifest(apiVersion, kind, spec), "k8s.unknown").map(({ value }) => value["kinds"]), expected);
  });
}

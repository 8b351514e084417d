import assert from "node:assert/strict";
import { KUBERNETES_RELATIONS } from "#engine/formats/kubernetes/relations.ts";
import type { LocatedFact } from "#engine/model/facts.ts";
import { UNRESOLVED } from "#engine/model/value.ts";
import { factOf, manifest, modelOf, POD_SPEC } from "./kubernetes.ts";

const CLAIM = "k8s.PersistentVolumeClaim";
const CLASS = "k8s.StorageClass";

const claim = (metadata: string, spec = "{}"): string => manifest("v1", "PersistentVolumeClaim", spec, `{name: data, ${metadata}}`);
const SHOP = claim("namespace: shop, labels: {app: db}");
const ANYWHERE = claim("labels: {app: db}");
const TEMPLATE = manifest("apps/v1", "StatefulSet", `{selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db, tier: data}}, spec: ${POD_SPEC}}, volumeClaimTemplates: [{metadata: {name: data}}]}`, "{name: db, namespace: shop}");

const velero = (template: string, more = ""): string => manifest("velero.io/v1", "Schedule", `{template: ${template}${more}}`, "{name: daily, namespace: velero}");
const k8up = (spec: string, namespace = "shop"): string => manifest("k8up.io/v1", "Schedule", spec, `{name: s, namespace: ${namespace}}`);
const snapshots = (spec: string, metadata = "{name: s, namespace: shop}"): string => manifest("snapscheduler.backube/v1", "SnapshotSchedule", spec, metadata);
const stash = (ref: string): string => manifest("stash.appscode.com/v1beta1", "BackupConfiguration", `{target: {ref: ${ref}}}`, "{name: s, namespace: shop}");
const kubeStash = (target: string): string => manifest("core.kubestash.com/v1alpha1", "BackupConfiguration", `{target: ${target}}`, "{name: s, namespace: backups}");
const volSync = (spec: string): string => manifest("volsync.backube/v1alpha1", "ReplicationSource", spec, "{name: s, namespace: shop}");
const longhorn = (spec: string): string => manifest("longhorn.io/v1beta2", "RecurringJob", spec, "{name: nightly, namespace: longhorn-system}");
const kasten = (spec: string): string => manifest("config.kio.kasten.io/v1alpha1", "Policy", spec, "{name: p, namespace: kasten-io}");
const BACKUP = "actions: [{action: backup}]";

describe("backup schedules", () => {
  describe("of Velero", () => {
    check(velero("{}"), SHOP, "covers");
    check(velero("{}"), ANYWHERE, "covers");
    check(velero('{includedNamespaces: ["*"]}'), ANYWHERE, "covers");
    check(velero("{includedNamespaces: [shop]}"), SHOP, "covers");
    check(velero("{includedNamespaces: [bank, sh*]}"), SHOP, "covers");
    check(velero("{includedNamespaces: [bank]}"), SHOP, "does not cover");
    check(velero("{includedNamespaces: [bank]}"), ANYWHERE, "may cover");
    check(velero('{includedNamespaces: ["${NS}"]}'), SHOP, "may cover");
    check(velero('{includedNamespaces: "${ALL}"}'), SHOP, "may cover");
    check(velero('{includedNamespaces: ["sho?"]}'), SHOP, "may cover");
    check(velero("{excludedNamespaces: [shop]}"), SHOP, "does not cover");
    check(velero("{excludedNamespaces: [bank]}"), SHOP, "covers");
    check(velero("{labelSelector: {matchLabels: {app: db}}}"), SHOP, "covers");
    // A pod that mounts the claim may be selected.
    check(velero("{labelSelector: {matchLabels: {app: web}}}"), SHOP, "may cover");
    check(velero("{labelSelector: {matchLabels: {app: web}}}"), TEMPLATE, "does not cover");
    check(velero("{labelSelector: {matchLabels: {app: db}}}"), TEMPLATE, "covers");
    check(velero("{labelSelector: {matchLabels: {tier: data}}}"), TEMPLATE, "covers");
    check(velero("{orLabelSelectors: [{matchLabels: {app: web}}, {matchLabels: {app: db}}]}"), SHOP, "covers");
    check(velero("{includedResources: [pvc, pv, pods]}"), SHOP, "covers");
    check(velero("{includedResources: [deployments]}"), SHOP, "may cover");
    check(velero("{excludedResources: [persistentvolumes]}"), SHOP, "is none");
    check(velero("{excludedResources: [events]}"), SHOP, "covers");
    check(velero("{snapshotVolumes: false}"), SHOP, "may cover");
    check(velero("{snapshotVolumes: false, defaultVolumesToFsBackup: true}"), SHOP, "covers");
    check(velero("{resourcePolicy: {kind: configmap, name: p}}"), SHOP, "may cover");
    check(velero("{}", ", paused: true"), SHOP, "is none");
    check(velero("{}", ', paused: "${OFF}"'), SHOP, "may cover");
    check(velero("{}"), claim('namespace: shop, labels: {velero.io/exclude-from-backup: "true"}'), "does not cover");
    check(manifest("helm.toolkit.fluxcd.io/v2", "HelmRelease", "{chart: {spec: {chart: velero}}}"), SHOP, "may cover");
    check(manifest("argoproj.io/v1alpha1", "Application", "{sources: [{chart: velero}]}"), SHOP, "may cover");
    check(manifest("argoproj.io/v1alpha1", "Application", "{source: {chart: web}}"), SHOP, "is none");
  });

  describe("of K8up", () => {
    check(k8up("{backup: {schedule: x}}"), SHOP, "covers");
    check(k8up("{backup: {schedule: x}}", "bank"), SHOP, "does not cover");
    check(k8up("{backup: {schedule: x}}"), ANYWHERE, "may cover");
    check(k8up("{check: {schedule: x}}"), SHOP, "is none");
    check(k8up("{backup: {}}"), claim('namespace: shop, annotations: {k8up.io/backup: "false"}'), "does not cover");
    check(k8up("{backup: {labelSelectors: [{matchLabels: {app: web}}]}}"), SHOP, "does not cover");
    check(k8up("{backup: {labelSelectors: [{matchLabels: {app: web}}, {matchLabels: {app: db}}]}}"), SHOP, "may cover");
  });

  describe("of SnapScheduler", () => {
    check(snapshots("{}"), SHOP, "covers");
    check(snapshots("{}", "{name: s}"), ANYWHERE, "covers");
    check(snapshots("{disabled: true}"), SHOP, "is none");
    check(snapshots("{claimSelector: {matchLabels: {app: web}}}"), SHOP, "does not cover");
    check(snapshots("{claimSelector: {matchLabels: {app: db}}}"), TEMPLATE, "covers");
    check(snapshots("{claimSelector: {matchLabels: {tier: data}}}"), TEMPLATE, "does not cover");
    check(snapshots('{claimSelector: "${SELECTOR}"}'), SHOP, "may cover");
  });

  describe("that name what they copy", () => {
    check(stash("{kind: StatefulSet, name: db}"), TEMPLATE, "covers");
    check(stash("{kind: StatefulSet, name: web}"), TEMPLATE, "does not cover");
    check(stash("{kind: PersistentVolumeClaim, name: data}"), SHOP, "covers");
    check(stash("{kind: PersistentVolumeClaim, name: other}"), SHOP, "does not cover");
    check(stash("{kind: PersistentVolumeClaim, name: data-db-0}"), TEMPLATE, "covers");
    check(stash("{kind: Deployment, name: web}"), SHOP, "may cover");
    check(stash("{kind: AppBinding, name: db}"), TEMPLATE, "may cover");
    check(kubeStash("{kind: StatefulSet, name: db, namespace: shop}"), TEMPLATE, "covers");
    check(kubeStash("{kind: StatefulSet, name: db}"), TEMPLATE, "does not cover");
    check(volSync("{sourcePVC: data, trigger: {schedule: x}}"), SHOP, "covers");
    check(volSync("{sourcePVC: data, trigger: {manual: x}}"), SHOP, "is none");
    check(volSync('{sourcePVC: "${APP}", trigger: {schedule: x}}'), SHOP, "may cover");
  });

  describe("of Longhorn", () => {
    const labelled = (label: string): string => claim(`labels: {recurring-job.longhorn.io/source: enabled, ${label}: enabled}`);
    check(longhorn("{task: backup}"), labelled("recurring-job.longhorn.io/nightly"), "covers");
    check(longhorn("{task: snapshot, groups: [gold]}"), labelled("recurring-job-group.longhorn.io/gold"), "covers");
    check(longhorn("{task: backup, groups: [gold]}"), labelled("recurring-job-group.longhorn.io/tin"), "does not cover");
    check(longhorn("{task: snapshot-cleanup}"), SHOP, "is none");
    checkClass(longhorn("{task: backup, groups: [default]}"), "provisioner: driver.longhorn.io", "covers");
    checkClass(longhorn("{task: backup, groups: [default]}"), "provisioner: ebs.csi.aws.com", "does not cover");
    checkClass(longhorn("{task: backup, groups: [gold]}"), "provisioner: driver.longhorn.io", "does not cover");
    checkClass(longhorn("{task: backup, groups: [gold]}"), `provisioner: driver.longhorn.io\nparameters: {recurringJobSelector: '[{"name":"gold", "isGroup":true}]'}`, "covers");
    checkClass(longhorn("{task: backup}"), `provisioner: driver.longhorn.io\nparameters: {recurringJobSelector: '[{"name":"nightly", "isGroup":false}]'}`, "covers");
    checkClass(longhorn("{task: backup}"), 'provisioner: driver.longhorn.io\nparameters: {recurringJobSelector: "${JOBS}"}', "may cover");
    checkClass(velero("{}"), "provisioner: driver.longhorn.io", "does not cover");
  });

  describe("of Kasten", () => {
    check(kasten(`{${BACKUP}, selector: {matchLabels: {k10.kasten.io/appNamespace: shop}}}`), SHOP, "covers");
    check(kasten(`{${BACKUP}, selector: {matchExpressions: [{key: k10.kasten.io/appNamespace, operator: In, values: [bank]}]}}`), SHOP, "does not cover");
    check(kasten(`{${BACKUP}, selector: {matchLabels: {team: shop}}}`), SHOP, "may cover");
    check(kasten(`{${BACKUP}, frequency: "@onDemand"}`), SHOP, "is none");
    check(kasten("{actions: [{action: import}]}"), SHOP, "is none");
  });

  describe("of other products", () => {
    check(manifest("example.com/v1", "BackupSchedule", "{}"), SHOP, "may cover");
    check(manifest("example.com/v1", "ScheduledSnapshot", "{}"), SHOP, "may cover");
    check(manifest("postgresql.cnpg.io/v1", "ScheduledBackup", "{}"), SHOP, "is none");
    check(manifest("snapshot.storage.k8s.io/v1", "VolumeSnapshot", "{}"), SHOP, "is none");
    check(manifest("batch/v1", "CronJob", "{}"), SHOP, "is none");
  });
});

describe("classes of claims", () => {
  checkPolicy("provisioner: a", "Delete");
  checkPolicy("provisioner: a\nreclaimPolicy: Retain", "Retain");
  checkPolicy('provisioner: a\nreclaimPolicy: "${POLICY}"', UNRESOLVED);
  checkPolicy("provisioner: kubernetes.io/no-provisioner", undefined);
  const classes = `${storageClass("a", true)}---\n${storageClass("b")}`;
  checkMade(claim("", "{storageClassName: b}"), classes, ["b"]);
  checkMade(claim("annotations: {volume.beta.kubernetes.io/storage-class: b}"), classes, ["b"]);
  checkMade(claim("", "{storageClassName: c}"), classes, []);
  checkMade(claim("", '{storageClassName: "${CLASS}"}'), classes, ["a", "b"]);
  checkMade(claim(""), classes, ["a"]);
  checkMade(claim(""), `${classes}---\n${storageClass("c", true)}`, []);
  checkMade(claim("", '{storageClassName: ""}'), classes, []);
});

function storageClass(name: string, isDefault = false): string {
  return `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: ${name}, annotations: {storageclass.kubernetes.io/is-default-class: "${String(isDefault)}"}}\nprovisioner: a\n`;
}

function check(backup: string, subject: string, expected: string): void {
  it(`${told(backup)} ${expected} ${told(subject)}`, () => {
    assert.equal(coverOf(backup, subject, CLAIM), expected);
  });
}

function checkClass(backup: string, body: string, expected: string): void {
  it(`${told(backup)} ${expected} ${body.replaceAll("\n", " ")}`, () => {
    assert.equal(coverOf(backup, `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\n${body}\n`, CLASS), expected);
  });
}

function checkPolicy(body: string, expected: unknown): void {
  it(`${body.replaceAll("\n", " ")}: ${String(expected)}`, () => {
    assert.equal(factOf(`apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\n${body}\n`, CLASS)["reclaimPolicy"], expected);
  });
}

function checkMade(subject: string, classes: string, expected: readonly string[]): void {
  it(`${told(subject)} is made from ${expected.join(", ") || "no class"}`, () => { assert.deepEqual(related("madeFrom", [CLAIM, subject], [CLASS, classes]), expected); });
}

const WORDS = { backedUpBy: "covers", mayBeBackedUpBy: "may cover", passedOverBy: "does not cover" };

function coverOf(backup: string, subject: string, type: string): string {
  const found = Object.entries(WORDS).filter(([name]) => related(name, [type, subject], ["k8s.backup", backup]).length > 0);
  return found.map(([, word]) => word).join(" and ") || "is none";
}

/** Names of the facts of the second text that stand in a relation to the first fact of the first. */
function related(name: string, [from, subject]: readonly [string, string], [to, text]: readonly [string, string]): unknown[] {
  const relation = KUBERNETES_RELATIONS.find((entry) => entry.name === name && entry.from === from && entry.to === to);
  const [first] = factsOf(subject, from);
  assert.ok(relation !== undefined && first !== undefined);
  return relation.prepare(factsOf(text, to))(first).map((fact) => fact.value["name"]);
}

function factsOf(text: string, type: string): LocatedFact[] {
  return modelOf(text).facts.filter((fact) => fact.type === type).map((fact) => ({ ...fact, file: "a.yaml" }));
}

function told(text: string): string {
  return text.split("\n").slice(1).join(" ").trim();
}

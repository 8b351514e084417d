import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import type { FieldReader } from "../references/reader.ts";
import { veleroSchedule } from "./velero.ts";

type ReadLimits = (spec: FieldReader, object: FieldReader) => PlainObject | null;

/** Kinds that copy volumes by a schedule, by group (documentation of the products, 2026-06), and what limits each: null where it copies none. */
const SCHEDULES: Readonly<Record<string, ReadLimits>> = {
  "velero.io/Schedule": veleroSchedule,
  "k8up.io/Schedule": (spec) => resticSchedule(spec, "k8up.io/backup"),
  "backup.appuio.ch/Schedule": (spec) => resticSchedule(spec, "appuio.ch/backup"),
  "snapscheduler.backube/SnapshotSchedule": snapshotSchedule,
  "stash.appscode.com/BackupConfiguration": (spec) => ofTarget(spec.at("target", "ref")),
  "core.kubestash.com/BackupConfiguration": (spec) => ofTarget(spec.at("target")),
  "volsync.backube/ReplicationSource": replicationSource,
  "stork.libopenstorage.org/VolumeSnapshotSchedule": (spec) => ofClaim(spec.value("template", "spec", "persistentVolumeClaimName")),
  "longhorn.io/RecurringJob": recurringJob,
  "config.kio.kasten.io/Policy": kastenPolicy,
  "storage.k8s.io/StorageClass": (_spec, object) => ownJobs(object),
  // Its clusters bring their own claims, which no manifest holds.
  "postgresql.cnpg.io/ScheduledBackup": () => null,
};

/** Kinds that by their name copy something at times, of products not known here. */
const OTHER_SCHEDULES = /(?:backup|snapshot|protect)\w*(?:schedule|policy|plan|configuration|cron)|(?:schedule|recurring|cron)\w*(?:backup|snapshot)/i;
const CHARTS: readonly (readonly string[])[] = [["chart", "spec", "chart"], ["chart"], ["source", "chart"], ["template", "spec", "source", "chart"], ["forProvider", "chart", "name"]];

/** The backup schedule that an object is, without its identity; nobody knows what one of another product, or of a chart of Velero, covers. */
export function backupsOf(object: FieldReader, kind: string): PlainObject[] {
  const spec = object.at("spec");
  const read = SCHEDULES[kind];
  if (read !== undefined) {
    const limits = read(spec, object);
    return limits === null || isOff(spec) ? [] : [{ covers: UNRESOLVED, isCertain: !isOpen(spec), ...limits }];
  }
  const isOther = isCustom(kind) && OTHER_SCHEDULES.test(kind.slice(kind.indexOf("/") + 1));
  return isOther || isChart(spec) ? [{ covers: UNRESOLVED, isCertain: false }] : [];
}

const SWITCHES = ["paused", "disabled", "suspend"];

function isOff(spec: FieldReader): boolean {
  return SWITCHES.some((key) => spec.isTrue(key));
}

function isOpen(spec: FieldReader): boolean {
  return SWITCHES.some((key) => spec.value(key) === UNRESOLVED);
}

function isCustom(kind: string): boolean {
  return kind.slice(0, kind.indexOf("/")).includes(".") && !/\.k8s\.io\/|^kyverno\.io\//.test(kind);
}

/** Whether a chart of Velero is applied, whose values may hold schedules. */
function isChart(spec: FieldReader): boolean {
  return CHARTS.some((route) => /(?:^|\/)velero$/.test(spec.text(...route) ?? "")) || spec.items("sources").some((source) => source.text("chart") === "velero");
}

/** All claims of its namespace, but those that an annotation leaves out. */
function resticSchedule(spec: FieldReader, annotation: string): PlainObject | null {
  if (!spec.at("backup").exists) return null;
  const selectors = spec.items("backup", "labelSelectors").map((selector) => selector.selector());
  const isPlain = selectors.length < 2 && spec.value("backup", "labelSelectors") !== UNRESOLVED;
  return { isOwn: true, optOut: { of: "annotations", key: annotation, value: "false" }, ...(selectors.length === 0 ? {} : { selectors }), ...(isPlain ? {} : { isCertain: false }) };
}

function snapshotSchedule(spec: FieldReader): PlainObject {
  const selector = spec.selector("claimSelector");
  return { isOwn: true, ...(selector === undefined ? {} : { selectors: [selector] }) };
}

function replicationSource(spec: FieldReader): PlainObject | null {
  return spec.at("trigger", "schedule").exists ? ofClaim(spec.value("sourcePVC")) : null;
}

function ofClaim(name: Value): PlainObject {
  return { isOwn: true, objects: [inWords("PersistentVolumeClaim", name)] };
}

function ofTarget(target: FieldReader): PlainObject | null {
  if (!target.exists) return null;
  const objects: readonly Value[] = [inWords(target.text("kind"), target.value("name"))];
  const namespace = target.value("namespace");
  return namespace === undefined ? { isOwn: true, objects } : { namespaces: [namespace], objects };
}

/** A list that a template fills in. */
const ANY: readonly Value[] = [UNRESOLVED];

/** Jobs that copy; the others tidy up. A volume takes part in a job by its name or by its groups. */
function recurringJob(spec: FieldReader, object: FieldReader): PlainObject | null {
  if (!/^(?:backup|snapshot)(?:-force-create)?$/.test(spec.text("task") ?? "backup")) return null;
  const name = spec.value("name") ?? object.value("metadata", "name");
  const groups = spec.value("groups") === UNRESOLVED ? ANY : spec.items("groups").map((group) => group.value());
  return { jobs: [inWords("job", name), ...groups.map((group) => inWords("group", group))] };
}

/** Before jobs were objects, a StorageClass of Longhorn held them itself. */
function ownJobs(object: FieldReader): PlainObject | null {
  return object.at("parameters", "recurringJobs").exists ? { jobs: [inWords("class", object.value("metadata", "name"))] } : null;
}

function inWords(what: string | undefined, name: Value): Value {
  return what !== undefined && typeof name === "string" ? `${what}/${name}` : UNRESOLVED;
}

const APPLICATION = "k10.kasten.io/appNamespace";

/** A policy selects namespaces by their names, or in ways that nobody can follow in the files. */
function kastenPolicy(spec: FieldReader): PlainObject | null {
  const actions = spec.items("actions").map((action) => action.value("action"));
  if (spec.value("frequency") === "@onDemand" || !actions.some((action) => action === "backup" || action === UNRESOLVED)) return null;
  const namespaces = namedApplications(spec.at("selector"));
  return namespaces === null ? { isCertain: false } : { namespaces };
}

function namedApplications(selector: FieldReader): Value[] | null {
  const labels = selector.entries("matchLabels");
  const terms = selector.items("matchExpressions");
  const [label] = labels;
  const [term] = terms;
  if (labels.length + terms.length !== 1) return null;
  if (label !== undefined) return label[0] === APPLICATION ? [label[1].value()] : null;
  if (term?.value("key") !== APPLICATION || term.value("operator") !== "In") return null;
  return term.items("values").map((value) => value.value());
}

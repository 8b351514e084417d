import type { Fact } from "../../model/facts.ts";
import type { Model, Target } from "../../model/format.ts";
import type { Resource } from "../../model/resource.ts";
import type { Route } from "../../model/route.ts";
import { Kind, type Tree } from "../../model/tree.ts";
import { NodeView, UNRESOLVED, type Value } from "../../model/value.ts";
import { followRoute, itemsOf, kindOf } from "../../syntax/access.ts";
import { readEnvironment } from "./read/environment.ts";
import { bindingFact, containerFact, objectFact, workloadFact } from "./read/facts.ts";
import { objectLabels } from "./read/labels.ts";
import { literalsOf } from "./read/literals.ts";
import { claimTemplateFact } from "./backups/claims.ts";
import { readGiven } from "./read/given.ts";
import { findObjects, isTemplated, textAt, type KubernetesObject } from "./read/objects.ts";
import { bindingScope, isBinding, isRole, subjectNames } from "./read/rbac.ts";
import { scopeOf } from "./scopes.ts";
import { KIND_TARGETS } from "./types.ts";
import { findPod, type PodPlace } from "./read/workloads.ts";

/** Builds targets and facts of all objects of a file. */
export function buildModel(tree: Tree): Model {
  const builder = new ModelBuilder(tree);
  const objects = findObjects(tree);
  for (const object of objects) builder.addObject(object);
  return { targets: builder.targets, facts: builder.facts, resources: objects.length };
}

/** What all targets of one object share. */
interface Owner {
  readonly object: KubernetesObject;
  readonly resource: Resource;
  readonly identity: readonly Value[];
}

class ModelBuilder {
  readonly targets: Target[] = [];
  readonly facts: Fact[] = [];
  private readonly tree: Tree;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  addObject(object: KubernetesObject): void {
    const owner = ownerOf(this.tree, object);
    const self = new NodeView(this.tree, object.node);
    // The fact of an object is the first one that it adds, whatever its type.
    const fact = this.facts.length;
    const scope = scopeOf(object.group, object.kind);
    this.addTarget(owner, { type: "k8s.object", route: object.route, values: [self, ...owner.identity, scope], fact });
    const kind = KIND_TARGETS.get(object.kind);
    if (kind?.groups.includes(object.group) === true) this.addKind(owner, kind.type.name, self);
    if (isRole(object)) this.addRole(owner, self);
    if (isBinding(object)) this.addBinding(owner, self);
    const pod = findPod(this.tree, object);
    if (pod !== null) this.addPod(owner, self, pod);
    else if (!isBinding(object)) this.facts.push(objectFact(this.tree, object));
    if (object.kind === "StatefulSet" && object.group === "apps") this.addClaimTemplates(owner);
  }

  private addKind(owner: Owner, type: string, self: NodeView): void {
    const { object } = owner;
    const route: Route = object.kind === "ConfigMap" ? ["data"] : ["metadata", "annotations"];
    const node = followRoute(this.tree, object.node, route);
    const entries = node < 0 ? undefined : new NodeView(this.tree, node);
    const literals = literalsOf(this.tree, object);
    const values = [self, ...owner.identity, entries, ...(literals === null ? [] : [literals])];
    const bases = { entries: [...object.route, ...route] };
    this.addTarget(owner, { type, route: object.route, values, bases, fact: this.facts.length });
  }

  /** The templates of a StatefulSet are claims like others, in its namespace. */
  private addClaimTemplates(owner: Owner): void {
    const { object } = owner;
    const templates = followRoute(this.tree, object.node, ["spec", "volumeClaimTemplates"]);
    if (templates < 0 || kindOf(this.tree, templates) !== Kind.Sequence) return;
    itemsOf(this.tree, templates).forEach((_, index) => {
      const node = followRoute(this.tree, templates, [index]);
      if (node < 0 || kindOf(this.tree, node) !== Kind.Mapping) return;
      const route: Route = [...object.route, "spec", "volumeClaimTemplates", index];
      const name = textAt(this.tree, node, ["metadata", "name"]) ?? `number ${String(index + 1)}`;
      const annotations = followRoute(this.tree, node, ["metadata", "annotations"]);
      const entries = annotations < 0 ? undefined : new NodeView(this.tree, annotations);
      const values = [new NodeView(this.tree, node), "PersistentVolumeClaim", name, object.namespace, entries];
      const fact = this.addFact(claimTemplateFact(this.tree, object, node, route));
      const bases = { entries: [...route, "metadata", "annotations"] };
      this.addTarget(owner, { type: "k8s.PersistentVolumeClaim", route, values, bases, fact });
    });
  }

  private addPod(owner: Owner, self: NodeView, pod: PodPlace): void {
    const { object } = owner;
    const spec = new NodeView(this.tree, pod.specNode);
    const metadata = pod.metadataNode < 0 ? undefined : new NodeView(this.tree, pod.metadataNode);
    const windows = textAt(this.tree, pod.specNode, ["os", "name"]) === "windows";
    const longRunning = !pod.runsToCompletion && !/^(Never|OnFailure)$/.test(textAt(this.tree, pod.specNode, ["restartPolicy"]) ?? "");
    const bases = { object: object.route, pod: pod.spec, podMetadata: pod.metadata };
    const fact = this.addFact(workloadFact(this.tree, object, pod, longRunning));
    const replicas = Number(textAt(this.tree, object.node, ["spec", "replicas"]) ?? "1");
    const workloadValues = [self, spec, metadata, ...owner.identity, Number.isInteger(replicas) ? replicas : undefined, longRunning];
    this.addTarget(owner, { type: "k8s.workload", route: object.route, values: workloadValues, bases, fact });
    const podValues = [spec, self, metadata, ...owner.identity, windows, longRunning];
    this.addTarget(owner, { type: "k8s.podSpec", route: pod.spec, values: podValues, bases, fact });
    const containers = this.containersOf(pod);
    const isOnly = containers.filter(({ role }) => role === "container" || role === "sidecar").length === 1;
    for (const container of containers) {
      const { name, role } = container;
      const view = new NodeView(this.tree, container.node);
      const shared = sharedVariables(this.tree, object, { ...container, pod: pod.specNode });
      const values = [view, spec, self, metadata, name, ...owner.identity, role, windows, longRunning, ...shared];
      const containerBases = { ...bases, pulledImage: [...container.route, "image"], environment: [...container.route, "env"] };
      const containerIndex = this.addFact(containerFact(this.tree, object, pod, { ...container, longRunning, isOnly }));
      this.addTarget(owner, { type: "k8s.container", route: container.route, values, bases: containerBases, fact: containerIndex });
    }
  }

  private containersOf(pod: PodPlace): { name: string; role: string; node: number; route: Route }[] {
    return (["containers", "initContainers", "ephemeralContainers"] as const).flatMap((list) => {
      const sequence = followRoute(this.tree, pod.specNode, [list]);
      if (sequence < 0 || kindOf(this.tree, sequence) !== Kind.Sequence) return [];
      return itemsOf(this.tree, sequence).flatMap((_, index) => {
        const node = followRoute(this.tree, sequence, [index]);
        if (node < 0 || kindOf(this.tree, node) !== Kind.Mapping) return [];
        const name = textAt(this.tree, node, ["name"]) ?? `number ${String(index + 1)}`;
        return [{ name, role: roleOf(this.tree, list, node), node, route: [...pod.spec, list, index] }];
      });
    });
  }

  private addRole(owner: Owner, self: NodeView): void {
    const { object } = owner;
    const scope = bindingScope(object);
    this.addTarget(owner, { type: "rbac.role", route: object.route, values: [self, ...owner.identity, scope] });
    const rules = followRoute(this.tree, object.node, ["rules"]);
    if (rules < 0 || kindOf(this.tree, rules) !== Kind.Sequence) return;
    itemsOf(this.tree, rules).forEach((_, index) => {
      const node = followRoute(this.tree, rules, [index]);
      if (node < 0 || kindOf(this.tree, node) !== Kind.Mapping) return;
      const values = [new NodeView(this.tree, node), self, ...owner.identity, scope];
      this.addTarget(owner, { type: "rbac.rule", route: [...object.route, "rules", index], values, bases: { object: object.route } });
    });
  }

  private addBinding(owner: Owner, self: NodeView): void {
    const { object } = owner;
    const scope = bindingScope(object);
    const subjects = subjectNames(this.tree, object);
    const fact = this.addFact(bindingFact(this.tree, object, subjects, scope));
    this.addTarget(owner, { type: "rbac.binding", route: object.route, values: [self, ...owner.identity, scope, subjects], fact });
  }

  private addFact(fact: Fact): number {
    this.facts.push(fact);
    return this.facts.length - 1;
  }

  private addTarget(owner: Owner, target: Pick<Target, "type" | "route" | "values"> & Partial<Pick<Target, "bases" | "fact">>): void {
    this.targets.push({ bases: {}, ...target, document: owner.object.document, resource: owner.resource });
  }
}

function ownerOf(tree: Tree, object: KubernetesObject): Owner {
  const { kind, name, namespace } = object;
  const labels = objectLabels(tree, object.node);
  const resource: Resource = { type: `k8s.${kind}`, name, ...(namespace === undefined ? {} : { namespace }), ...(labels === null ? {} : { labels }) };
  return { object, resource, identity: [kind, name, namespace] };
}

/** An init container that always restarts is a sidecar and counts as a container of the pod. */
function roleOf(tree: Tree, list: string, node: number): string {
  if (list === "containers") return "container";
  if (list === "ephemeralContainers") return "ephemeral";
  return textAt(tree, node, ["restartPolicy"]) === "Always" ? "sidecar" : "init";
}

/** The values of `SHARED_VARIABLES` for a container. */
function sharedVariables(tree: Tree, object: KubernetesObject, container: { readonly name: string; readonly node: number; readonly pod: number }): Value[] {
  const { name, node, pod } = container;
  const image = textAt(tree, node, ["image"]);
  const place = `Container ${name} of ${object.kind}/${object.name}`;
  const environment = readEnvironment(tree, node);
  return ["kubernetes", place, image !== undefined && isTemplated(image) ? UNRESOLVED : image, environment, readGiven(tree, node, pod, environment)];
}

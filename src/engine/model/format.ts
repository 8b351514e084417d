import type { Fact } from "./facts.ts";
import type { Resource } from "./resource.ts";
import type { Route, Span } from "./route.ts";
import type { Tree } from "./tree.ts";
import type { ObjectType, Type } from "./type.ts";
import type { Value } from "./value.ts";
import type { Variables } from "./variables.ts";

/** One node a rule can be evaluated on. */
export interface Target {
  /** Target type, for example `k8s.container`. */
  readonly type: string;
  readonly document: number;
  /** Route of `self` in its document. */
  readonly route: Route;
  /** Variables of the rule language, in the order of the target type's `variables`. */
  readonly values: readonly Value[];
  /** Routes of further bases that `at` and `fix` may start from, for example `pod` and `object`. */
  readonly bases: Readonly<Record<string, Route>>;
  readonly resource: Resource | null;
  /** Index in `Model.facts` of the fact that stands for this target in cross-file rules; absent where it has none. */
  readonly fact?: number;
  /** Where findings stand, for a target that is no node of the tree: a comment. */
  readonly span?: Span;
}

/** What the checker knows of a target type. */
export interface TargetType {
  readonly name: string;
  readonly title: string;
  /** Variables and their types; `self` is the first. Those of type string and int are also placeholders of messages. */
  readonly variables: Readonly<Record<string, Type>>;
  /** Type of `self` in cross-file rules (those that call `related`); absent where the target has no facts. */
  readonly facts?: ObjectType;
}

/** What a format makes of one file. */
export interface Model {
  readonly targets: readonly Target[];
  readonly facts: readonly Fact[];
  /** Number of resources in the file (Kubernetes objects, services, stages). */
  readonly resources: number;
}

/** What detection says of a file. `not-yet`: ours, but left alone (a chart template, a Kustomize patch). */
export type Detection = "yes" | "no" | "not-yet";

export interface Format {
  readonly id: string;
  readonly title: string;
  readonly syntax: Tree["syntax"];
  /** A cheap look at the path alone: false if a file of this name can never be of this format. */
  mayBe(file: string): boolean;
  /** Decides by path and content. */
  detect(file: string, tree: Tree): Detection;
  readonly targetTypes: readonly TargetType[];
  /** Whether variables of the folder are filled into its files. Absent: no. */
  readonly takesVariables?: boolean;
  build(file: string, tree: Tree, variables?: Variables): Model;
}

import type { Route } from "../../../model/route.ts";
import { Kind, type Tree } from "../../../model/tree.ts";
import { UNRESOLVED, type PlainObject, type Value } from "../../../model/value.ts";
import { allPairs, followRoute, isNull, itemsOf, kindOf, resolveAlias, scalarText } from "../../../syntax/access.ts";
import { labelsAt, textValue } from "../read/fields.ts";

/** A node of an object, with its absolute route, for reading fields below it. */
export class FieldReader {
  readonly tree: Tree;
  readonly node: number;
  readonly route: Route;

  constructor(tree: Tree, node: number, route: Route) {
    this.tree = tree;
    this.node = node;
    this.route = route;
  }

  at(...route: Route): FieldReader {
    const node = this.node < 0 ? -1 : followRoute(this.tree, this.node, route);
    return new FieldReader(this.tree, node, [...this.route, ...route]);
  }

  get exists(): boolean {
    return this.node >= 0 && !isNull(this.tree, this.node);
  }

  get isMapping(): boolean {
    return this.node >= 0 && kindOf(this.tree, this.node) === Kind.Mapping;
  }

  /** The items of a list; none where it is no list. */
  items(...route: Route): FieldReader[] {
    const list = this.at(...route);
    if (list.node < 0 || kindOf(this.tree, list.node) !== Kind.Sequence) return [];
    return itemsOf(this.tree, list.node).map((item, index) => new FieldReader(this.tree, resolveAlias(this.tree, item), [...list.route, index]));
  }

  /** The entries of a mapping. */
  entries(...route: Route): [key: string, value: FieldReader][] {
    const map = this.at(...route);
    if (!map.isMapping) return [];
    return [...allPairs(this.tree, map.node)].map(([key, node]) => [key, new FieldReader(this.tree, node, [...map.route, key])]);
  }

  keys(...route: Route): string[] {
    return this.entries(...route).map(([key]) => key);
  }

  /** A scalar as text; unresolved where a template fills it in later. */
  value(...route: Route): Value {
    return textValue(this.tree, this.at(...route).node);
  }

  /** A scalar as it is written, placeholders and all. */
  written(...route: Route): string | undefined {
    const { node } = this.at(...route);
    return node < 0 || kindOf(this.tree, node) !== Kind.Scalar || isNull(this.tree, node) ? undefined : scalarText(this.tree, node);
  }

  text(...route: Route): string | undefined {
    const value = this.value(...route);
    return typeof value === "string" ? value : undefined;
  }

  isTrue(...route: Route): boolean {
    return /^(true|yes|on)$/i.test(this.text(...route) ?? "");
  }

  labels(...route: Route): Value {
    const map = this.at(...route);
    return map.node < 0 ? {} : labelsAt(this.tree, map.node, []);
  }

  /** A port: a number where it is written as one, else a name. */
  port(...route: Route): Value {
    const value = this.value(...route);
    return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  }

  /** A whole number. */
  number(...route: Route): Value {
    const value = this.value(...route);
    if (typeof value !== "string") return value;
    return /^-?\d+$/.test(value) ? Number(value) : undefined;
  }

  /** A LabelSelector; absent where there is none. */
  selector(...route: Route): Value {
    const selector = this.at(...route);
    if (!selector.exists) return undefined;
    if (selector.value() === UNRESOLVED) return UNRESOLVED;
    const expressions = selector.items("matchExpressions").map((term): PlainObject => ({
      key: term.value("key"),
      operator: term.value("operator"),
      values: term.items("values").map((item) => item.value()),
    }));
    return { matchLabels: selector.labels("matchLabels"), matchExpressions: expressions };
  }
}

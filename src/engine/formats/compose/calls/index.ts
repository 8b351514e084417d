import { callFields, hostsInText, type NamedHost } from "../../../functions/hosts-in-text.ts";
import type { Fact } from "../../../model/facts.ts";
import type { Model, Target } from "../../../model/format.ts";
import type { Route } from "../../../model/route.ts";
import { Kind } from "../../../model/tree.ts";
import { isPlainObject, NodeView, type PlainObject, type Value } from "../../../model/value.ts";
import type { Variables } from "../../../model/variables.ts";
import { allPairs, followRoute, getValue, kindOf, scalarText } from "../../../syntax/access.ts";
import type { ComposeTree } from "../read/compose-tree.ts";
import { interpolate } from "../read/interpolate.ts";
import { boolAt, entriesAt, isWritten, knownTexts, textAt, textsAt } from "../read/scalars.ts";

/** A text of a service in which hosts are looked for: the scalar it stands in begins with `prefix`. */
interface Setting {
  readonly source: string;
  readonly name: string;
  readonly prefix: string;
  readonly raw: string;
  readonly route: Route;
  readonly node: number;
}

/** Adds to the model of a file the hosts that its services name. */
export function addCalls(model: Model, tree: ComposeTree): Model {
  const root = tree.documents[0]?.root ?? -1;
  const list = root < 0 ? -1 : getValue(tree, root, "services");
  if (list < 0 || kindOf(tree, list) !== Kind.Mapping) return model;
  const targets: Target[] = [...model.targets];
  const facts: Fact[] = [...model.facts];
  for (const [service, node] of allPairs(tree, list)) {
    if (node < 0 || kindOf(tree, node) !== Kind.Mapping) continue;
    const form = isOpen(tree, root, node) ? "open" : "short";
    const given = namesGiven(tree, node);
    for (const setting of settingsOf(tree, node)) {
      for (const fields of callsOf(setting, given, tree.variables)) {
        const route: Route = ["services", service, ...setting.route];
        const value: PlainObject = { kind: "service", name: service, ...fields, form };
        targets.push(targetOf(tree, setting, value, { route, fact: facts.length }));
        facts.push({ type: "compose.call", document: 0, route, value });
      }
    }
  }
  return { ...model, targets, facts };
}

function targetOf(tree: ComposeTree, { node }: Setting, value: PlainObject, { route, fact }: { readonly route: Route; readonly fact: number }): Target {
  const { kind, name, variable, host, scheme, port } = value;
  const values: Value[] = [new NodeView(tree, node), kind, name, undefined, variable, host, scheme, port];
  return { type: "compose.call", document: 0, route, values, bases: {}, resource: { type: "compose.service", name: typeof name === "string" ? name : "" }, fact };
}

/** Names with a dot are those of other places, unless a service is named so. */
function callsOf(setting: Setting, given: ReadonlySet<string>, variables: Variables): PlainObject[] {
  const text = interpolate(setting.raw, variables);
  const found = hostsInText({ source: setting.source, name: setting.name, text });
  return found.filter(({ host }) => !given.has(host) && !host.startsWith("tasks.")).map((host) => fieldsOf(setting, text, host));
}

/** The text around is told only where no variable was filled in: else the written text is another. */
function fieldsOf({ name, prefix, raw }: Setting, text: string, host: NamedHost): PlainObject {
  const fields = callFields({ source: "", name, text }, host);
  const around = fields["text"];
  if (text !== raw || around === undefined || !isPlainObject(around)) return { ...fields, text: {}, toName: host.host };
  const withPrefix = Object.entries(around).map(([key, piece]) => [key, key.startsWith("before") && typeof piece === "string" ? prefix + piece : piece]);
  return { ...fields, text: Object.fromEntries(withPrefix) as PlainObject, toName: host.host };
}

/** Whether a service may reach more than the services of its project, or its file tells only a part. */
function isOpen(tree: ComposeTree, root: number, service: number): boolean {
  if (isWritten(tree, root, "include") || isWritten(tree, service, "network_mode") || isWritten(tree, service, "extends")) return true;
  const joined = followRoute(tree, service, ["networks"]);
  const names = joined >= 0 && kindOf(tree, joined) === Kind.Mapping ? [...allPairs(tree, joined).keys()] : knownTexts(textsAt(tree, service, "networks"));
  return (names.length === 0 ? ["default"] : names).some((name) => {
    const external = boolAt(tree, root, "networks", name, "external");
    return (external !== undefined && external !== false) || isWritten(tree, root, "networks", name, "external", "name") || textAt(tree, root, "networks", name, "driver") === "host";
  });
}

/** Names that the service itself is given for others: by `extra_hosts`, `links` and `external_links`. */
function namesGiven(tree: ComposeTree, service: number): ReadonlySet<string> {
  const extra = followRoute(tree, service, ["extra_hosts"]);
  const mapped = extra >= 0 && kindOf(tree, extra) === Kind.Mapping ? [...allPairs(tree, extra).keys()] : [];
  const listed = knownTexts(textsAt(tree, service, "extra_hosts")).map((entry) => entry.split(/[=:]/)[0] ?? "");
  const links = ["links", "external_links"].flatMap((key) => knownTexts(textsAt(tree, service, key)).map((entry) => entry.split(":").at(-1) ?? ""));
  return new Set([...mapped, ...listed, ...links].map((name) => name.toLowerCase()));
}

function settingsOf(tree: ComposeTree, service: number): Setting[] {
  return [...environmentOf(tree, service), ...["command", "entrypoint"].flatMap((key) => wordsOf(tree, service, key))];
}

function environmentOf(tree: ComposeTree, service: number): Setting[] {
  const environment = followRoute(tree, service, ["environment"]);
  if (environment >= 0 && kindOf(tree, environment) === Kind.Mapping) {
    return [...allPairs(tree, environment)].flatMap(([name, node]) => settingAt(tree, node, { source: "environment", name, prefix: "", route: ["environment", name] }));
  }
  return entriesAt(tree, service, "environment").flatMap((node, index) => {
    const [setting] = settingAt(tree, node, { source: "environment", name: "", prefix: "", route: ["environment", index] });
    const equals = setting?.raw.indexOf("=") ?? -1;
    if (setting === undefined || equals < 0) return [];
    const prefix = setting.raw.slice(0, equals + 1);
    return [{ ...setting, name: prefix.slice(0, -1), prefix, raw: setting.raw.slice(equals + 1) }];
  });
}

function wordsOf(tree: ComposeTree, service: number, key: string): Setting[] {
  const node = followRoute(tree, service, [key]);
  const base = { source: "argument", name: "", prefix: "" };
  return [...settingAt(tree, node, { ...base, route: [key] }), ...entriesAt(tree, service, key).flatMap((word, index) => settingAt(tree, word, { ...base, route: [key, index] }))];
}

function settingAt(tree: ComposeTree, node: number, setting: Omit<Setting, "node" | "raw">): Setting[] {
  return node < 0 || kindOf(tree, node) !== Kind.Scalar ? [] : [{ ...setting, node, raw: scalarText(tree, node) }];
}

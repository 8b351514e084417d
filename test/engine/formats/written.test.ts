import { strict as assert } from "node:assert";
import { composeFormat } from "#engine/formats/compose/index.ts";
import { dockerfileFormat } from "#engine/formats/dockerfile/index.ts";
import { kubernetesFormat } from "#engine/formats/kubernetes/index.ts";
import type { Format } from "#engine/model/format.ts";
import { formatRoute, type Route } from "#engine/model/route.ts";
import { isPlainObject, type Value } from "#engine/model/value.ts";
import { parseDockerfile } from "#engine/syntax/dockerfile.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";

interface Case {
  readonly format: Format;
  readonly text: string;
  readonly type: string;
  readonly variable: string;
  /** Fields of an entry to compare, beside its route. */
  readonly fields: readonly string[];
}

/** The entries of all targets of a type: their fields, and where they are written. */
function entriesOf({ format, text, type, variable, fields }: Case): string[] {
  const tree = format === dockerfileFormat ? parseDockerfile(text) : parseYaml(text);
  const index = Object.keys(format.targetTypes.find((entry) => entry.name === type)?.variables ?? {}).indexOf(variable);
  const targets = format.build("a.yaml", tree).targets.filter((target) => target.type === type);
  return targets.flatMap((target) => (target.values[index] as readonly Value[]).map((entry) => describeEntry(entry, fields)));
}

function describeEntry(entry: Value, fields: readonly string[]): string {
  if (!isPlainObject(entry)) return typeof entry === "string" ? entry : "";
  return [...fields.map((field) => String(entry[field] as string | undefined)), formatRoute(entry["route"] as Route)].join(" ");
}

describe("variables read from what is written", () => {
  function check(name: string, given: Case, expected: readonly string[]): void {
    it(name, () => {
      assert.deepEqual(entriesOf(given), expected);
    });
  }

  const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: {a: b, c: null}}\nspec:\n";
  const kubernetes = (text: string, type: string, variable: string, fields: readonly string[]): Case => ({ format: kubernetesFormat, text, type, variable, fields });
  const compose = (text: string, variable: string, fields: readonly string[]): Case => ({ format: composeFormat, text, type: "compose.service", variable, fields });
  const dockerfile = (text: string, type: string, variable: string, fields: readonly string[]): Case => ({ format: dockerfileFormat, text, type, variable, fields });

  check(
    "texts of a container",
    kubernetes(`${pod}  containers: [{name: a, args: [-x, y], env: [{name: A}, {name: B, value: "1"}]}]`, "k8s.container", "texts", ["source", "name", "value"]),
    ["environment B 1 env[1].value", "argument  -x args[0]", "argument  y args[1]"],
  );
  check("texts of a ConfigMap", kubernetes("apiVersion: v1\nkind: ConfigMap\ndata: {a: x, b: }", "k8s.ConfigMap", "texts", ["name", "value"]), ["a x data.a"]);
  check("annotations of an object", kubernetes(`${pod}  containers: []`, "k8s.object", "annotations", ["name", "isOwn"]), ["a true metadata.annotations.a"]);
  check(
    "annotations of a template",
    kubernetes("apiVersion: apps/v1\nkind: Deployment\nspec: {template: {metadata: {annotations: {a: b}}}}", "k8s.object", "annotations", ["name", "isOwn"]),
    ["a false spec.template.metadata.annotations.a"],
  );
  check(
    "labels of nodes",
    kubernetes(`${pod}  nodeSelector: {a: b}\n  tolerations: [{operator: Exists}, {key: c}]\n  topologySpreadConstraints: [{topologyKey: d}]`, "k8s.podSpec", "nodeLabels", ["name"]),
    ["a nodeSelector.a", "c tolerations[1].key", "d topologySpreadConstraints[0].topologyKey"],
  );
  check(
    "ports of a Service: what says most of the protocol",
    kubernetes(
      "apiVersion: v1\nkind: Service\nspec: {ports: [{port: 1, name: http, appProtocol: tcp}, {port: 2, name: redis, appProtocol: mysql}, {port: 3, name: x}]}",
      "k8s.Service",
      "listens",
      ["port", "protocol"],
    ),
    ["1 http spec.ports[0].port", "2 mysql spec.ports[1].port"],
  );
  check(
    "ids of a provider anywhere in an object",
    kubernetes("apiVersion: example.com/v1\nkind: X\nspec: {a: [{b: 'arn:aws:sns:x:482913375620:t'}], c: other}", "k8s.object", "providerIds", ["id"]),
    ["arn:aws:sns:x:482913375620:t spec.a[0].b"],
  );

  const service = "services:\n  web:\n    image: library/mysql:8\n";
  check(
    "texts of a service",
    compose(`${service}    command: run --x\n    extra_hosts: ["a:10.0.0.1"]\n    environment: {A: b, C: }\n`, "texts", ["source", "name", "value"]),
    ["environment A b environment.A", "argument  run --x command", "host a 10.0.0.1 extra_hosts[0]"],
  );
  check("ports of a service", compose(`${service}    ports: ["127.0.0.1:1:2", {target: 3, app_protocol: http}]\n`, "listens", ["port", "protocol", "repository"]), [
    "2 undefined library/mysql ports[0]",
    "3 http library/mysql ports[1]",
  ]);
  check("a platform left to a variable binds nothing", compose(`${service}    platform: \${P:-linux/amd64}\n`, "platforms", ["platform"]), []);

  check("platforms of FROM", dockerfile("ARG P=linux/amd64\nFROM --platform=$P a\nFROM --platform=linux/arm64 b\n", "docker.instruction", "platforms", ["platform", "image"]), [
    "linux/arm64 b flags.platform",
  ]);
  check("ports of EXPOSE", dockerfile("FROM redis:7\nEXPOSE 80 81-82 $P\n", "docker.instruction", "listens", ["port", "repository"]), ["80 redis arguments[0]"]);
  check("labels of stages, inherited ones too", dockerfile('FROM a AS one\nLABEL x=1 "y"=2\nFROM one\nLABEL z=3\nFROM a\n', "docker.stage", "labels", []), ["x", "y", "x", "y", "z"]);
});

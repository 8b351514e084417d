import assert from "node:assert/strict";
import { detectFile, mayBeManifest } from "#engine/formats/registry.ts";

const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";

describe("registry", () => {
  describe("looks at names first", () => {
    for (const file of ["a.yaml", "a.YML", "a/b.json", "Dockerfile", "Kustomization"]) checkName(file, true);
    for (const file of ["a.txt", "yaml", "a.yaml.bak", "NOTES.txt", "_helpers.tpl", "a.tf"]) checkName(file, false);
  });

  describe("tells formats apart", () => {
    check("a.yaml", POD, "kubernetes");
    check("a.json", '{"apiVersion": "v1", "kind": "Pod"}', "kubernetes");
    check("Dockerfile", "FROM a:1\n", "dockerfile");
    check("compose.yaml", "services: {a: {image: b}}\n", "compose");
    check("compose.yaml", POD, "kubernetes");
    check("kustomization.yaml", "resources: []\n", "kustomize");
    check("kustomization.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\n", "kubernetes");
    check("a.yaml", "a: b\n", null);
    check("a.yaml", "", null);
    check("package.json", '{"name": "a"}', null);
  });

  describe("leaves templates of charts alone", () => {
    check("c/templates/a.yaml", POD, "left alone", ["c/Chart.yaml"]);
    check("c/templates/sub/a.yaml", POD, "left alone", ["c/Chart.yaml"]);
    check("templates/a.yaml", POD, "left alone", ["Chart.yaml"]);
    check("templates/x/templates/a.yaml", POD, "left alone", ["Chart.yaml"]);
    check("c/templates/a.yaml", "{{- if .Values.a }}\napiVersion: v1\nkind: Pod\n{{- end }}\n", "left alone", ["c/Chart.yaml"]);
    check("c/templates/values.yaml", "a: b\n", null, ["c/Chart.yaml"]);
    check("c/templates/a.yaml", POD, "kubernetes");
    check("c/mytemplates/a.yaml", POD, "kubernetes", ["c/Chart.yaml"]);
    check("c/crds/a.yaml", POD, "kubernetes", ["c/Chart.yaml"]);
  });

  describe("leaves other templates alone", () => {
    check("a.yaml", `${POD}{{- if .Values.x }}\nspec: {}\n{{- end }}\n`, "left alone");
    check("a.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ name }}-web\n", "left alone");
    check("a.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ name }}\n", "left alone");
    check("a.yaml", `${POD}spec:\n  {% if x %}\n  a: {{ b }}\n`, "left alone");
  });

  describe("knows text that is filled in by others from templates", () => {
    check("a.yaml", `${POD}spec: {x: "{{ value }}"}\n`, "kubernetes");
    check("a.yaml", `${POD}data:\n  a: |\n    {{ range . }}\n    x: {{ . }}\n`, "kubernetes");
    check("a.yaml", `${POD}# {{ comment }}\n`, "kubernetes");
    check("a.yaml", `${POD}data:\n  a: "{{ quoted }}"\n  broken: [a\n`, "kubernetes");
  });
});

function checkName(file: string, expected: boolean): void {
  it(`${file} ${expected ? "may be ours" : "is not ours"}`, () => {
    assert.equal(mayBeManifest(file), expected);
  });
}

function check(file: string, text: string, expected: string | null, files: readonly string[] = []): void {
  it(`${file}${files.length === 0 ? "" : ` beside ${files.join()}`}: ${JSON.stringify(text)} → ${expected ?? "none of ours"}`, () => {
    const { format, notYet } = detectFile(file, text, (path) => files.includes(path));
    assert.equal(notYet ? "left alone" : (format?.id ?? null), expected);
  });
}

import assert from "node:assert/strict";
import { DiagnosticTag } from "vscode-languageserver-protocol";
import { Client } from "./harness.ts";

const TITLE = "Convert to groundrules-ignore";
const PRINCIPLES = `apiVersion: groundrules/v1
kind: Principles
metadata: {name: shop, owner: team:shop}
principles:
  - id: SEC-1
    name: Secure by default
    statement: Workloads start from the restricted profile.
    rationale: A default costs nothing.
    implications: [Images run as non-root]
    owner: team:security
    rules: [{id: k8s/privileged-container}, {id: k8s/host-network}, {id: dockerfile/latest-tag}, {id: dockerfile/sudo}]
`;

const POD = ["apiVersion: v1", "kind: Pod", "metadata:", "  name: web", "  annotations:", "    team: shop", "spec:", "  containers:", "    - name: web", "      securityContext:", "        privileged: true", ""].join("\n");
const ANNOTATED = (...lines: readonly string[]): string => POD.replace("    team: shop\n", `    team: shop\n${lines.map((line) => `    ${line}\n`).join("")}`);

describe("server: suppressions of other scanners", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: { "/shop/principles.yaml": PRINCIPLES }, folders: ["/shop"] });
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  /** Checks what a file becomes by the conversion at a piece of it; null where none is on offer. */
  async function check(file: string, text: string, piece: string, expected: string | null): Promise<void> {
    const path = `/shop/${file}`;
    await client.open(path, text);
    const found = (await client.codeActions(path, piece)).find((action) => action.title === TITLE);
    assert.equal(found === undefined ? null : client.applied(path, found.edit), expected);
  }

  it("become a comment in their place", async () => {
    const comment = "    # trivy:ignore:KSV-0017:exp:2099-01-01\n";
    const ours = "    # groundrules-ignore k8s/privileged-container until=2099-01-01\n";
    await check("a.yaml", POD.replace("    - name: web", `${comment}    - name: web`), "trivy", POD.replace("    - name: web", `${ours}    - name: web`));
  });
  it("move to the line above where they mean more than their line", () =>
    check("a.yaml", POD.replace("securityContext:", "securityContext: # trivy:ignore:KSV017"), "trivy", POD.replace("      securityContext:", "      # groundrules-ignore k8s/privileged-container\n      securityContext:")));
  it("move to the first comments where they mean the document", () =>
    check(
      "a.yaml",
      `---\n${POD.replace("kind: Pod", 'kind: Pod # checkov:skip=CKV_K8S_16: reads "metrics"')}`,
      "checkov",
      `---\n# groundrules-ignore-file k8s/privileged-container reason="reads 'metrics'"\n${POD}`,
    ));
  it("keep the line breaks of the file", () => {
    const text = POD.replace("    - name: web", "    # trivy:ignore:KSV017\n    - name: web").replaceAll("\n", "\r\n");
    return check("a.yaml", text, "trivy", text.replace("# trivy:ignore:KSV017", "# groundrules-ignore k8s/privileged-container"));
  });
  it("stay beside ours where they name what no rule answers", () =>
    check("Dockerfile", "FROM debian:12\n# hadolint ignore=DL3004,DL9999\nRUN sudo true\n", "hadolint", "FROM debian:12\n# groundrules-ignore dockerfile/sudo\n# hadolint ignore=DL3004,DL9999\nRUN sudo true\n"));
  it("become one annotation for all of an object", () =>
    check(
      "a.yaml",
      ANNOTATED("checkov.io/skip1: CKV_K8S_16=it's old", "checkov.io/skip2: CKV_K8S_19=x").replace("spec:\n", "spec:\n  hostNetwork: true\n"),
      "checkov.io/skip2",
      ANNOTATED(`groundrules.dev/ignore: 'k8s/privileged-container reason="it''s old"; k8s/host-network reason="x"'`).replace("spec:\n", "spec:\n  hostNetwork: true\n"),
    ));
  it("join an annotation of ours", () =>
    check(
      "a.yaml",
      ANNOTATED("kube-linter.io/ignore-all: old", "groundrules.dev/ignore: k8s/host-network").replace("spec:\n", "spec:\n  hostNetwork: true\n"),
      "kube-linter.io",
      ANNOTATED(`groundrules.dev/ignore: 'k8s/host-network; k8s/privileged-container,k8s/host-network reason="old"'`).replace("spec:\n", "spec:\n  hostNetwork: true\n"),
    ));
  it("are converted in JSON", () => {
    const pod = (annotations: Readonly<Record<string, string>>): string =>
      JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name: "a", annotations }, spec: { containers: [{ name: "a", securityContext: { privileged: true } }] } }, null, 2);
    return check("a.json", pod({ "checkov.io/skip1": "CKV_K8S_16=x", b: "c" }), "checkov", pod({ "groundrules.dev/ignore": 'k8s/privileged-container reason="x"', b: "c" }));
  });
  it("are offered at their own place alone", async () => {
    const text = POD.replace("    - name: web", "    # trivy:ignore:KSV017\n    - name: web");
    await check("a.yaml", text, "kind: Pod", null);
    await check("b.yaml", POD.replace("    - name: web", "    # groundrules-ignore k8s/privileged-container\n    - name: web"), "groundrules-ignore", null);
  });
});

describe("server: suppressions in vain", () => {
  it("are faded", async () => {
    const client = await Client.start({ files: { "/shop/principles.yaml": PRINCIPLES }, folders: ["/shop"] });
    await client.open("/shop/a.yaml", POD.replace("privileged: true", "privileged: false # groundrules-ignore k8s/privileged-container"));
    const [diagnostic, ...others] = await client.diagnostics("/shop/a.yaml");
    assert.deepEqual(others, []);
    assert.deepEqual([diagnostic?.code, diagnostic?.tags, diagnostic?.message], ["unneeded-suppression", [DiagnosticTag.Unnecessary], "There is nothing to suppress of k8s/privileged-container."]);
    assert.deepEqual(await client.underlined("/shop/a.yaml"), ["unneeded-suppression «# groundrules-ignore k8s/privileged-container»"]);
    await client.stop();
  });
});

import assert from "node:assert/strict";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-protocol";
import { DEPLOYMENT, PRINCIPLES, SHOP } from "./estate.ts";
import { Client } from "./harness.ts";

const DEPLOY = "/shop/deploy/shop.yaml";
const CONFIG = "/shop/deploy/config.yaml";
const PRINCIPLES_FILE = "/shop/principles.yaml";
const PRIVILEGED = "k8s/privileged-container «privileged: true»";

describe("server: diagnostics of open documents", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: SHOP });
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  async function check(path: string, expected: readonly string[]): Promise<void> {
    await client.open(path);
    assert.deepEqual(await client.underlined(path), expected);
  }

  async function first(path: string): Promise<Diagnostic> {
    await client.open(path);
    const [diagnostic] = await client.diagnostics(path);
    assert.ok(diagnostic);
    return diagnostic;
  }

  it("underline key and value in a manifest", () => check(DEPLOY, [PRIVILEGED, PRIVILEGED]));
  it("are found in every document of a file", () => check(CONFIG, ["shop/no-debug «debug: on»", 'shop/no-debug «debug: "on"»']));
  it("are found in a Compose file", () => check("/shop/compose.yaml", ["shop/no-privileges «privileged: true»", "shop/no-privileges «privileged: true»"]));
  it("are found in a Dockerfile, over a continued line", () => check("/shop/Dockerfile", ["shop/no-root «USER \\\n  root»"]));
  it("are empty for a file of no known format", async () => {
    client.disk.set("/shop/values.yaml", "a: 1\n");
    await check("/shop/values.yaml", []);
  });

  it("carry rule, severity, link to the page and what code actions need", async () => {
    const diagnostic = await first(DEPLOY);
    const { code, source, severity, codeDescription } = diagnostic;
    assert.equal(source, "groundrules");
    assert.equal(code, "k8s/privileged-container");
    assert.equal(severity, DiagnosticSeverity.Error);
    assert.equal(codeDescription?.href, "https://github.com/groundrules/groundrules/blob/main/docs/rules/k8s/privileged-container.md");
    assert.deepEqual(Object.keys(diagnostic.data as object).sort(), ["document", "fingerprint", "route", "rule"]);
  });

  it("have no link where a custom rule has no page", async () => {
    assert.equal((await first(CONFIG)).codeDescription, undefined);
  });

  it("report text that does not parse as an error at its place, and the rest of the file as usual", async () => {
    client.disk.set(DEPLOY, `${DEPLOYMENT}---\nkind: [\n`);
    await client.open(DEPLOY);
    const codes = (await client.diagnostics(DEPLOY)).map((item) => item.code);
    assert.equal(codes[0], "parse-error");
    assert.equal(codes.filter((code) => code === "k8s/privileged-container").length, 2);
  });

  it("follow every change of an open document, saved or not", async () => {
    await client.open(DEPLOY);
    await client.edit(DEPLOY, "privileged: true\n", "privileged: false\n");
    assert.deepEqual(await client.underlined(DEPLOY), [PRIVILEGED]);
    await client.edit(DEPLOY, "privileged: true #", "privileged: false #");
    assert.deepEqual(await client.underlined(DEPLOY), []);
  });

  it("go back to the stored text when a document is closed without saving", async () => {
    await client.open(DEPLOY);
    await client.edit(DEPLOY, "privileged: true\n", "privileged: false\n");
    await client.close(DEPLOY);
    assert.equal((await client.diagnostics(DEPLOY)).length, 2);
  });

  it("are answered as unchanged where the client has them already", async () => {
    await client.open(DEPLOY);
    const before = await client.pull(DEPLOY);
    assert.equal(before.kind, "full");
    assert.equal((await client.pull(DEPLOY, before.resultId)).kind, "unchanged");
    await client.edit(DEPLOY, "privileged: true\n", "privileged: false\n");
    assert.equal((await client.pull(DEPLOY, before.resultId)).kind, "full");
  });

  it("leave out what is suppressed", async () => {
    client.disk.set(DEPLOY, DEPLOYMENT.replace("privileged: true\n", "privileged: true # groundrules-ignore k8s/privileged-container reason=\"agent\"\n"));
    await check(DEPLOY, [PRIVILEGED]);
  });

  it("are none for a file that git ignores, as on the command line", async () => {
    client.disk.set("/shop/.gitignore", "deploy/\n");
    await check(DEPLOY, []);
  });

  it("are none for a template of a chart, even before the chart has come in", async () => {
    client.disk.set("/shop/chart/Chart.yaml", "name: chart\n");
    client.disk.set("/shop/chart/templates/shop.yaml", DEPLOYMENT);
    await check("/shop/chart/templates/shop.yaml", []);
  });

  it("are none for a document that is no file", async () => {
    const report = await client.connection.sendRequest<{ items: unknown[] }>("textDocument/diagnostic", { textDocument: { uri: "git:/shop/deploy/shop.yaml" } });
    assert.deepEqual(report.items, []);
  });

  it("follow the settings of the editor", async () => {
    await client.open(DEPLOY);
    await client.diagnostics(DEPLOY);
    client.settings = { severityCap: "info" };
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    const [capped] = await client.diagnostics(DEPLOY);
    assert.equal(capped?.severity, DiagnosticSeverity.Information);
    client.settings = { enable: false };
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    assert.deepEqual(await client.diagnostics(DEPLOY), []);
  });
});

describe("server: diagnostics and the principles file", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: SHOP });
    await client.open(DEPLOY);
    await client.open(PRINCIPLES_FILE);
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  it("follow an edit of the principles file that is not saved, and the client is told", async () => {
    assert.equal((await client.diagnostics(DEPLOY))[0]?.severity, DiagnosticSeverity.Error);
    const refreshes = client.refreshes;
    await client.edit(PRINCIPLES_FILE, "severity: error", "severity: warning");
    await client.until("refresh", () => client.refreshes > refreshes);
    assert.equal((await client.diagnostics(DEPLOY))[0]?.severity, DiagnosticSeverity.Warning);
  });

  it("follow a principles file that changed on disk", async () => {
    await client.close(PRINCIPLES_FILE);
    await client.write({ [PRINCIPLES_FILE]: PRINCIPLES.replace("severity: error", "severity: warning") });
    await client.until("new severity", async () => (await client.diagnostics(DEPLOY))[0]?.severity === DiagnosticSeverity.Warning);
  });

  it("name an unknown rule at exactly its place and keep the rules last in force", async () => {
    await client.edit(PRINCIPLES_FILE, "id: k8s/privileged-container", "id: k8s/privileged-contaner");
    assert.deepEqual(await client.underlined(PRINCIPLES_FILE), ["principles/unknown-rule «k8s/privileged-contaner»"]);
    assert.deepEqual(await client.underlined(DEPLOY), [PRIVILEGED, PRIVILEGED]);
    await client.until("status", () => client.statuses.at(-1)?.state === "error");
    assert.match(client.statuses.at(-1)?.message ?? "", /^principles\.yaml:13: /);
    await client.edit(PRINCIPLES_FILE, "k8s/privileged-contaner", "k8s/privileged-container");
    assert.deepEqual(await client.underlined(PRINCIPLES_FILE), []);
    await client.until("status", () => client.statuses.at(-1)?.state === "ready");
  });

  it("tell the status: rules, principles files and the last lint", async () => {
    await client.diagnostics(DEPLOY);
    await client.until("status", () => client.statuses.at(-1)?.state === "ready" && client.statuses.at(-1)?.lintMs !== null);
    assert.equal(client.statuses.at(-1)?.rules, 4);
    assert.deepEqual(client.statuses.at(-1)?.principles, ["file:///shop/principles.yaml"]);
  });

  it("run the built-in pack where there is no principles file", async () => {
    await client.close(PRINCIPLES_FILE);
    await client.write({ [PRINCIPLES_FILE]: null });
    await client.until("no principles", () => client.statuses.at(-1)?.principles.length === 0);
    assert.ok((await client.underlined(DEPLOY)).includes(PRIVILEGED));
  });
});

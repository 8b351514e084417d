import assert from "node:assert/strict";
import type { ClientCapabilities } from "vscode-languageserver-protocol";
import { PRINCIPLES, SHOP } from "./estate.ts";
import { Client, uriOf } from "./harness.ts";

const DEPLOY = "/shop/deploy/shop.yaml";

describe("server: a client that cannot pull diagnostics", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: SHOP, capabilities: withoutPull });
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  const last = (path: string) => client.published.filter((params) => params.uri === uriOf(path)).at(-1);
  const shows = (path: string, count: number) => client.until(`${String(count)} diagnostics`, () => last(path)?.diagnostics.length === count);

  it("is sent them on opening and on every change, with the version", async () => {
    await client.open(DEPLOY);
    await shows(DEPLOY, 2);
    await client.edit(DEPLOY, "privileged: true\n", "privileged: false\n");
    await shows(DEPLOY, 1);
    assert.equal(last(DEPLOY)?.version, 2);
  });

  it("is told nothing twice", async () => {
    await client.open(DEPLOY);
    await shows(DEPLOY, 2);
    const count = client.published.length;
    await client.edit(DEPLOY, "behind the gateway", "beside the gateway");
    await client.open("/shop/Dockerfile");
    await shows("/shop/Dockerfile", 1);
    assert.equal(client.published.filter((params) => params.uri === uriOf(DEPLOY)).length, 1);
    assert.ok(client.published.length > count);
  });

  it("is sent new ones for everything open when the principles change", async () => {
    await client.open(DEPLOY);
    await client.open("/shop/principles.yaml");
    await shows(DEPLOY, 2);
    await client.edit("/shop/principles.yaml", "severity: error", "severity: info");
    await client.until("new severity", () => last(DEPLOY)?.diagnostics[0]?.severity === 3);
  });

  it("has them cleared when a document is closed", async () => {
    await client.open(DEPLOY);
    await shows(DEPLOY, 2);
    await client.close(DEPLOY);
    await shows(DEPLOY, 0);
  });

  it("waits for the save where the settings say so", async () => {
    client.settings = { run: "onSave" };
    await client.open(DEPLOY);
    await shows(DEPLOY, 2);
    await client.edit(DEPLOY, "privileged: true\n", "privileged: false\n");
    await client.open("/shop/Dockerfile");
    await shows("/shop/Dockerfile", 1);
    assert.equal(last(DEPLOY)?.diagnostics.length, 2);
    await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri: uriOf(DEPLOY) } });
    await shows(DEPLOY, 1);
  });
});

describe("server: faults", () => {
  it("cost one answer and a line in the log, not the connection", async () => {
    const client = await Client.start({
      files: SHOP,
      services: (usual) => ({
        ...usual,
        documentation: () => {
          throw new Error("no page today");
        },
      }),
    });
    await client.open(DEPLOY);
    assert.equal(await client.hover(DEPLOY, "privileged: true"), null);
    await client.until("the log", () => client.logged.some((line) => /hover: .*no page today/.test(line)));
    assert.equal((await client.diagnostics(DEPLOY)).length, 2);
    await client.stop();
  });

  it("in the principles file leave the server running", async () => {
    const client = await Client.start({ files: { ...SHOP, "/shop/principles.yaml": "apiVersion: groundrules/v1\nprinciples: [" } });
    await client.open(DEPLOY);
    assert.deepEqual(await client.diagnostics(DEPLOY), []);
    await client.write({ "/shop/principles.yaml": PRINCIPLES });
    await client.until("rules", async () => (await client.diagnostics(DEPLOY)).length === 2);
    await client.stop();
  });
});

function withoutPull(usual: ClientCapabilities): ClientCapabilities {
  return { workspace: { ...usual.workspace } };
}

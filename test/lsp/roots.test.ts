import assert from "node:assert/strict";
import { DEPLOYMENT, PRINCIPLES, SHOP } from "./estate.ts";
import { Client, uriOf } from "./harness.ts";

const PRIVILEGED = "k8s/privileged-container «privileged: true»";
const ERROR = 1;
const WARNING = 2;
const LAX = PRINCIPLES.replace("severity: error", "severity: warning");

describe("server: roots", () => {
  let client: Client;
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  async function severityIn(path: string): Promise<number | undefined> {
    return (await client.diagnostics(path)).find((item) => item.code === "k8s/privileged-container")?.severity;
  }

  async function changeFolders(change: { added?: string[]; removed?: string[] }): Promise<void> {
    const folders = (paths: string[] = []) => paths.map((path) => ({ uri: uriOf(path), name: path }));
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added: folders(change.added), removed: folders(change.removed) } });
  }

  it("have each their own principles", async () => {
    client = await Client.start({
      files: { "/one/principles.yaml": PRINCIPLES, "/one/a.yaml": DEPLOYMENT, "/two/principles.yaml": LAX, "/two/a.yaml": DEPLOYMENT },
      folders: ["/one", "/two"],
    });
    await client.open("/one/a.yaml");
    await client.open("/two/a.yaml");
    assert.equal(await severityIn("/one/a.yaml"), ERROR);
    assert.equal(await severityIn("/two/a.yaml"), WARNING);
  });

  it("answer for the deepest folder where they are nested", async () => {
    client = await Client.start({
      files: { "/one/.git/HEAD": "", "/one/principles.yaml": PRINCIPLES, "/one/a.yaml": DEPLOYMENT, "/one/sub/.git/HEAD": "", "/one/sub/principles.yaml": LAX, "/one/sub/a.yaml": DEPLOYMENT },
      folders: ["/one", "/one/sub"],
    });
    await client.open("/one/a.yaml");
    await client.open("/one/sub/a.yaml");
    assert.equal(await severityIn("/one/a.yaml"), ERROR);
    assert.equal(await severityIn("/one/sub/a.yaml"), WARNING);
  });

  it("come and go at run time", async () => {
    client = await Client.start({ files: { "/one/principles.yaml": PRINCIPLES, "/one/a.yaml": DEPLOYMENT, "/two/principles.yaml": LAX, "/two/sub/a.yaml": DEPLOYMENT }, folders: ["/one"] });
    await client.open("/two/sub/a.yaml");
    assert.equal(await severityIn("/two/sub/a.yaml"), ERROR, "the built-in pack, outside every folder");
    await changeFolders({ added: ["/two"] });
    await client.until("the folder's own rules", async () => (await severityIn("/two/sub/a.yaml")) === WARNING);
    await changeFolders({ removed: ["/two"] });
    await client.until("the built-in pack again", async () => (await severityIn("/two/sub/a.yaml")) === ERROR);
  });

  it("take the principles of the git work tree above a folder", async () => {
    client = await Client.start({ files: { "/repo/.git/HEAD": "", "/repo/principles.yaml": LAX, "/repo/deploy/a.yaml": DEPLOYMENT }, folders: ["/repo/deploy"] });
    await client.open("/repo/deploy/a.yaml");
    assert.equal(await severityIn("/repo/deploy/a.yaml"), WARNING);
  });

  it("take the principles of a folder below into account", async () => {
    client = await Client.start({ files: { "/one/principles.yaml": PRINCIPLES, "/one/sub/principles.yaml": LAX.replace(/customRules:[\s\S]*/, "").replace(/ {2}- id: NAM-1[\s\S]*/, "").replace("SEC-1", "SUB-1"), "/one/sub/a.yaml": DEPLOYMENT }, folders: ["/one"] });
    await client.open("/one/sub/a.yaml");
    await client.until("both files in use", () => client.statuses.at(-1)?.principles.length === 2);
    assert.deepEqual(await client.underlined("/one/sub/a.yaml"), [PRIVILEGED, PRIVILEGED]);
    assert.match(await client.hoverText("/one/sub/a.yaml", "privileged: true"), /SEC-1/);
  });

  it("give a document outside of them a root of its own folder", async () => {
    client = await Client.start({ files: { ...SHOP, "/elsewhere/principles.yaml": LAX, "/elsewhere/a.yaml": DEPLOYMENT } });
    await client.open("/elsewhere/a.yaml");
    assert.equal(await severityIn("/elsewhere/a.yaml"), WARNING);
    await client.close("/elsewhere/a.yaml");
    await client.open("/elsewhere/a.yaml");
    assert.equal(await severityIn("/elsewhere/a.yaml"), WARNING);
  });

  it("serve a client without any folder", async () => {
    client = await Client.start({ files: { "/elsewhere/a.yaml": DEPLOYMENT }, folders: [] });
    await client.open("/elsewhere/a.yaml");
    assert.equal(await severityIn("/elsewhere/a.yaml"), ERROR);
  });

  it("find the principles file of a document", async () => {
    client = await Client.start({ files: SHOP });
    const ask = (path: string) => client.connection.sendRequest("groundrules/principlesFile", { uri: uriOf(path) });
    assert.deepEqual(await ask("/shop/deploy/shop.yaml"), { uri: uriOf("/shop/principles.yaml") });
    assert.deepEqual(await ask("/shop"), { uri: uriOf("/shop/principles.yaml") });
    assert.equal(await ask("/elsewhere/a.yaml"), null);
  });

  it("keep names with spaces and other characters", async () => {
    client = await Client.start({ files: { "/my shop/principles.yaml": LAX, "/my shop/ä (1).yaml": DEPLOYMENT }, folders: ["/my%20shop"] });
    const uri = "file:///my%20shop/%C3%A4%20%281%29.yaml";
    await client.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text: DEPLOYMENT } });
    const report = await client.connection.sendRequest<{ items: { severity: number }[] }>("textDocument/diagnostic", { textDocument: { uri } });
    assert.deepEqual(report.items.map((item) => item.severity), [WARNING, WARNING]);
  });
});

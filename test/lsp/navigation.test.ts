import assert from "node:assert/strict";
import { DEPLOYMENT, PRINCIPLES, SHOP } from "./estate.ts";
import { Client, textIn, uriOf } from "./harness.ts";

const DEPLOY = "/shop/deploy/shop.yaml";
const PRINCIPLES_FILE = "/shop/principles.yaml";

describe("server: from findings to principles and back", () => {
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

  async function checkHover(path: string, piece: string, expected: readonly RegExp[]): Promise<void> {
    const text = await client.hoverText(path, piece);
    for (const part of expected) assert.match(text, part);
  }

  it("hover tells principle, statement, implications, reason, owner, severity with its source, stage, example and page", () =>
    checkHover(DEPLOY, "privileged: true", [
      /SEC-1: Secure by default/,
      /> Workloads start from the restricted profile/,
      /- Images run as non-root/,
      /\*\*Why:\*\* A default costs nothing/,
      /\*\*Owner:\*\* team:security/,
      /\*\*Severity:\*\* error from `principles\.yaml:11`/,
      /\*\*Stage:\*\* enforce/,
      /```yaml\napiVersion/,
      /\(https:\/\/github\.com\/groundrules\/groundrules\/blob\/main\/docs\/rules\/k8s\/privileged-container\.md\)/,
    ]));

  it("hover shows implications before the reason", async () => {
    const text = await client.hoverText(DEPLOY, "privileged: true");
    assert.ok(text.indexOf("Images run as non-root") < text.indexOf("**Why:**"));
  });

  it("hover says where a severity comes from that stands on the rule", async () => {
    await client.open("/shop/Dockerfile");
    await checkHover("/shop/Dockerfile", "root", [/\*\*Severity:\*\* warning from `principles\.yaml:21`/, /NAM-1: One name/]);
  });

  it("hover covers exactly the finding", async () => {
    const hover = await client.hover(DEPLOY, "privileged: true");
    assert.ok(hover?.range);
    assert.equal(textIn(DEPLOYMENT, hover.range), "privileged: true");
  });

  it("hover is silent beside a finding", async () => {
    assert.equal(await client.hover(DEPLOY, "metadata"), null);
  });

  it("hover shows text of a principles file as text, not as Markdown", async () => {
    await client.edit(PRINCIPLES_FILE, "Images run as non-root", '"[click](https://example.com) <img src=x>"');
    await checkHover(DEPLOY, "privileged: true", [/\\\[click\\\]\\\(https:\/\/example\.com\\\) \\<img src=x\\>/]);
  });

  it("definition leads to the clause that asks for it", async () => {
    const [location] = await client.definition(DEPLOY, "privileged: true");
    assert.equal(location?.uri, uriOf(PRINCIPLES_FILE));
    assert.equal(textIn(PRINCIPLES, location.range), "k8s/privileged-container");
  });

  it("references of a principle are the findings that break it, in files that are not open too", async () => {
    const found = await client.references(PRINCIPLES_FILE, "NAM-1");
    assert.deepEqual(found.map((location) => location.uri), ["/shop/Dockerfile", "/shop/compose.yaml", "/shop/compose.yaml", "/shop/deploy/config.yaml", "/shop/deploy/config.yaml"].map(uriOf));
  });

  it("references of a rule are its findings", async () => {
    const found = await client.references(PRINCIPLES_FILE, "k8s/privileged-container");
    assert.deepEqual(found.map((location) => textIn(DEPLOYMENT, location.range)), ["privileged: true", "privileged: true"]);
  });

  it("references of a finding are its siblings", async () => {
    assert.equal((await client.references(DEPLOY, "privileged: true")).length, 2);
  });

  it("references are none elsewhere", async () => {
    assert.deepEqual(await client.references(PRINCIPLES_FILE, "apiVersion"), []);
  });
});

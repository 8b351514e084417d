import assert from "node:assert/strict";
import type { DocumentSymbol } from "vscode-languageserver-protocol";
import type { InitResult, RuleDocumentationResult } from "#protocol/requests.ts";
import { PRINCIPLES, SHOP } from "./estate.ts";
import { Client, textIn, uriOf } from "./harness.ts";

const FILE = "/shop/principles.yaml";
const DEPLOY = "/shop/deploy/shop.yaml";

describe("server: where principles are written", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: SHOP });
    await client.open(FILE);
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  async function labels(piece: string): Promise<string[]> {
    return (await client.completions(FILE, piece)).map((item) => item.label);
  }

  it("completion offers rules, and replaces the word at the cursor", async () => {
    const items = await client.completions(FILE, "id: k8s/privi");
    const item = items.find((candidate) => candidate.label === "k8s/privileged-container");
    assert.ok(item?.textEdit !== undefined && "range" in item.textEdit);
    assert.equal(textIn(PRINCIPLES, item.textEdit.range), "k8s/privileged-container");
  });

  it("completion offers severities", async () => {
    assert.deepEqual(await labels("{id: shop/no-root, severity: "), ["error", "warning", "info", "hint", "off"]);
  });

  it("completion offers keys that are not there yet", async () => {
    await client.edit(FILE, "    owner: team:security\n", "    owner: team:security\n    \n");
    const found = await labels("    owner: team:security\n    ");
    assert.ok(found.includes("scope") && found.includes("stages"));
    assert.ok(!found.includes("rationale"));
  });

  it("completion offers the fields of a target in an expression", async () => {
    assert.ok((await labels("forbid: self.")).includes("arguments"));
  });

  it("completion is silent in a manifest", async () => {
    await client.open(DEPLOY);
    assert.deepEqual(await client.completions(DEPLOY, "kind"), []);
  });

  it("hover explains keys and rules", async () => {
    assert.match(await client.hoverText(FILE, "implications"), /implications/);
    assert.match(await client.hoverText(FILE, "k8s/privileged-container"), /Do not run containers as privileged/);
  });

  it("symbols list principles and custom rules", async () => {
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri: uriOf(FILE) } });
    const children = symbols.map((symbol) => `${symbol.name}: ${(symbol.children ?? []).map((child) => child.name).join(" ")}`.trim());
    assert.deepEqual(children, ["metadata:", "principles: SEC-1 NAM-1", "customRules: shop/no-root shop/no-debug shop/no-privileges"]);
  });

  it("definition leads from a rule of a principle to the custom rule", async () => {
    const [location] = await client.definition(FILE, "shop/no-root");
    assert.equal(location?.uri, uriOf(FILE));
    assert.equal(location.range.start.line, PRINCIPLES.split("\n").findIndex((line) => line.startsWith("  - id: shop/no-root")));
  });

  it("a rule file is checked too", async () => {
    client.disk.set("/shop/rules/shop/broken.yaml", "id: shop/broken\ntarget: k8s.container\ntitel: Broken\n");
    await client.open("/shop/rules/shop/broken.yaml");
    assert.ok((await client.underlined("/shop/rules/shop/broken.yaml")).some((line) => line.includes("titel")));
  });
});

describe("server: requests of its own", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: SHOP });
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  it("show the page of a rule", async () => {
    const page = await client.connection.sendRequest<RuleDocumentationResult>("groundrules/ruleDocumentation", { rule: "k8s/privileged-container" });
    assert.match(page.title, /^k8s\/privileged-container: /);
    assert.match(page.markdown, /^# Do not run containers as privileged\n[\s\S]*## Why\n[\s\S]*## Good\n/);
    assert.equal(await client.connection.sendRequest("groundrules/ruleDocumentation", { rule: "k8s/unknown" }), null);
  });

  it("draft a first principles file from what the folder holds, and write nothing", async () => {
    const draft = await client.connection.sendRequest<InitResult>("groundrules/init", { folder: uriOf("/shop") });
    assert.equal(draft.uri, uriOf(FILE));
    assert.match(draft.text, /^apiVersion: groundrules\/v1$/m);
    assert.match(draft.text, /k8s\/privileged-container/);
    assert.equal(client.disk.get(FILE), PRINCIPLES);
  });

  it("hover shows the built-in principle for rules outside of the principles", async () => {
    client.disk.delete(FILE);
    await client.write({ [FILE]: null });
    await client.until("the built-in pack", () => client.statuses.at(-1)?.principles.length === 0);
    await client.open(DEPLOY);
    assert.match(await client.hoverText(DEPLOY, "privileged: true"), /secure-by-default: Secure by default[\s\S]*from the catalogue/);
  });
});

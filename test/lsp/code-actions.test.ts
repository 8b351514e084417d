import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-protocol";
import { CONFIG, DEPLOYMENT, DOCKERFILE, SHOP } from "./estate.ts";
import { Client, type ClientOptions } from "./harness.ts";

const DEPLOY = "/shop/deploy/shop.yaml";
const CONFIG_FILE = "/shop/deploy/config.yaml";
const RULE = "k8s/privileged-container";

describe("server: code actions", () => {
  let client: Client;
  const start = async (options: Partial<ClientOptions> = {}): Promise<void> => {
    client = await Client.start({ files: SHOP, ...options });
  };
  beforeEach(() => start());
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  async function action(path: string, piece: string, title: RegExp, only?: string[]): Promise<CodeAction> {
    const actions = await client.codeActions(path, piece, only);
    const found = actions.find((candidate) => title.test(candidate.title));
    assert.ok(found, `${title.source} is not among ${actions.map((candidate) => candidate.title).join(", ")}`);
    return found;
  }

  async function checkEdit(path: string, piece: string, title: RegExp, expected: string): Promise<void> {
    await client.open(path);
    const { edit } = await action(path, piece, title);
    assert.equal(client.applied(path, edit), expected);
  }

  it("fix one finding, change only its value and clear it", async () => {
    await checkEdit(DEPLOY, "privileged: true\n", /^Set privileged to false/, DEPLOYMENT.replace("privileged: true\n", "privileged: false\n"));
    const { edit } = await action(DEPLOY, "privileged: true\n", /^Set privileged/);
    await client.apply(DEPLOY, edit);
    assert.equal((await client.diagnostics(DEPLOY)).length, 1);
  });

  it("say in the title that a fix is unsafe, and prefer only safe ones", async () => {
    await client.open(DEPLOY);
    await client.open(CONFIG_FILE);
    const unsafe = await action(DEPLOY, "privileged: true", /^Set privileged/);
    assert.match(unsafe.title, /unsafe/);
    assert.equal(unsafe.isPreferred, false);
    assert.equal((await action(CONFIG_FILE, "debug: on", /^Remove the label$/)).isPreferred, true);
  });

  it("bind edits to the version of the document", async () => {
    await client.open(DEPLOY);
    await client.edit(DEPLOY, "name: shop", "name: shops");
    const { edit } = await action(DEPLOY, "privileged: true", /^Set privileged/);
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change !== undefined && "textDocument" in change);
    assert.equal(change.textDocument.version, 2);
  });

  it("name the diagnostic they are about", async () => {
    await client.open(DEPLOY);
    const fix = await action(DEPLOY, "privileged: true", /^Set privileged/);
    assert.equal(fix.diagnostics?.[0]?.code, RULE);
  });

  it("fix all findings of a rule in the file", () =>
    checkEdit(DEPLOY, "privileged: true", /^Fix all k8s\/privileged-container in this file \(unsafe/, DEPLOYMENT.replaceAll("privileged: true", "privileged: false")));

  it("do not offer to fix all of a rule that fires once", async () => {
    client.disk.set(CONFIG_FILE, CONFIG.split("---\n")[0] ?? "");
    await client.open(CONFIG_FILE);
    assert.ok(!(await client.titles(CONFIG_FILE, "debug: on")).some((title) => title.startsWith("Fix all")));
  });

  it("open the documentation of a rule", async () => {
    await client.open(DEPLOY);
    const { command } = await action(DEPLOY, "privileged: true", /^Open documentation/);
    assert.deepEqual(command, { title: `Open documentation of ${RULE}`, command: "groundrules.openRuleDocumentation", arguments: [RULE] });
  });

  it("are none where nothing is wrong", async () => {
    await client.open(DEPLOY);
    assert.deepEqual(await client.titles(DEPLOY, "apiVersion"), []);
  });

  for (const kind of ["source.fixAll", "source.fixAll.groundrules"]) {
    it(`apply all safe fixes, and no unsafe one, for ${kind}`, async () => {
      await client.open(CONFIG_FILE, `${CONFIG}---\n${DEPLOYMENT}`);
      const actions = await client.codeActions(CONFIG_FILE, "apiVersion", [kind]);
      assert.equal(actions.length, 1);
      assert.ok(actions[0]?.kind?.startsWith("source.fixAll"));
      const fixed = client.applied(CONFIG_FILE, actions[0]?.edit);
      assert.equal(fixed, `${CONFIG.replace("    debug: on\n", "").replace('    debug: "on"\n', "")}---\n${DEPLOYMENT}`);
      assert.deepEqual(await client.underlined(CONFIG_FILE), ["debug: on", 'debug: "on"', "privileged: true", "privileged: true"].map((text, index) => `${index < 2 ? "shop/no-debug" : RULE} «${text}»`));
    });
  }

  it("offer no batch where only unsafe fixes are left", async () => {
    await client.open(DEPLOY);
    assert.deepEqual(await client.codeActions(DEPLOY, "apiVersion", ["source.fixAll"]), []);
  });

  it("offer quick fixes only where nothing else is asked for", async () => {
    await client.open(CONFIG_FILE);
    const kinds = new Set((await client.codeActions(CONFIG_FILE, "debug: on")).map((candidate) => candidate.kind));
    assert.deepEqual([...kinds], ["quickfix"]);
  });

  it("replace an unknown rule of a principles file by the nearest one", async () => {
    const path = "/shop/principles.yaml";
    await client.open(path);
    await client.edit(path, RULE, "k8s/privileged-contaner");
    const { edit } = await action(path, "k8s/privileged-contaner", /^Replace with k8s\/privileged-container$/);
    await client.apply(path, edit);
    assert.deepEqual(await client.underlined(path), []);
  });

  describe("to ignore a finding with a reason", () => {
    const comment = `# groundrules-ignore ${RULE} reason="why this is accepted"`;

    it("write a comment behind a value of one line, and clear only that finding", async () => {
      await checkEdit(DEPLOY, "privileged: true\n", /^Ignore this finding/, DEPLOYMENT.replace("privileged: true\n", `privileged: true ${comment}\n`));
      await client.apply(DEPLOY, (await action(DEPLOY, "privileged: true\n", /^Ignore/)).edit);
      assert.equal((await client.diagnostics(DEPLOY)).length, 1);
    });

    it("write a line of its own, indented alike, where the line has a comment", () =>
      checkEdit(DEPLOY, "privileged: true #", /^Ignore this finding/, DEPLOYMENT.replace("            privileged: true #", `            ${comment}\n            privileged: true #`)));

    it("write above the instruction in a Dockerfile", () =>
      checkEdit("/shop/Dockerfile", "root", /^Ignore/, DOCKERFILE.replace("USER", '# groundrules-ignore shop/no-root reason="why this is accepted"\nUSER')));

    it("keep the line breaks of the file", () => {
      const text = DEPLOYMENT.replaceAll("\n", "\r\n");
      client.disk.set(DEPLOY, text);
      return checkEdit(DEPLOY, "privileged: true #", /^Ignore/, text.replace("            privileged: true #", `            ${comment}\r\n            privileged: true #`));
    });

    it("offer nothing in JSON, which has no comments", async () => {
      const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "a" }, spec: { containers: [{ name: "a", image: "a:1", securityContext: { privileged: true } }] } };
      client.disk.set("/shop/pod.json", JSON.stringify(pod, null, 2));
      await client.open("/shop/pod.json");
      const titles = await client.titles("/shop/pod.json", '"privileged"');
      assert.ok(titles.some((title) => title.startsWith("Set privileged")));
      assert.ok(!titles.some((title) => title.startsWith("Ignore")));
    });

    it("leave the reason empty where the editor has no placeholders", async () => {
      await client.stop();
      await start({ capabilities: (usual) => ({ ...usual, workspace: { ...usual.workspace, workspaceEdit: { documentChanges: true } } }) });
      await checkEdit(DEPLOY, "privileged: true\n", /^Ignore/, DEPLOYMENT.replace("privileged: true\n", `privileged: true # groundrules-ignore ${RULE} reason=""\n`));
    });
  });
});

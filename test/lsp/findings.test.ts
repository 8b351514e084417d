import assert from "node:assert/strict";
import type { FindingsResult, ListedFinding } from "#protocol/governance.ts";
import type { TestFile, TestResult } from "#protocol/tests.ts";
import { DEPLOYMENT, PRINCIPLES, SHOP } from "./estate.ts";
import { Client, uriOf } from "./harness.ts";

const DEPLOY = "/shop/deploy/shop.yaml";
const FILE = "/shop/principles.yaml";

const WAIVERS = `waivers:
  - id: W-1
    principle: NAM-1
    scope: {paths: [Dockerfile]}
    reason: The image is built anew in autumn.
    requestedBy: team:shop
    approvedBy: user:cto
    approvedOn: 2026-05-01
    expires: 2026-12-31
`;

const TESTS = `tests:
  - {name: two are privileged, rule: k8s/privileged-container, given: deploy/shop.yaml, expect: [{line: 16}, {line: 20}]}
  - {name: nobody is, rule: k8s/privileged-container, given: deploy/shop.yaml, expect: []}
  - {name: waived to the end, rule: shop/no-root, given: Dockerfile, asOf: 2026-12-31, expect: [{verdict: waived, waiver: W-1}]}
`;

describe("server: findings of the whole workspace, as decisions", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: { ...SHOP, [FILE]: PRINCIPLES + WAIVERS + TESTS }, services: (usual) => ({ ...usual, today: () => "2026-06-01" }) });
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  function list(limit = 100): Promise<FindingsResult> {
    return client.connection.sendRequest("groundrules/findings", { limit });
  }

  async function find(rule: string): Promise<ListedFinding | undefined> {
    return (await list()).findings.find((finding) => finding.rule === rule);
  }

  it("are listed in the order of the files, with place and resource", async () => {
    const { findings, total } = await list();
    assert.equal(total, 7);
    assert.deepEqual(
      findings.map(({ uri, place, rule, resource }) => [uri.replace("file:///shop/", ""), place.range.start.line + 1, rule, resource]),
      [
        ["Dockerfile", 2, "shop/no-root", "stage 0"],
        ["compose.yaml", 4, "shop/no-privileges", "service web"],
        ["compose.yaml", 7, "shop/no-privileges", "service queue"],
        ["deploy/config.yaml", 7, "shop/no-debug", "ConfigMap one"],
        ["deploy/config.yaml", 15, "shop/no-debug", "ConfigMap two"],
        ["deploy/shop.yaml", 16, "k8s/privileged-container", "Deployment shop"],
        ["deploy/shop.yaml", 20, "k8s/privileged-container", "Deployment shop"],
      ],
    );
  });

  it("name principle, owner and clause, and whether they can be waived", async () => {
    const finding = await find("k8s/privileged-container");
    assert.deepEqual([finding?.principle, finding?.owners, finding?.verdict, finding?.severity, finding?.canBeWaived], ["SEC-1: Secure by default", ["team:security"], "fail", "error", true]);
    assert.deepEqual([finding?.clause?.uri, finding?.clause?.range.start.line], [uriOf(FILE), 12]);
  });

  it("name the waiver that holds", async () => {
    const finding = await find("shop/no-root");
    assert.deepEqual([finding?.verdict, finding?.severity, finding?.waiver?.id, finding?.waiver?.daysLeft, finding?.canBeWaived], ["waived", "hint", "W-1", 213, false]);
    assert.equal(finding?.waiver?.place.uri, uriOf(FILE));
  });

  it("are counted in all where only some are wanted", async () => {
    const { findings, total } = await list(2);
    assert.deepEqual([findings.length, total], [2, 7]);
  });

  it("include what is wrong with the principles file, which nobody waives", async () => {
    await client.open(FILE);
    await client.edit(FILE, "    implications: [Nothing is called web]\n", "");
    const finding = await find("principles/no-implications");
    assert.deepEqual([finding?.uri, finding?.severity, finding?.principle, finding?.canBeWaived], [uriOf(FILE), "info", null, false]);
  });

  it("tell what the gate sees where a personal setting lowers them", async () => {
    client.settings = { severities: { "SEC-1": "hint", "shop/*": "info" } };
    assert.deepEqual(await find("k8s/privileged-container").then((finding) => [finding?.severity, finding?.gateSeverity]), ["hint", "error"]);
    const counted = await client.connection.sendRequest<{ findings: unknown }>("groundrules/checkWorkspace", { folders: [] });
    assert.deepEqual(counted.findings, { error: 2, warning: 0, info: 4, hint: 0 });
  });

  it("are lowered in the document, and the hover says by what", async () => {
    client.settings = { severities: { "k8s/privileged-container": "hint" } };
    await client.open(DEPLOY);
    assert.deepEqual((await client.diagnostics(DEPLOY)).map(({ severity }) => severity), [4, 4]);
    assert.match(await client.hoverText(DEPLOY, "privileged: true"), /shown as hint here because of your setting `groundrules\.severities`; the gate still sees an error\./);
  });

  it("the cap for everything is told on hover as well", async () => {
    client.settings = { severityCap: "info" };
    await client.open(DEPLOY);
    assert.match(await client.hoverText(DEPLOY, "privileged: true"), /shown as info here because of your setting `groundrules\.severityCap`/);
  });

  it("the tests of the principles file are listed with their places", async () => {
    const files = await client.connection.sendRequest<readonly TestFile[]>("groundrules/tests", {});
    assert.deepEqual(files.map(({ uri, label }) => [uri, label]), [[uriOf(FILE), "principles.yaml"]]);
    const lines = (PRINCIPLES + WAIVERS + TESTS).split("\n");
    assert.deepEqual(files[0]?.tests.map(({ id, name, rule, range }) => [id, name, rule, lines[range.start.line]?.includes(name)]), [
      ["0", "two are privileged", "k8s/privileged-container", true],
      ["1", "nobody is", "k8s/privileged-container", true],
      ["2", "waived to the end", "shop/no-root", true],
    ]);
  });

  function run(ids: readonly string[] | null): Promise<readonly TestResult[]> {
    return client.connection.sendRequest("groundrules/runTests", { files: [{ uri: uriOf(FILE), ids }] });
  }

  it("and run, all or one, on what is in the editor", async () => {
    assert.deepEqual((await run(null)).map(({ id, failures }) => [id, failures.length]), [["0", 0], ["1", 1], ["2", 0]]);
    const [failed] = await run(["1"]);
    assert.equal(failed?.failures[0]?.difference?.expected, "no findings");
    assert.match(failed.failures[0].difference.actual, /^line 16: fail, severity error: .*\nline 20: /);
    await client.open(DEPLOY);
    await client.edit(DEPLOY, DEPLOYMENT, DEPLOYMENT.replaceAll("privileged: true", "privileged: false"));
    assert.deepEqual((await run(["0", "1"])).map(({ failures }) => failures.length), [1, 0]);
  });
});

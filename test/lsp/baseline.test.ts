import assert from "node:assert/strict";
import type { FindingsResult } from "#protocol/governance.ts";
import { formatBaseline } from "#engine/index.ts";
import { COMPOSE, DEPLOYMENT, PRINCIPLES, SHOP } from "./estate.ts";
import { Client } from "./harness.ts";

const FILE = "/shop/principles.yaml";
const BASELINE = "/shop/.groundrules/baseline.json";
const SETTINGS = "settings: {gate: {baseline: .groundrules/baseline.json}}\n";

describe("server: the baseline", () => {
  let client: Client;
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  async function start(files: Readonly<Record<string, string>>): Promise<void> {
    client = await Client.start({ files: { ...SHOP, [FILE]: PRINCIPLES + SETTINGS, ...files } });
  }

  async function verdicts(): Promise<Record<string, string[]>> {
    const { findings } = await client.connection.sendRequest<FindingsResult>("groundrules/findings", { limit: 100 });
    const found: Record<string, string[]> = {};
    for (const { uri, verdict } of findings) (found[uri.replace("file:///shop/", "")] ??= []).push(verdict);
    return found;
  }

  /** A baseline with the first so many findings of each of some files. */
  async function baselineOf(files: readonly string[], count: number): Promise<string> {
    await start({});
    const { findings } = await client.connection.sendRequest<FindingsResult>("groundrules/findings", { limit: 100 });
    await client.stop();
    const entries = files.flatMap((file) => findings.filter(({ uri }) => uri.endsWith(`/${file}`)).slice(0, count));
    return formatBaseline(entries.map(({ uri, rule, fingerprint }) => ({ file: uri.replace("file:///shop/", ""), rule, fingerprint, count: 1 })));
  }

  it("what it accepts is a hint that says so, and the rest is as usual", async () => {
    await start({ [BASELINE]: await baselineOf(["compose.yaml"], 1) });
    await client.open("/shop/compose.yaml");
    const shown = (await client.diagnostics("/shop/compose.yaml")).map(({ severity, message }) => [severity, message]);
    assert.deepEqual(shown, [[4, "In the baseline: The service is privileged; remove the key."], [3, "The service is privileged; remove the key."]]);
    assert.match(await client.hoverText("/shop/compose.yaml", "privileged: true"), /\*\*In the baseline:\*\*/);
  });

  it("does not count as failing", async () => {
    await start({ [BASELINE]: await baselineOf(["compose.yaml"], 2) });
    const { findings } = await client.connection.sendRequest<{ findings: unknown }>("groundrules/checkWorkspace", { folders: [] });
    assert.deepEqual(findings, { error: 2, warning: 1, info: 2, hint: 0 });
  });

  it("follows a file that was moved, and accepts nothing more where it was copied", async () => {
    const baseline = await baselineOf(["compose.yaml"], 2);
    await start({ [BASELINE]: baseline, "/shop/copy/compose.yaml": COMPOSE });
    assert.deepEqual((await verdicts())["copy/compose.yaml"], ["fail", "fail"]);
    await client.write({ "/shop/compose.yaml": null });
    assert.deepEqual((await verdicts())["copy/compose.yaml"], ["baseline", "baseline"]);
  });

  it("is read anew when it changes, and a broken one accepts nothing", async () => {
    const baseline = await baselineOf(["Dockerfile"], 1);
    await start({ [BASELINE]: "{" });
    assert.deepEqual((await verdicts())["Dockerfile"], ["fail"]);
    await client.write({ [BASELINE]: baseline });
    await client.until("the new baseline", async () => (await verdicts())["Dockerfile"]?.[0] === "baseline");
  });

  it("owners come from CODEOWNERS before the principle", async () => {
    await start({ "/shop/CODEOWNERS": "/deploy/ @shop/platform @shop/second\n", "/shop/deploy/shop.yaml": DEPLOYMENT });
    const { findings } = await client.connection.sendRequest<FindingsResult>("groundrules/findings", { limit: 100 });
    assert.deepEqual(findings.find(({ rule }) => rule === "k8s/privileged-container")?.owners, ["@shop/platform", "@shop/second"]);
    assert.deepEqual(findings.find(({ rule }) => rule === "shop/no-root")?.owners, ["team:platform"]);
  });
});

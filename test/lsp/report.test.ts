import assert from "node:assert/strict";
import type { ReportResult } from "#protocol/governance.ts";
import { PRINCIPLES, SHOP } from "./estate.ts";
import { Client, uriOf } from "./harness.ts";

const HISTORY = `${JSON.stringify({
  asOf: "2026-05-01", commit: null, version: "0.1.0", findings: { error: 9, warning: 0, info: 0, hint: 0 }, waived: 0, suppressed: 0, baseline: 0, unresolved: 0,
  waivers: { inForce: 0, expiring: 0, expired: 0 }, conformance: { "SEC-1": 0.25 },
})}\n`;

describe("server: the report", () => {
  let client: Client;
  beforeEach(async () => {
    const files = { ...SHOP, "/shop/principles.yaml": `${PRINCIPLES}reporting: {history: runs.jsonl}\n`, "/shop/runs.jsonl": HISTORY };
    client = await Client.start({ files, services: (usual) => ({ ...usual, today: () => "2026-06-01" }) });
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  function report(folder: string | null): Promise<ReportResult | null> {
    return client.connection.sendRequest("groundrules/report", { folder, version: "0.1.0" });
  }

  it("is one page with its own policy, about the folder that was named", async () => {
    const result = await report(uriOf("/shop"));
    assert.equal(result?.title, "shop");
    assert.match(result.html, /^<!DOCTYPE html>/);
    assert.match(result.html, /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;|default-src 'none'/);
    assert.match(result.html, /Secure by default/);
    assert.match(result.html, /1 June 2026/);
  });

  it("has every finding, what is not saved included", async () => {
    const before = (await report(null))?.html ?? "";
    assert.ok(before.includes("deploy/shop.yaml"));
    await client.open("/shop/deploy/shop.yaml");
    await client.edit("/shop/deploy/shop.yaml", "privileged: true\n", "privileged: false\n");
    await client.edit("/shop/deploy/shop.yaml", "privileged: true ", "privileged: false ");
    const after = (await report(null))?.html ?? "";
    assert.ok(!after.includes("shop.yaml:16"));
    assert.notEqual(before, after);
  });

  it("is nothing for a folder that is none of the workspace", async () => {
    assert.equal(await report("file:///elsewhere"), null);
  });
});

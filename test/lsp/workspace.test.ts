import assert from "node:assert/strict";
import { CancellationTokenSource, type WorkspaceDiagnosticReport } from "vscode-languageserver-protocol/node";
import type { CheckWorkspaceResult } from "#protocol/requests.ts";
import { DEPLOYMENT, SHOP } from "./estate.ts";
import { Client, uriOf } from "./harness.ts";

interface PreviousResult {
  readonly uri: string;
  readonly value: string;
}

describe("server: the whole workspace", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start({ files: SHOP });
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  function pull(previousResultIds: readonly PreviousResult[] = [], token?: CancellationTokenSource["token"]): Promise<WorkspaceDiagnosticReport> {
    return client.connection.sendRequest("workspace/diagnostic", { previousResultIds }, ...(token === undefined ? [] : [token]));
  }

  function summary(report: WorkspaceDiagnosticReport): string[] {
    return report.items.map((item) => `${item.uri} ${item.kind === "full" ? String(item.items.length) : "unchanged"}`).sort();
  }

  function resultsOf(report: WorkspaceDiagnosticReport): PreviousResult[] {
    return report.items.map((item) => ({ uri: item.uri, value: item.resultId ?? "" }));
  }

  it("is reported without a file being open; files without findings are left out", async () => {
    assert.deepEqual(summary(await pull()), [`${uriOf("/shop/Dockerfile")} 1`, `${uriOf("/shop/compose.yaml")} 2`, `${uriOf("/shop/deploy/config.yaml")} 2`, `${uriOf("/shop/deploy/shop.yaml")} 2`]);
  });

  it("is told again only where it changed, once something has", async () => {
    const before = await pull();
    let isAnswered = false;
    const next = pull(resultsOf(before)).then((report) => {
      isAnswered = true;
      return report;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(isAnswered, false, "nothing to tell yet");
    await client.write({ "/shop/deploy/shop.yaml": DEPLOYMENT.replace("privileged: true\n", "privileged: false\n") });
    assert.deepEqual(summary(await next), [`${uriOf("/shop/deploy/shop.yaml")} 1`]);
  });

  it("clears what is gone, files that were deleted included", async () => {
    const before = await pull();
    await client.write({ "/shop/deploy/shop.yaml": null, "/shop/deploy/config.yaml": "a: 1\n" });
    assert.deepEqual(summary(await pull(resultsOf(before))), [`${uriOf("/shop/deploy/config.yaml")} 0`, `${uriOf("/shop/deploy/shop.yaml")} 0`]);
  });

  it("follows a folder that was deleted as a whole", async () => {
    const before = await pull();
    client.disk.delete("/shop/deploy/shop.yaml");
    client.disk.delete("/shop/deploy/config.yaml");
    await client.write({ "/shop/deploy": null });
    assert.deepEqual(summary(await pull(resultsOf(before))), [`${uriOf("/shop/deploy/config.yaml")} 0`, `${uriOf("/shop/deploy/shop.yaml")} 0`]);
  });

  it("follows a folder that was moved in", async () => {
    const before = await pull();
    client.disk.set("/shop/moved/a.yaml", DEPLOYMENT);
    await client.write({ "/shop/moved": "" });
    client.disk.delete("/shop/moved");
    assert.deepEqual(summary(await pull(resultsOf(before))), [`${uriOf("/shop/moved/a.yaml")} 2`]);
  });

  it("follows what git ignores", async () => {
    const before = await pull();
    await client.write({ "/shop/.gitignore": "deploy/\n" });
    assert.deepEqual(summary(await pull(resultsOf(before))), [`${uriOf("/shop/deploy/config.yaml")} 0`, `${uriOf("/shop/deploy/shop.yaml")} 0`]);
  });

  it("answers a client that starts anew at once", async () => {
    await pull();
    assert.equal((await pull()).items.length, 4);
  });

  it("lets a request that waits be cancelled", async () => {
    const before = await pull();
    const source = new CancellationTokenSource();
    const waiting = pull(resultsOf(before), source.token);
    source.cancel();
    await assert.rejects(waiting, { code: -32800 });
  });

  it("takes a batch of many changed files in one pass", async () => {
    const before = await pull();
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`/shop/many/${String(index)}.yaml`, index % 100 === 0 ? DEPLOYMENT : "a: 1\n"]));
    await client.write(many);
    assert.equal((await pull(resultsOf(before))).items.length, 20);
  });

  it("is counted on request", async () => {
    const { files, findings, errors } = await client.connection.sendRequest<CheckWorkspaceResult>("groundrules/checkWorkspace", { folders: [] });
    assert.deepEqual({ findings, errors }, { findings: { error: 2, warning: 1, info: 4, hint: 0 }, errors: 0 });
    assert.equal(files, 4, "the principles file and files of no format do not count");
  });

  it("counts texts that are not saved", async () => {
    await client.open("/shop/deploy/shop.yaml");
    await client.edit("/shop/deploy/shop.yaml", "privileged: true\n", "privileged: false\n");
    const counted = await client.connection.sendRequest<{ findings: unknown }>("groundrules/checkWorkspace", { folders: [uriOf("/shop")] });
    assert.deepEqual(counted.findings, { error: 1, warning: 1, info: 4, hint: 0 });
  });
});

import assert from "node:assert/strict";
import { Client } from "./harness.ts";

const PRINCIPLES = `apiVersion: groundrules/v1
kind: Principles
metadata: {name: shop, owner: team:shop}
principles:
  - {id: NET-1, name: Tags, statement: Tags., implications: [Tags], owner: team:shop, rules: [{id: compose/image-tag}]}
`;
const COMPOSE = 'services:\n  web:\n    image: "nginx:${TAG:-1.29}"\n';
const FILE = "/shop/compose.yaml";
const ENV = "/shop/.env";
const FOUND = ["compose/image-tag"];

describe("server: variables of a .env file", () => {
  let client: Client;

  async function start(files: Readonly<Record<string, string>>): Promise<void> {
    client = await Client.start({ files: { "/shop/principles.yaml": PRINCIPLES, [FILE]: COMPOSE, ...files } });
    await client.until("all files", () => client.refreshes > 0);
  }
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  const codes = async (): Promise<unknown[]> => (await client.diagnostics(FILE)).map((item) => item.code);
  const becomes = (expected: readonly string[]): Promise<void> => client.until(expected.join(), async () => JSON.stringify(await codes()) === JSON.stringify(expected));

  it("are filled in when a Compose file is opened", async () => {
    await start({ [ENV]: "TAG=latest\n" });
    await client.open(FILE);
    assert.deepEqual(await codes(), FOUND);
  });

  it("are followed on disk, into an open Compose file", async () => {
    await start({});
    await client.open(FILE);
    assert.deepEqual(await codes(), []);
    await client.write({ [ENV]: "TAG=latest\n" });
    await becomes(FOUND);
    await client.write({ [ENV]: "TAG=1.28\n" });
    await becomes([]);
    await client.write({ [ENV]: "TAG=latest\n" });
    await becomes(FOUND);
    await client.write({ [ENV]: null });
    await becomes([]);
  });

  it("are followed on disk, into a Compose file that is not open", async () => {
    await start({ [ENV]: "TAG=latest\n" });
    assert.deepEqual(await codes(), FOUND);
    await client.write({ [ENV]: "TAG=1.28\n" });
    await becomes([]);
    await client.write({ [ENV]: "TAG=latest\n" });
    await becomes(FOUND);
  });

  it("count as they stand in the editor", async () => {
    await start({ [ENV]: "TAG=1.28\n" });
    await client.open(FILE);
    await client.open(ENV);
    assert.deepEqual(await codes(), []);
    await client.edit(ENV, "1.28", "latest");
    assert.deepEqual(await codes(), FOUND);
    await client.close(ENV);
    await becomes([]);
  });

  it("do not count while git ignores the file", async () => {
    await start({ [ENV]: "TAG=latest\n", "/shop/.gitignore": ".env\n" });
    await client.open(FILE);
    assert.deepEqual(await codes(), []);
    await client.write({ "/shop/.gitignore": "# nothing\n" });
    await becomes(FOUND);
    await client.write({ "/shop/.gitignore": ".env\n" });
    await becomes([]);
  });

  it("are those of the folder of the Compose file", async () => {
    await start({ "/shop/a/compose.yaml": COMPOSE, "/shop/a/.env": "TAG=latest\n" });
    assert.deepEqual(await codes(), []);
    assert.equal((await client.diagnostics("/shop/a/compose.yaml")).length, 1);
  });

  it("are no file of ours: it has no diagnostics", async () => {
    await start({ [ENV]: "TAG=latest\napiVersion: v1\n" });
    await client.open(ENV);
    assert.deepEqual(await client.diagnostics(ENV), []);
  });
});

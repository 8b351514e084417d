import assert from "node:assert/strict";
import { WorkTree } from "./work-tree.ts";

const COMPOSE = 'services:\n  web:\n    image: "nginx:${TAG:-1.29}"\n';
const RULE = ["--rule", "compose/image-tag"];

describe("variables of .env files on the command line", () => {
  let tree: WorkTree;
  beforeEach(() => { tree = new WorkTree(); });
  afterEach(() => { tree.remove(); });

  it("are those of the commit where one is compared with", async () => {
    tree.git("init", "-q");
    tree.write("a/compose.yaml", COMPOSE);
    tree.write("a/.env", "TAG=latest\n");
    tree.write("b/compose.yaml", COMPOSE);
    tree.write("b/.env", "TAG=1.28\n");
    tree.commit("first");
    tree.write("b/.env", "TAG=latest\n");
    assert.deepEqual(await tree.check(...RULE, "--base", "HEAD"), ["baseline a/compose.yaml web", "fail b/compose.yaml web", "exit 1"]);
  });

  it("change the Compose files of their folder", async () => {
    tree.git("init", "-q");
    for (const folder of ["a", "b"]) {
      tree.write(`${folder}/compose.yaml`, COMPOSE);
      tree.write(`${folder}/.env`, "TAG=latest\n");
    }
    tree.commit("first");
    assert.deepEqual(await tree.check(...RULE, "--changed"), ["exit 0"]);
    tree.write("a/.env", "# the same\nTAG=latest\n");
    tree.write("b/.env", "TAG=latest\nFURTHER=1\n");
    assert.deepEqual(await tree.check(...RULE, "--changed"), ["fail b/compose.yaml web", "exit 1"]);
  });

  it("reach every thread", async () => {
    const folders = Array.from({ length: 150 }, (_, index) => `f${String(index)}`);
    for (const folder of folders) {
      tree.write(`${folder}/compose.yaml`, COMPOSE);
      tree.write(`${folder}/.env`, "TAG=latest\n");
    }
    assert.equal((await tree.check(...RULE, "--jobs", "2", "--no-progress")).length, 151);
  });

  it("are not read through a link that leaves the root", async () => {
    const outside = new WorkTree();
    outside.write("secret", "TAG=latest\n");
    tree.write("compose.yaml", COMPOSE);
    tree.link(".env", `${outside.folder}/secret`);
    assert.deepEqual(await tree.check(...RULE), ["exit 0"]);
    outside.remove();
  });
});

import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pod, WorkTree } from "./work-tree.ts";

describe("comparing with git", () => {
  let tree = new WorkTree();
  const trees: WorkTree[] = [tree];

  function fresh(...init: readonly string[]): WorkTree {
    tree = new WorkTree();
    trees.push(tree);
    tree.git("init", "-q", ...init);
    return tree;
  }

  beforeEach(() => {
    fresh();
    tree.write("deploy/a.yaml", pod("a"));
    tree.write("deploy/b.yaml", pod("b"));
    tree.commit("first");
  });
  after(() => { for (const each of trees) each.remove(); });

  async function expect(argv: string, ...expected: readonly string[]): Promise<void> {
    assert.deepEqual(await tree.check(...argv.split(" ")), expected);
  }

  describe("--base", () => {
    it("knows old findings, and shows new ones", async () => {
      tree.write("deploy/c.yaml", pod("c"));
      await expect("--base HEAD", "baseline deploy/a.yaml a", "baseline deploy/b.yaml b", "fail deploy/c.yaml c", "exit 1");
    });
    it("passes where nothing is new", async () => { await expect("--base HEAD", "baseline deploy/a.yaml a", "baseline deploy/b.yaml b", "exit 0"); });
    it("compares with the common ancestor, not with what the other branch has done since", async () => {
      tree.git("checkout", "-q", "-b", "work");
      tree.write("deploy/c.yaml", pod("c"));
      tree.commit("mine");
      tree.git("checkout", "-q", "main");
      tree.write("deploy/c.yaml", pod("c"));
      tree.commit("theirs");
      tree.git("checkout", "-q", "work");
      await expect("--base main", "baseline deploy/a.yaml a", "baseline deploy/b.yaml b", "fail deploy/c.yaml c", "exit 1");
    });
    it("follows a file that was renamed", async () => {
      renameSync(join(tree.folder, "deploy/a.yaml"), join(tree.folder, "deploy/z.yaml"));
      await expect("--base HEAD", "baseline deploy/b.yaml b", "baseline deploy/z.yaml a", "exit 0");
    });
    it("takes a copy for new", async () => {
      tree.write("deploy/z.yaml", pod("a"));
      await expect("--base HEAD", "baseline deploy/a.yaml a", "baseline deploy/b.yaml b", "fail deploy/z.yaml a", "exit 1");
    });
    it("looks below a path only, and still knows what moved there", async () => {
      mkdirSync(join(tree.folder, "other"));
      renameSync(join(tree.folder, "deploy/a.yaml"), join(tree.folder, "other/a.yaml"));
      await expect("--base HEAD other", "baseline other/a.yaml a", "exit 0");
    });
    it("applies the principles of today to the files of the base", async () => {
      tree.write("principles.yaml", "apiVersion: groundrules/v1\nkind: Principles\nmetadata: {name: n}\nprinciples: [{id: P, name: p, owner: o, rules: [{id: k8s/privileged-container}]}]\n");
      const verdicts = (await tree.check("--base", "HEAD")).filter((line) => line.includes("deploy/"));
      assert.deepEqual(verdicts, ["baseline deploy/a.yaml a", "baseline deploy/b.yaml b"]);
    });
    it("names fetch-depth for a revision that is not there", async () => {
      const [message = "", exit] = await tree.check("--base", "origin/main");
      assert.match(message, /git knows no revision "origin\/main" here.*fetch-depth: 0/);
      assert.equal(exit, "exit 2");
    });
    it("names fetch-depth where a shallow clone lacks the common ancestor", async () => {
      tree.git("checkout", "-q", "-b", "work");
      tree.write("deploy/c.yaml", pod("c"));
      tree.commit("mine");
      tree.git("checkout", "-q", "main");
      tree.write("deploy/d.yaml", pod("d"));
      tree.commit("theirs");
      const origin = tree.folder;
      tree = new WorkTree();
      trees.push(tree);
      tree.git("clone", "-q", "--depth=1", "--no-single-branch", `file://${origin}`, ".");
      const [message = "", exit] = await tree.check("--base", "origin/work");
      assert.match(message, /no commit in common in this clone.*fetch-depth: 0/);
      assert.equal(exit, "exit 2");
    });
    it("takes no option for a revision", async () => {
      const [message = ""] = await tree.check("--base=--output=x");
      assert.match(message, /no revision "--output=x"/);
    });
    it("says that there is no commit yet", async () => {
      fresh().write("a.yaml", pod("a"));
      const [message = "", exit] = await tree.check("--base", "HEAD");
      assert.match(message, /no commit yet/);
      assert.equal(exit, "exit 2");
    });
    it("says that there is no git here", async () => {
      rmSync(join(tree.folder, ".git"), { recursive: true });
      const [message = "", exit] = await tree.check("--base", "HEAD");
      assert.match(message, /is no work tree of git/);
      assert.equal(exit, "exit 2");
    });
    it("counts only what is new where the settings say so", async () => {
      tree.write("principles.yaml", "apiVersion: groundrules/v1\nkind: Principles\nmetadata: {name: n}\nsettings: {gate: {newFindingsOnly: true, base: main}}\n");
      tree.commit("settings");
      assert.deepEqual((await tree.check()).filter((line) => /deploy|exit/.test(line)), ["baseline deploy/a.yaml a", "baseline deploy/b.yaml b", "exit 0"]);
    });
  });

  describe("--changed", () => {
    it("reports on changed, new and untracked files", async () => {
      tree.write("deploy/b.yaml", `# changed\n${pod("b")}`);
      tree.write("deploy/c.yaml", pod("c"));
      tree.git("add", "deploy/c.yaml");
      tree.write("deploy/d.yaml", pod("d"));
      await expect("--changed", "fail deploy/b.yaml b", "fail deploy/c.yaml c", "fail deploy/d.yaml d", "exit 1");
    });
    it("reports on nothing where nothing changed, or something was deleted", async () => {
      await expect("--changed", "exit 0");
      rmSync(join(tree.folder, "deploy/a.yaml"));
      await expect("--changed", "exit 0");
    });
    it("takes the base that is given, and that of the settings", async () => {
      tree.write("deploy/c.yaml", pod("c"));
      tree.commit("second");
      await expect("--changed", "exit 0");
      await expect("--changed --base HEAD~1", "fail deploy/c.yaml c", "exit 1");
      tree.write("principles.yaml", "apiVersion: groundrules/v1\nkind: Principles\nmetadata: {name: n}\nsettings: {gate: {base: HEAD~1}}\n");
      assert.deepEqual((await tree.check("--changed")).filter((line) => line.includes("deploy/")), ["fail deploy/c.yaml c"]);
    });
    it("looks below a path only", async () => {
      tree.write("deploy/b.yaml", `# changed\n${pod("b")}`);
      tree.write("c.yaml", pod("c"));
      await expect("--changed deploy", "fail deploy/b.yaml b", "exit 1");
    });
    it("reports files that do not parse only where they changed", async () => {
      tree.write("broken.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: [\n");
      tree.commit("broken");
      await expect("--changed", "exit 0");
      tree.write("broken.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: [[\n");
      assert.ok((await tree.check("--changed")).includes("error broken.yaml"));
    });
    it("takes another end of line for no change", async () => {
      tree.write("deploy/a.yaml", pod("a").replaceAll("\n", "\r\n"));
      await expect("--changed", "exit 0");
    });
    it("sees the change of what a link leads to", async () => {
      tree.write("shared/x.txt", pod("x"));
      symlinkSync("../shared/x.txt", join(tree.folder, "deploy/x.yaml"));
      tree.commit("link");
      await expect("--changed", "exit 0");
      tree.write("shared/x.txt", `# changed\n${pod("x")}`);
      await expect("--changed", "fail deploy/x.yaml x", "exit 1");
    });
    it("reads files of a submodule", async () => {
      const library = tree.folder;
      fresh();
      tree.git("submodule", "add", "-q", library, "lib");
      tree.commit("submodule");
      await expect("--changed", "exit 0");
      tree.write("lib/deploy/a.yaml", `# changed\n${pod("a")}`);
      await expect("--changed", "fail lib/deploy/a.yaml a", "exit 1");
      await expect("--base HEAD lib/deploy/a.yaml", "baseline deploy/a.yaml a", "exit 0");
    });
    it("works where git hashes with SHA-256", async () => {
      fresh("--object-format=sha256");
      tree.write("a.yaml", pod("a"));
      tree.write("b.yaml", pod("b"));
      tree.commit("first");
      tree.write("b.yaml", `# changed\n${pod("b")}`);
      await expect("--changed", "fail b.yaml b", "exit 1");
      await expect("--base HEAD", "baseline a.yaml a", "baseline b.yaml b", "exit 0");
    });
    it("works in a further work tree of a bare repository", async () => {
      const origin = tree.folder;
      const bare = new WorkTree();
      trees.push(bare);
      bare.git("clone", "-q", "--bare", origin, "shop.git");
      bare.git("-C", "shop.git", "worktree", "add", "-q", join(bare.folder, "work"));
      tree = new WorkTree(join(bare.folder, "work"));
      await expect("--changed", "exit 0");
      tree.write("deploy/c.yaml", pod("c"));
      await expect("--base HEAD", "baseline deploy/a.yaml a", "baseline deploy/b.yaml b", "fail deploy/c.yaml c", "exit 1");
    });
    it("works from a folder below the root", async () => {
      tree.write("deploy/b.yaml", `# changed\n${pod("b")}`);
      tree = new WorkTree(join(tree.folder, "deploy"));
      await expect("--changed .", "fail deploy/b.yaml b", "exit 1");
    });
  });

  describe("a repository that is not trusted", () => {
    it("has nothing run", async () => {
      const trap = join(tree.folder, "trap.sh");
      const mark = join(tree.folder, "trapped");
      tree.write("trap.sh", `#!/bin/sh\ntouch ${mark}\n`);
      chmodSync(trap, 0o755);
      tree.write(".gitattributes", "*.yaml filter=trap diff=trap\n");
      tree.commit("trap");
      const settings = [
        "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.alternateRefsCommand", "diff.external", "diff.trap.command", "diff.trap.textconv",
        "filter.trap.clean", "filter.trap.smudge", "filter.trap.process", "uploadpack.packObjectsHook", "remote.origin.uploadpack", "credential.helper", "pager.ls-tree", "alias.ls-tree",
      ];
      for (const setting of settings) tree.git("config", setting, trap);
      tree.git("config", "core.hooksPath", tree.folder);
      tree.git("config", "remote.origin.url", `ssh://trap/${tree.folder}`);
      tree.git("config", "remote.origin.promisor", "true");
      tree.git("config", "remote.origin.partialclonefilter", "blob:none");
      tree.git("config", "core.repositoryformatversion", "1");
      tree.git("config", "extensions.partialClone", "origin");
      rmSync(mark, { force: true });
      // An object that is missing would be fetched.
      const blob = tree.git("rev-parse", "HEAD:deploy/a.yaml").trim();
      rmSync(join(tree.folder, ".git/objects", blob.slice(0, 2), blob.slice(2)));
      const [message = "", exit] = await tree.check("--base", "HEAD");
      assert.match(message, /not in this clone|git cat-file failed/);
      assert.equal(exit, "exit 2");
      assert.equal(existsSync(mark), false);
      await tree.check("--changed");
      assert.equal(existsSync(mark), false);
    });
    it("is not another one that variables name", async () => {
      const other = tree.folder;
      fresh();
      tree.write("a.yaml", pod("a"));
      tree.commit("first");
      tree.write("c.yaml", pod("c"));
      const saved = { ...process.env };
      Object.assign(process.env, { GIT_DIR: join(other, ".git"), GIT_WORK_TREE: other, GIT_INDEX_FILE: "/nowhere", GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "core.bare", GIT_CONFIG_VALUE_0: "true" });
      try {
        await expect("--base HEAD", "baseline a.yaml a", "fail c.yaml c", "exit 1");
      } finally {
        for (const name of Object.keys(process.env)) if (!(name in saved)) Reflect.deleteProperty(process.env, name);
      }
    });
  });
});

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { builtinDocumentation } from "#packs/documentation.ts";
import { REWRITES } from "../engine/verdicts/rewrite.ts";
import { pod, WorkTree } from "./work-tree.ts";

/** Rules whose first failing example makes the estate: of all kinds of places, and none of the order of keys. */
const ESTATE = [
  "k8s/privileged-container", "k8s/secret-in-env", "k8s/networkpolicy-allow-all", "k8s/host-path-volume", "k8s/run-as-non-root", "k8s/ingress-no-tls",
  "rbac/wildcard", "rbac/read-secrets", "resil/pdb-present", "interop/label-consistency", "compose/port-all-interfaces", "dockerfile/pin-apk",
];

describe("a baseline on the command line", () => {
  let tree = new WorkTree();
  const trees: WorkTree[] = [];

  beforeEach(() => {
    tree = new WorkTree();
    trees.push(tree);
    tree.git("init", "-q");
  });
  after(() => { for (const each of trees) each.remove(); });

  function entries(path = ".groundrules/baseline.json"): string[] {
    const { findings } = JSON.parse(readFileSync(join(tree.folder, path), "utf8")) as { findings: { file: string; count: number }[] };
    return findings.map(({ file, count }) => `${file} ${String(count)}`);
  }

  async function expectLine(argv: string, line: string): Promise<void> {
    const { stdout, stderr, exit } = await tree.call(...argv.split(" "));
    assert.equal(stdout.replace(/\s+/g, " ").trim(), line, stderr);
    assert.equal(exit, 0);
  }

  /** New findings of a check with the baseline. */
  async function fresh(...argv: readonly string[]): Promise<string[]> {
    const { stdout, stderr } = await tree.call("check", "--pack", "strict", "--baseline", ".groundrules/baseline.json", "--format", "json", ...argv);
    assert.notEqual(stdout, "", stderr);
    const report = JSON.parse(stdout) as { findings: { verdict: string; rule: string; file: string }[] };
    return report.findings.filter(({ verdict }) => verdict === "fail").map(({ rule, file }) => `${file} ${rule}`);
  }

  it("stays whole when a folder is written otherwise, and catches one violation that is added", async () => {
    for (const [index, rule] of ESTATE.entries()) {
      const example = builtinDocumentation.get(rule)?.examples.find(({ kind, files }) => kind === "fail" && Object.keys(files).length === 1);
      for (const [file, text] of Object.entries(example?.files ?? {})) tree.write(`s${String(index)}/${file}`, text);
    }
    await tree.call("baseline", "--pack", "strict");
    assert.ok(entries().length > ESTATE.length);
    for (const [name, rewrite] of Object.entries(REWRITES)) {
      for (const file of manifestsOf(tree)) tree.write(file, rewrite(readFileSync(join(tree.folder, file), "utf8")) ?? readFileSync(join(tree.folder, file), "utf8"));
      assert.deepEqual(await fresh(), [], name);
    }
    for (const file of manifestsOf(tree).filter((path) => path.endsWith("manifest.yaml"))) renameSync(join(tree.folder, file), join(tree.folder, file.replace("manifest", "moved")));
    assert.deepEqual(await fresh(), []);
    const file = "s0/moved.yaml";
    tree.write(file, `${readFileSync(join(tree.folder, file), "utf8")}---\n${pod("extra")}`);
    assert.deepEqual(new Set((await fresh()).map((line) => line.split(" ")[0])), new Set([file]));
    assert.deepEqual(await fresh("--rule", "k8s/privileged-container"), [`${file} k8s/privileged-container`]);
  });

  it("catches exactly what is added", async () => {
    tree.write("a.yaml", pod("a"));
    tree.write("b.yaml", pod("b").replace("privileged: true", "privileged: false"));
    await tree.call("baseline", "--pack", "security");
    assert.equal((await tree.call("check", "--pack", "security", "--baseline", ".groundrules/baseline.json")).exit, 0);
    tree.write("b.yaml", pod("b"));
    const again = await tree.call("check", "--pack", "security", "--baseline", ".groundrules/baseline.json", "--format", "json");
    const report = JSON.parse(again.stdout) as { findings: { verdict: string; rule: string }[] };
    assert.deepEqual(report.findings.filter(({ verdict }) => verdict === "fail").map(({ rule }) => rule), ["k8s/privileged-container"]);
    assert.equal(again.exit, 1);
  });

  describe("taken from a principles file", () => {
    const PRINCIPLES = "apiVersion: groundrules/v1\nkind: Principles\nmetadata: {name: n, owner: o}\nprinciples:\n  - {id: P, name: p, statement: S., implications: [i], owner: o, rules: [{id: k8s/privileged-container, severity: error}]}\n";

    beforeEach(() => {
      tree.write("principles.yaml", PRINCIPLES);
      tree.write("a/a.yaml", pod("a"));
      tree.write("b/b.yaml", pod("b"));
    });

    it("only shrinks, unless it is forced", async () => {
      await expectLine("baseline", ".groundrules/baseline.json: 0 entries dropped, 2 added; 2 entries in all.");
      rmSync(join(tree.folder, "a/a.yaml"));
      tree.write("c/c.yaml", pod("c"));
      await expectLine("baseline", ".groundrules/baseline.json: 1 entry dropped, 0 added (one new finding is not accepted; --force adds them); 1 entry in all.");
      assert.deepEqual(entries(), ["b/b.yaml 1"]);
      await expectLine("baseline --force", ".groundrules/baseline.json: 0 entries dropped, 1 added; 2 entries in all.");
      assert.deepEqual(entries(), ["b/b.yaml 1", "c/c.yaml 1"]);
    });
    it("keeps entries of files that were not looked at", async () => {
      await tree.call("baseline");
      rmSync(join(tree.folder, "a/a.yaml"));
      tree.write("b/b.yaml", pod("b").replace("privileged: true", "privileged: false"));
      await expectLine("baseline b", ".groundrules/baseline.json: 1 entry dropped, 0 added; 1 entry in all.");
      assert.deepEqual(entries(), ["a/a.yaml 1"]);
    });
    it("keeps entries of files that do not parse any more", async () => {
      await tree.call("baseline");
      tree.write("a/a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: [\n");
      await expectLine("baseline", ".groundrules/baseline.json: 0 entries dropped, 0 added; 2 entries in all.");
    });
    it("follows what moves", async () => {
      await tree.call("baseline");
      renameSync(join(tree.folder, "a/a.yaml"), join(tree.folder, "b/a.yaml"));
      await expectLine("baseline", ".groundrules/baseline.json: 0 entries dropped, 0 added; 2 entries in all.");
      assert.deepEqual(entries(), ["b/a.yaml 1", "b/b.yaml 1"]);
    });
    it("is of the place that the settings name, and counts in every check from then on", async () => {
      tree.write("principles.yaml", `${PRINCIPLES}settings: {gate: {baseline: old/findings.json}}\n`);
      const missing = await tree.call("check");
      assert.match(missing.stderr.replace(/\s+/g, " "), /old\/findings\.json: there is no such baseline\. Take one first: groundrules baseline/);
      assert.equal(missing.exit, 2);
      await expectLine("baseline", "old/findings.json: 0 entries dropped, 2 added; 2 entries in all.");
      assert.equal((await tree.call("check")).exit, 0);
      assert.equal((await tree.call("check", "b")).exit, 0);
      tree.write("b/c.yaml", pod("c"));
      assert.equal((await tree.call("check", "b")).exit, 1);
    });
    it("is not read from outside of the repository for a principles file", async () => {
      tree.write("principles.yaml", `${PRINCIPLES}settings: {gate: {baseline: ../elsewhere.json}}\n`);
      const { stderr, exit } = await tree.call("check");
      assert.match(stderr.replace(/\s+/g, " "), /is not below the root/);
      assert.equal(exit, 2);
    });
    it("is made by a check as well", async () => {
      assert.equal((await tree.call("check", "--baseline", "old.json")).exit, 2);
      assert.equal((await tree.call("check", "--baseline", "old.json", "--update-baseline")).exit, 0);
      assert.deepEqual(entries("old.json"), ["a/a.yaml 1", "b/b.yaml 1"]);
      tree.write("c.yaml", pod("c"));
      assert.equal((await tree.call("check", "--baseline", "old.json", "--update-baseline")).exit, 1);
      assert.equal((await tree.call("check", "--baseline", "old.json", "--update-baseline", "--force")).exit, 0);
    });
    it("that is damaged stops the run and names the line", async () => {
      tree.write("old.json", '{\n  "version": 1,\n  "findings": [\n<<<<<<< HEAD\n');
      const { stderr, exit } = await tree.call("check", "--baseline", "old.json");
      assert.match(stderr, /old\.json:4: /);
      assert.equal(exit, 2);
      assert.equal((await tree.call("baseline", "--baseline", "old.json")).exit, 2);
    });
    it("does not stop fixes", async () => {
      tree.write("b/ingress.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: web, image: web:1.0.0, securityContext: {privileged: true}}]}\n");
      await tree.call("baseline");
      await tree.call("check", "--fix-unsafe", "--baseline", ".groundrules/baseline.json", "--update-baseline");
      assert.deepEqual(entries(), []);
      assert.ok(existsSync(join(tree.folder, "b/ingress.yaml")));
    });
  });
});

function manifestsOf(tree: WorkTree): string[] {
  const files = readdirSync(tree.folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => /^s\d+\/.*\.ya?ml$/.test(file));
}

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileAddress } from "#cli/ci.ts";
import { run } from "#cli/run.ts";
import { silentTerminal } from "./silent-terminal.ts";

const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      securityContext:\n        privileged: true\n";

function check(environment: Readonly<Record<string, string>>, expected: string): void {
  assert.equal(fileAddress({ environment }), expected);
}

describe("the address of a file on the server that runs the job", () => {
  const github = { GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: "shop/web", GITHUB_SHA: "abc123" };
  it("is that of the commit on GitHub", () => { check(github, "https://github.example/shop/web/blob/abc123/"); });
  it("is that of the commit on GitLab", () => { check({ CI_PROJECT_URL: "https://gitlab.example/shop/web", CI_COMMIT_SHA: "abc" }, "https://gitlab.example/shop/web/-/blob/abc/"); });
  it("is not known elsewhere", () => { check({}, ""); });
  it("is not known where a part is missing", () => { check({ ...github, GITHUB_SHA: "" }, ""); });
  it("is not taken where it is none", () => { check({ ...github, GITHUB_SERVER_URL: "javascript:alert(1)" }, ""); });
  it("is not taken where it would end a link", () => { check({ ...github, GITHUB_REPOSITORY: "shop/web) [x](y" }, ""); });
});

describe("the summary of a job", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "groundrules-"));
    writeFileSync(join(folder, "pod.yaml"), POD);
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  async function call(format: string, summary: string): Promise<{ exit: number; stderr: string }> {
    let stderr = "";
    const terminal = silentTerminal(folder, { note: (text) => { stderr += text; }, environment: { GITHUB_STEP_SUMMARY: summary } });
    const exit = await run(["check", "--rule", "k8s/privileged-container", "--as-of", "2026-01-01", "--format", format], terminal);
    return { exit, stderr };
  }

  it("is added to what others wrote, by the format github", async () => {
    const file = join(folder, "summary.md");
    writeFileSync(file, "# Earlier step\n");
    assert.equal((await call("github", file)).exit, 1);
    assert.match(readFileSync(file, "utf8"), /^# Earlier step\n<!-- groundrules -->\n## Groundrules: gate failed\n/);
  });
  it("is left alone by every other format", async () => {
    const file = join(folder, "summary.md");
    writeFileSync(file, "");
    await call("markdown", file);
    assert.equal(readFileSync(file, "utf8"), "");
  });
  it("does not change the outcome where it cannot be written", async () => {
    const { exit, stderr } = await call("github", join(folder, "gone", "summary.md"));
    assert.equal(exit, 1);
    assert.match(stderr, /summary\.md cannot be written/);
  });
});

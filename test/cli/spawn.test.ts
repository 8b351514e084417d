import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { VERSION } from "#cli/version.ts";

const ROOT = join(import.meta.dirname, "../..");
const MAIN = ["--import", "tsx", join(ROOT, "src/cli/main.ts")];

function call(...argv: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, [...MAIN, ...argv], { cwd: ROOT, encoding: "utf8" });
}

describe("the process", () => {
  it("has the version of the package", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    assert.equal(VERSION, manifest.version);
  });

  it("prints its version", () => {
    const { stdout, stderr, status } = call("--version");
    assert.deepEqual([stdout, stderr, status], [`${VERSION}\n`, "", 0]);
  });

  it("prints help of at most 80 columns", () => {
    const { stdout, status } = call("check", "--help");
    assert.equal(status, 0);
    assert.deepEqual(stdout.split("\n").filter((line) => line.length > 80), []);
  });

  it("exits 2 with a message for a wrong call", () => {
    const { stdout, stderr, status } = call("check", "--no-such-option");
    assert.deepEqual([stdout, status], ["", 2]);
    assert.match(stderr, /unknown option --no-such-option/);
  });

  it("survives a reader that goes away", async () => {
    const child = spawn(process.execPath, [...MAIN, "schema"], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (data: Buffer) => { stderr += data.toString(); });
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.deepEqual([code, stderr], [0, ""]);
  });
});

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "#cli/run.ts";

/** A folder for one test, and calls of git and of the command in it. */
export class WorkTree {
  readonly folder: string;

  constructor(folder?: string) {
    this.folder = folder ?? realpathSync(mkdtempSync(join(tmpdir(), "groundrules-")));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(file: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  link(file: string, target: string): void {
    symlinkSync(target, join(this.folder, file));
  }

  git(...argv: readonly string[]): string {
    const environment = { PATH: process.env["PATH"] ?? "", HOME: this.folder, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"];
    return execFileSync("git", [...identity, ...argv], { cwd: this.folder, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  commit(message: string): string {
    this.git("add", "-A");
    this.git("commit", "-q", "-m", message);
    return this.git("rev-parse", "HEAD").trim();
  }

  async call(...argv: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string; readonly exit: number }> {
    let [stdout, stderr] = ["", ""];
    const exit = await run(argv, {
      print: (text) => { stdout += text; },
      note: (text) => { stderr += text; },
      readStdin: () => new Uint8Array(0),
      cwd: this.folder,
      isOutTerminal: false,
      isNoteTerminal: false,
      columns: 80,
      environment: {},
      workerUrl: new URL("./worker-from-source.mjs", import.meta.url),
    } as Parameters<typeof run>[1]);
    return { stdout, stderr, exit };
  }

  /** Findings of `check` as `VERDICT FILE RESOURCE`, of one rule; then the exit code. */
  async check(...argv: readonly string[]): Promise<string[]> {
    const { stdout, stderr, exit } = await this.call("check", "--rule", "k8s/privileged-container", "--format", "json", ...argv);
    if (stdout === "") return [stderr.replace(/\s+/g, " ").trim(), `exit ${String(exit)}`];
    const report = JSON.parse(stdout) as { findings: { verdict: string; file: string; resource: { name: string } | null }[]; errors: { file: string }[] };
    const findings = report.findings.map(({ verdict, file, resource }) => `${verdict} ${file} ${resource?.name ?? ""}`);
    return [...findings, ...report.errors.map(({ file }) => `error ${file}`), `exit ${String(exit)}`];
  }
}

/** A Pod with a privileged container. */
export function pod(name: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: web\n      image: web:1.0.0\n      securityContext:\n        privileged: true\n`;
}

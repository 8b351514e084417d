import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { run } from "#cli/run.ts";
import { createAsyncNodeFileSystem } from "#host/node.ts";
import { formatUri } from "#server/uris.ts";
import { SHOP } from "./estate.ts";
import { Client } from "./harness.ts";

const EXAMPLES = join(import.meta.dirname, "../../examples");
const NAMES = ["error", "warning", "info", "hint"];

/** What both sides say of one finding. */
interface Said {
  readonly file: string;
  readonly code: string;
  readonly place: string;
  readonly effect: string;
  readonly message: string;
}

describe("parity: the command line and the editor give the same findings", () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "groundrules-parity-")));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function check(): Promise<number> {
    const fromCommandLine = await checkOnCommandLine(folder);
    const fromEditor = await checkInEditor(folder);
    assert.deepEqual(fromEditor, fromCommandLine);
    return fromCommandLine.length;
  }

  it("of a small shop with its own rules", async () => {
    write({ ...SHOP, "/shop/.gitignore": "build/\n", "/shop/build/shop.yaml": SHOP["/shop/deploy/shop.yaml"] ?? "", "/shop/broken.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: [\n" });
    assert.ok((await check()) > 5);
  });

  it("of a folder without principles, with a folder below that has some", async () => {
    write({ "/shop/a/principles.yaml": SHOP["/shop/principles.yaml"] ?? "", "/shop/a/deploy.yaml": SHOP["/shop/deploy/shop.yaml"] ?? "", "/shop/b/deploy.yaml": SHOP["/shop/deploy/shop.yaml"] ?? "" });
    assert.ok((await check()) >= 4);
  });

  it("of Compose files with variables, some of which git ignores", async () => {
    const compose = 'services:\n  web:\n    image: "nginx:${TAG:-1.29}"\n    privileged: ${ROOT:-false}\n';
    const variables = { "/shop/a/.env": "TAG=latest\nROOT='true'\n", "/shop/b/.env": "TAG=latest\n", "/shop/.gitignore": "/b/.env\n" };
    write({ ...variables, "/shop/a/compose.yaml": compose, "/shop/b/compose.yaml": compose, "/shop/c/compose.yaml": compose });
    assert.equal(await check(), 2);
  });

  it("of a principles file with issues of its own", async () => {
    write({ ...SHOP, "/shop/principles.yaml": (SHOP["/shop/principles.yaml"] ?? "").replace("    implications: [Images run as non-root]\n", "") });
    assert.ok((await check()) > 5);
  });

  for (const name of existsSync(EXAMPLES) ? readdirSync(EXAMPLES) : []) {
    it(`of examples/${name}`, async () => {
      cpSync(join(EXAMPLES, name), folder, { recursive: true });
      await check();
    });
  }

  function write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const target = join(folder, path.replace(/^\/shop\//, ""));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }
});

interface JsonReport {
  readonly findings: readonly { rule: string; verdict: string; effect: string; message: string; file: string; range: { start: Place; end: Place } }[];
  readonly errors: readonly { file: string; message: string; range: { start: Place; end: Place } | null }[];
}

interface Place {
  readonly line: number;
  readonly column: number;
}

async function checkOnCommandLine(folder: string): Promise<Said[]> {
  let out = "";
  let notes = "";
  await run(["check", "--format", "json", "--jobs", "1", "--no-progress", "--fail-on", "never"], {
    print: (text) => {
      out += text;
    },
    note: (text) => {
      notes += text;
    },
    readStdin: () => new Uint8Array(),
    cwd: folder,
    ask: null,
    isOutTerminal: false,
    isNoteTerminal: false,
    columns: 80,
    environment: {},
    workerUrl: new URL("file:///none"),
  });
  assert.notEqual(out, "", notes);
  const report = JSON.parse(out) as JsonReport;
  const shown = report.findings.filter((finding) => finding.verdict === "fail" || finding.verdict === "waived");
  return sorted([
    ...shown.map(({ file, rule, range, effect, message, verdict }) => ({ file, code: rule, place: placeOf(range.start, range.end), effect: verdict === "waived" ? "hint" : effect, message })),
    ...report.errors.map(({ file, range, message }) => ({ file, code: "parse-error", place: range === null ? "" : placeOf(range.start, range.end), effect: "error", message })),
  ]);
}

async function checkInEditor(folder: string): Promise<Said[]> {
  const client = await Client.start({
    folders: [fileURLToPath(pathToFileURL(folder))],
    services: (usual) => ({ ...usual, fileSystem: (base) => createAsyncNodeFileSystem(fileURLToPath(formatUri(base))) }),
  });
  const report = await client.connection.sendRequest<WorkspaceReport>("workspace/diagnostic", { previousResultIds: [] });
  const said = report.items.flatMap(({ uri, items }) =>
    items.map((item) => ({
      file: fileURLToPath(uri).slice(folder.length + 1).replaceAll("\\", "/"),
      code: item.code,
      place: placeOf(oneBased(item.range.start), oneBased(item.range.end)),
      effect: NAMES[item.severity - 1] ?? "",
      message: item.message.replace(/^Waived until [^:]*: /, ""),
    })),
  );
  const texts = new Map(said.map(({ file }) => [file, readFileSync(join(folder, file), "utf8")]));
  // What is told of files that are not open holds for the same files opened.
  for (const [file, text] of texts) await client.open(join(folder, file), text);
  for (const file of texts.keys()) assert.equal((await client.diagnostics(join(folder, file))).length, said.filter((entry) => entry.file === file).length, file);
  await client.stop();
  return sorted(said);
}

interface WorkspaceReport {
  readonly items: readonly { uri: string; items: readonly { code: string; severity: number; message: string; range: { start: LspPlace; end: LspPlace } }[] }[];
}

interface LspPlace {
  readonly line: number;
  readonly character: number;
}

function oneBased(place: LspPlace): Place {
  return { line: place.line + 1, column: place.character + 1 };
}

function placeOf(start: Place, end: Place): string {
  return `${String(start.line)}:${String(start.column)}-${String(end.line)}:${String(end.column)}`;
}

function sorted(said: readonly Said[]): Said[] {
  const key = (entry: Said): string => JSON.stringify([entry.file, entry.place, entry.code, entry.message]);
  return [...said].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

import assert from "node:assert/strict";
import { discover } from "#host/discovery.ts";
import { runAsync, runSync, type AsyncFileSystem } from "#host/file-system.ts";
import { createMemoryFileSystem, type MemoryFile } from "#host/memory.ts";

type Files = Record<string, MemoryFile>;

const wants = (file: string): boolean => file.endsWith(".yaml");

function find(files: Files, paths: string[] = [""]): ReturnType<typeof run> {
  return run(files, paths);
}

function run(files: Files, paths: string[]): { files: readonly string[]; skipped: string[]; hidden: readonly string[]; faults: string[] } {
  const found = runSync(discover({ paths, wants }), createMemoryFileSystem(files));
  return {
    files: found.files,
    skipped: found.skipped.map((skip) => `${skip.file} ${skip.reason}`),
    hidden: found.hidden,
    faults: found.faults.map((fault) => `${fault.path} ${fault.reason}`),
  };
}

function check(files: Files, expected: string[], paths?: string[]): void {
  assert.deepEqual(find(files, paths).files, expected);
}

describe("discovery", () => {
  it("finds wanted files at every depth, sorted by code unit", () => {
    check({ "b.yaml": "", "a/c.yaml": "", "B.yaml": "", "x.txt": "", "é.yaml": "" }, ["B.yaml", "a/c.yaml", "b.yaml", "é.yaml"]);
  });

  it("enters neither .git nor node_modules, but other dot folders", () => {
    check({ ".git/a.yaml": "", "node_modules/a.yaml": "", "x/node_modules/y/a.yaml": "", ".github/w.yaml": "" }, [".github/w.yaml"]);
  });

  it("honours .gitignore", () => {
    check({ ".gitignore": "out/\n*.gen.yaml\n!keep.gen.yaml\n", "out/a.yaml": "", "a.gen.yaml": "", "keep.gen.yaml": "", "a.yaml": "" }, ["a.yaml", "keep.gen.yaml"]);
  });

  it("lets the nearest .gitignore decide", () => {
    check({ ".gitignore": "*.yaml\n", "a/.gitignore": "!*.yaml\n", "a/x.yaml": "", "b/x.yaml": "", "a/b/y.yaml": "" }, ["a/b/y.yaml", "a/x.yaml"]);
  });

  it("anchors patterns at the folder of their file", () => {
    check({ "a/.gitignore": "/x.yaml\n", "a/x.yaml": "", "a/b/x.yaml": "", "x.yaml": "" }, ["a/b/x.yaml", "x.yaml"]);
  });

  it("never enters an ignored folder to re-include what is in it", () => {
    check({ ".gitignore": "out/\n!out/a.yaml\n", "out/a.yaml": "" }, []);
  });

  it("reads .git/info/exclude", () => {
    check({ ".git/info/exclude": "secret.yaml\n", "secret.yaml": "", "a.yaml": "" }, ["a.yaml"]);
  });

  it("keeps the rules of the folders above a path", () => {
    check({ ".gitignore": "*.gen.yaml\n", "a/b/x.gen.yaml": "", "a/b/x.yaml": "" }, ["a/b/x.yaml"], ["a/b"]);
  });

  it("checks a named file and a named folder that git ignores", () => {
    const files = { ".gitignore": "out/\nx.yaml\n", "out/a.yaml": "", "out/b.txt": "", "x.yaml": "" };
    check(files, ["out/a.yaml", "x.yaml"], ["out", "x.yaml"]);
  });

  it("checks a named file whatever its name", () => {
    check({ "a.txt": "" }, ["a.txt"], ["a.txt"]);
  });

  it("says what git hides", () => {
    assert.deepEqual(find({ ".gitignore": "a.yaml\nb.txt\n", "a.yaml": "", "b.txt": "" }).hidden, ["a.yaml"]);
  });

  it("takes no file twice for paths that overlap", () => {
    check({ "a/x.yaml": "" }, ["a/x.yaml"], ["", "a", "a/x.yaml"]);
  });

  it("goes on after an unreadable folder", () => {
    const found = find({ "locked/": { unreadable: true }, "a.yaml": "" });
    assert.deepEqual([found.files, found.skipped], [["a.yaml"], ["locked unreadable"]]);
  });

  it("reports paths that are missing or unreadable", () => {
    assert.deepEqual(find({ "locked/": { unreadable: true } }, ["nowhere", "locked"]).faults, ["nowhere missing", "locked unreadable"]);
  });
});

describe("discovery of links", () => {
  it("reads a file once, under its own name", () => {
    check({ "a.yaml": { link: "b.yaml" }, "b.yaml": "" }, ["b.yaml"]);
  });

  it("follows a link to a file the walk does not see, once", () => {
    check({ ".gitignore": "out/\n", "out/x.yaml": "", "a.yaml": { link: "out/x.yaml" }, "b.yaml": { link: "out/x.yaml" } }, ["a.yaml"]);
  });

  it("follows a link to a folder outside of the given paths, but inside of the root", () => {
    check({ "deploy/base": { link: "../shared/base" }, "shared/base/x.yaml": "" }, ["deploy/base/x.yaml"], ["deploy"]);
  });

  it("does not run in circles", () => {
    check({ "a/x.yaml": "", "a/up": { link: ".." }, "a/b/self": { link: "." }, "l1": { link: "l2" }, "l2": { link: "l1" } }, ["a/x.yaml"]);
  });

  it("never leaves the root", () => {
    const found = find({ "out.yaml": { link: "../secret.yaml" }, "folder": { link: "../../etc" }, "x.yaml": "" });
    assert.deepEqual([found.files, found.skipped], [["x.yaml"], ["folder outside", "out.yaml outside"]]);
  });

  it("reports a link that leads nowhere only where its name is ours", () => {
    assert.deepEqual(find({ "a.yaml": { link: "gone.yaml" }, "b.txt": { link: "gone.txt" } }).skipped, ["a.yaml unreadable"]);
  });

  it("leaves ignored links alone", () => {
    assert.deepEqual(find({ ".gitignore": "a.yaml\n", "a.yaml": { link: "../x.yaml" } }), { files: [], skipped: [], hidden: [], faults: [] });
  });
});

describe("discovery over an asynchronous file system", () => {
  it("finds the same", async () => {
    const files = createMemoryFileSystem({ ".gitignore": "out/\n", "a/x.yaml": "", "a/b/y.yaml": "", "out/z.yaml": "", "l.yaml": { link: "out/z.yaml" } });
    const slow: AsyncFileSystem = {
      stat: (path) => Promise.resolve(files.stat(path)),
      list: (path) => Promise.resolve(files.list(path)),
      read: (path, limit) => Promise.resolve(files.read(path, limit)),
      resolve: (path) => Promise.resolve(files.resolve(path)),
    };
    const options = { paths: [""], wants };
    assert.deepEqual(await runAsync(discover(options), slow), runSync(discover(options), files));
  });
});

import assert from "node:assert/strict";
import { formatUri, joinUri, parentUri, parseUri, relativePath } from "#server/uris.ts";

describe("server/uris", () => {
  function checkRelative(root: string, uri: string, expected: string | null): void {
    assert.equal(relativePath(parseUri(root), uri), expected);
  }

  it("names a file below its root", () => {
    checkRelative("file:///shop", "file:///shop/deploy/a.yaml", "deploy/a.yaml");
  });
  it("decodes what is escaped", () => {
    checkRelative("file:///my%20shop", "file:///my%20shop/%C3%A4%23.yaml", "ä#.yaml");
  });
  it("keeps a percent sign that escapes nothing", () => {
    checkRelative("file:///shop", "file:///shop/100%.yaml", "100%.yaml");
  });
  it("keeps escapes that are no UTF-8", () => {
    checkRelative("file:///shop", "file:///shop/%FF.yaml", "%FF.yaml");
  });
  it("does not take a folder that only begins alike for the root", () => {
    checkRelative("file:///shop", "file:///shopping/a.yaml", null);
  });
  it("is empty for the root itself, with or without a slash", () => {
    checkRelative("file:///shop/", "file:///shop", "");
    checkRelative("file:///shop", "file:///shop/", "");
  });
  it("tells schemes and authorities apart", () => {
    checkRelative("vscode-vfs://github/a/b", "vscode-vfs://github/a/b/c.yaml", "c.yaml");
    checkRelative("vscode-vfs://github/a/b", "vscode-vfs://azurerepos/a/b/c.yaml", null);
    checkRelative("file:///a/b", "vscode-vfs:///a/b/c.yaml", null);
  });
  it("takes drive letters in both cases for the same", () => {
    checkRelative("file:///c%3A/shop", "file:///C:/shop/a.yaml", "a.yaml");
  });
  it("writes the escapes VS Code writes", () => {
    assert.equal(joinUri(parseUri("file:///c%3A/my%20shop"), "ä (1)/b+c@d.yaml"), "file:///c%3A/my%20shop/%C3%A4%20%281%29/b%2Bc%40d.yaml");
  });
  it("gives back what it took apart", () => {
    for (const uri of ["file:///a/b.yaml", "vscode-vfs://github/a/b%20c.yaml", "file://server/share/x.yaml"]) assert.equal(formatUri(parseUri(uri)), uri);
  });
  it("finds the folder of a file", () => {
    assert.equal(parentUri("file:///a/b/c.yaml"), "file:///a/b");
    assert.equal(parentUri("file:///c.yaml"), "file:///");
  });
});

import assert from "node:assert/strict";
import { Style, type Tree } from "#engine/model/tree.ts";
import { endOf, kindOf, nextOf, scalarText, startOf, STRIDE, styleOf } from "#engine/syntax/access.ts";
import { toPlainValue } from "#engine/syntax/resolve.ts";
import { outline } from "./outline.ts";

/** What every parser that fills the tape from YAML must do; registers its tests. */
export function describeFillerContract(parse: (text: string) => Tree): void {
  const parseWell = (text: string): Tree => {
    const tree = parse(text);
    assert.deepEqual(tree.issues, []);
    assertNested(tree);
    return tree;
  };
  const title = (text: string): string => JSON.stringify(text);
  const nodes = (text: string, ...expected: string[]): void => {
    it(title(text), () => {
      assert.deepEqual(outline(parseWell(text)), expected);
    });
  };
  const values = (text: string, ...expected: unknown[]): void => {
    it(title(text), () => {
      const tree = parseWell(text);
      assert.deepEqual(tree.documents.map(({ root }) => (root < 0 ? undefined : toPlainValue(tree, root))), expected);
    });
  };

  describe("spans of scalars", () => {
    nodes("a: b", "{} a: b", "= a", "= b");
    nodes("a: b c  # d\n", "{} a: b c", "= a", "= b c");
    nodes("a: 'it''s' \n\"b\" : \"\\\"\"\n", "{} a: 'it''s' \n\"b\" : \"\\\"\"", "= a", "= 'it''s'", '= "b"', '= "\\""');
    nodes("- b\n  c\n- d", "[] - b\n  c\n- d", "= b\n  c", "= d");
    nodes('"a\n  b"\n', '= "a\n  b"');
    nodes("a: http://b#c\n", "{} a: http://b#c", "= a", "= http://b#c");
  });

  describe("missing values", () => {
    nodes("a:\nb: 1", "{} a:\nb: 1", "= a", "= @2", "= b", "= 1");
    nodes("a : # c\n", "{} a :", "= a", "= @3");
    nodes("- \n-\n- x", "[] - \n-\n- x", "= @1", "= @4", "= x");
    nodes("- a:\n- b", "[] - a:\n- b", "{} a:", "= a", "= @4", "= b");
    nodes("{a, b: , c: 1}", "{} {a, b: , c: 1}", "= a", "= @2", "= b", "= @6", "= c", "= 1");
    nodes("{a: # b: c\n}", "{} {a: # b: c\n}", "= a", "= @3");
    nodes("a: !!str\nb: &x", "{} a: !!str\nb: &x", "= a", "= @8", "= b", "= @14");
  });

  describe("ends of collections", () => {
    nodes("a:\n  b: 1\n\nc: 2\n", "{} a:\n  b: 1\n\nc: 2", "= a", "{} b: 1", "= b", "= 1", "= c", "= 2");
    nodes("a:\n- b\n# c\nd: 1\n", "{} a:\n- b\n# c\nd: 1", "= a", "[] - b", "= b", "= d", "= 1");
    nodes("- - a\n  - b\n- c: d\n", "[] - - a\n  - b\n- c: d", "[] - a\n  - b", "= a", "= b", "{} c: d", "= c", "= d");
    nodes("a: [b, {c: d}, ] # ]\n", "{} a: [b, {c: d}, ]", "= a", "[] [b, {c: d}, ]", "= b", "{} {c: d}", "= c", "= d");
    nodes("[ # ]\n]", "[] [ # ]\n]");
    nodes("a: {}\nb: []", "{} a: {}\nb: []", "= a", "{} {}", "= b", "[] []");
    nodes("[a: b, {c: d}: e]", "[] [a: b, {c: d}: e]", "{} a: b", "= a", "= b", "{} {c: d}: e", "{} {c: d}", "= c", "= d", "= e");
    nodes("a: |\n  b\n\nc: 1", "{} a: |\n  b\n\nc: 1", "= a", "= |\n  b", "= c", "= 1");
    nodes("- [a,\n  b]\n-  {\n  }\n", "[] - [a,\n  b]\n-  {\n  }", "[] [a,\n  b]", "= a", "= b", "{} {\n  }");
  });

  describe("block scalars", () => {
    values("a: |\n  b\n   c\n\n  d\n", { a: "b\n c\n\nd\n" });
    values("a: |-\n  b\n\n\nc: 1", { a: "b", c: 1 });
    values("a: |+\n  b\n\n\nc: 1", { a: "b\n\n\n", c: 1 });
    values("a: >\n  b\n  c\n\n  d\n   e\n  f\n", { a: "b c\nd\n e\nf\n" });
    values("a: >-\n\n  b\n", { a: "\nb" });
    values("a: |2\n    b\n   c\n", { a: "  b\n c\n" });
    values("- |1-\n  b\n", [" b"]);
    values("a:\n  - b: >2\n       c\n", { a: [{ b: " c\n" }] });
    values("a:\n  !!str\n  |1\n   b\n", { a: "  b\n" });
    values("a: |", { a: "" });
    values("a: |+\n\n\n", { a: "\n\n" });
    values("a: |\n  b", { a: "b\n" });
    values("a: | # c\n  # d\n", { a: "# d\n" });
    values("a: |\r\n  b\r\n  c\r\nd: 1\r\n", { a: "b\nc\n", d: 1 });
    values("--- |\na\n...\n", "a\n");
    nodes("a: |\n  b\n\n\nc: |+\n  d\n\n", "{} a: |\n  b\n\n\nc: |+\n  d\n", "= a", "= |\n  b", "= c", "= |+\n  d\n");
    nodes("a: &x !y |-  # c\n  b\n", "{} a: &x !y |-  # c\n  b", "= a", "= |-  # c\n  b");
    nodes("a: >+\nb: 1\n", "{} a: >+\nb: 1", "= a", "= >+", "= b", "= 1");
    nodes("- |\n  a  \n     \n-", "[] - |\n  a  \n     \n-", "= |\n  a  \n     ", "= @17");
  });

  describe("documents", () => {
    values("", undefined);
    values("# only\n", undefined);
    values("\n---\n", undefined);
    values("a: 1\n---\nb: 2\n", { a: 1 }, { b: 2 });
    values("---\na\n---\n---\nb\n...\n", "a", undefined, "b");
    values("--- # c\na\n--- |\n  b\n---\tc\n", "a", "b\n", "c");
    values("a\n...\n# c\n...\nb\n", "a", "b");
    values("%YAML 1.2\n%TAG !e! tag:e,2026:\n---\n!e!x a\n...\n%YAML 1.2\n--- b\n", "a", "b");
    values("\ufeffa: 1\n", { a: 1 });
    values("\ufeff# c\n---\na\n\ufeff---\nb\n", "a", "b");
    values("a: |\n  x\n  ---\n  y\nb: a --- b\nc: ---x\n", { a: "x\n---\ny\n", b: "a --- b", c: "---x" });
    values("a\r\n---\r\nb\r---\rc", "a", "b", "c");
    it("cover the text", () => {
      const tree = parseWell("# a\n---\nb\n...\n# c\n---\nd\n");
      assert.deepEqual(tree.documents.map(({ start, end }) => [start, end]), [[0, 14], [14, 24]]);
    });
  });

  describe("comments", () => {
    const comments = (text: string, ...expected: string[]): void => {
      it(title(text), () => {
        const tree = parseWell(text);
        assert.deepEqual(tree.comments.map((comment) => `${String(comment.document)}${text.slice(comment.start, comment.end)}`), expected);
      });
    };
    comments("# a\nb: 1 # c\n  # d\n", "0# a", "0# c", "0# d");
    comments("a: b#c\nd: 'e # f' # g\n", "0# g");
    comments("a: | # b\n  # c\n# d\n", "0# b", "0# d");
    comments("a: [ # b\n  c, # d\n] # e\n", "0# b", "0# d", "0# e");
    comments("# a\n--- # b\nc\n# d\n--- # e\n# f\n", "0# a", "0# b", "0# d", "1# e", "1# f");
    comments("a: &b # c\n  !d # e\n  f\n", "0# c", "0# e");
    comments("%YAML 1.2 # a\n---\n", "0# a");
    comments("a:   # b\r\n  - c\t# d\r\n", "0# b", "0# d");
    comments("#", "0#");
    comments("a: b # c # d\n", "0# c # d");
  });

  describe("anchors, aliases, tags", () => {
    values("a: &x {b: 1}\nc: *x\n", { a: { b: 1 }, c: { b: 1 } });
    values("a: &x 1\nb: &x 2\nc: *x\n", { a: 1, b: 2, c: 2 });
    values("&a k: &b v\n*b : *a\n", { k: "v", v: "k" });
    values("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n", { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } });
    values("- &x {b: 1}\n- &y {b: 2, c: 3}\n- <<: [*x, *y]\n", [{ b: 1 }, { b: 2, c: 3 }, { b: 1, c: 3 }]);
    values("a: !!str 1\nb: ! 2\nc: !!int '3'\n", { a: "1", b: "2", c: 3 });
    nodes("a: !Ref b\nc: &x d\n", "{} a: !Ref b\nc: &x d", "= a", "= b", "= c", "= d");
    nodes("a: &x\n  b: 1\nc: *x", "{} a: &x\n  b: 1\nc: *x", "= a", "{} b: 1", "= b", "= 1", "= c", "-> *x");
    it("are known of their nodes", () => {
      const tree = parseWell("a: &x !Ref b\nc: *x\n---\nd: &x !<tag:e,2026:y> []\n");
      const named = (map: ReadonlyMap<number, unknown>): unknown[] => [...map].map(([node, value]) => [tree.text.slice(startOf(tree, node), endOf(tree, node)), value]);
      assert.deepEqual(named(tree.anchors), [["b", "x"], ["[]", "x"]]);
      assert.deepEqual(named(tree.tags), [["b", "!Ref"], ["[]", "!<tag:e,2026:y>"]]);
      assert.deepEqual(named(tree.aliases), [["*x", 2]]);
    });
  });

  describe("explicit and complex keys", () => {
    values("? a\n: b\n? c\n", { a: "b", c: null });
    nodes("? - a\n: - b\n", "{} ? - a\n: - b", "[] - a", "= a", "[] - b", "= b");
    nodes("? |\n  a\n: b", "{} ? |\n  a\n: b", "= |\n  a", "= b");
    nodes(": a\n", "{} : a", "= @0", "= a");
    nodes("[? a : b, : c]", "[] [? a : b, : c]", "{} a : b", "= a", "= b", "{} : c", "= @10", "= c");
  });

  describe("styles", () => {
    it("are kept", () => {
      const tree = parseWell("a: ['b', \"c\", d]\ne: |\n  f\ng: >\n  h\n");
      const styles = Array.from({ length: tree.tape.length / STRIDE }, (_, node) => styleOf(tree, node));
      const { Plain, Single, Double, Literal, Folded, Block, Flow } = Style;
      assert.deepEqual(styles, [Block, Plain, Flow, Single, Double, Plain, Plain, Literal, Plain, Folded]);
    });
  });

  describe("indentation that readers take though YAML 1.2 forbids it", () => {
    values("a:\n  b: [\n    c,\n    d # e\n  ]\n  f: 1\n", { a: { b: ["c", "d"], f: 1 } });
    values("a: {\n  b: 1\n}\nc: [\nd\n]\n", { a: { b: 1 }, c: ["d"] });
    values('a: "b\nc"\nd: 1\n', { a: "b c", d: 1 });
    values("a: [b,\tc]\nd:\t1\t# e\n", { a: ["b", "c"], d: 1 });
    values("a:\n  b: {\n\t\tc: 1, # d\n\t\te: '\t'\n  }\n", { a: { b: { c: 1, e: "\t" } } });
  });

  describe("damage", () => {
    it("of one document costs that document only", () => {
      const tree = parse("a: 1\n---\nb: @c\n---\nd: 2\n");
      assert.equal(tree.issues.length, 1);
      assert.deepEqual([0, 2].map((index) => toPlainValue(tree, tree.documents[index]?.root ?? -1)), [{ a: 1 }, { d: 2 }]);
    });
    it("of any kind ends in a tree of nested spans", () => {
      for (const text of DAMAGED) {
        const tree = parse(text);
        assert.ok(tree.issues.length > 0, title(text));
        for (const { start, end } of tree.issues) assert.ok(start >= 0 && start <= end && end <= text.length, title(text));
        assertNested(tree);
      }
    });
    it("a duplicate key is an issue at the later one, which wins", () => {
      const tree = parse("a: 1\nb: 2\n'a': 3\n");
      assert.deepEqual(tree.issues.map(({ start, end }) => [start, end]), [[10, 13]]);
      assert.deepEqual(toPlainValue(tree, 0), { a: 3, b: 2 });
    });
    it("an unknown alias is an issue and leads nowhere", () => {
      const tree = parse("a: *x\n---\nb: &x 1\n");
      assert.deepEqual(tree.issues.map(({ start, end }) => [start, end]), [[3, 5]]);
      assert.deepEqual([...tree.aliases.values()], [-1]);
    });
    it("an anchor inside itself is no endless walk", () => {
      const tree = parse("&a\nb: *a\nc: {<<: [*a, *a], d: 1}\n");
      assert.deepEqual(toPlainValue(tree, 0), { b: null, c: { d: 1 } });
    });
  });
}

const DAMAGED = ["[", "{", '"', "'", "a: [b", "a: b: c", "\ta: b", "- a\nb", "a\nb: c", "*", "&", "!<", "a: 'b", "@", "%x", "? a\n b\nc", "a: |x\n", "\u0007", "\ud800", "a: \0", "{a: b]", "- [\n- ]", "---\n]\n---\n}"];

/** Children stand inside of their parents, one after the other, and links lead to the next subtree. */
function assertNested(tree: Tree): void {
  const visit = (node: number, end: number): void => {
    let at = startOf(tree, node);
    assert.ok(at <= endOf(tree, node) && endOf(tree, node) <= end, `end of node ${String(node)}`);
    for (let child = node + 1; child < nextOf(tree, node); child = nextOf(tree, child)) {
      assert.ok(startOf(tree, child) >= at, `start of node ${String(child)} in ${JSON.stringify(tree.text)}`);
      visit(child, endOf(tree, node));
      at = endOf(tree, child);
    }
    if (kindOf(tree, node) >= 3 && kindOf(tree, node) !== 5) assert.equal(typeof scalarText(tree, node), "string");
  };
  for (const { root, end } of tree.documents) if (root >= 0) visit(root, end);
}

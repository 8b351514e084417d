import assert from "node:assert/strict";
import { applyEdits, compileEdits, type EditOperation } from "#engine/fixes/index.ts";
import { reparse } from "#engine/fixes/reparse.ts";
import type { Route } from "#engine/model/route.ts";

type Syntax = "yaml" | "json" | "dockerfile";

function fixed(text: string, operations: readonly EditOperation[], syntax: Syntax, document = 0): string | null {
  const edits = compileEdits(reparse(syntax, text), document, operations);
  return edits === null ? null : applyEdits(text, edits);
}

/** One operation on a text, written as lines; null expects that no fix is possible. */
function checkIn(syntax: Syntax, before: readonly string[], operation: EditOperation, after: readonly string[] | null): void {
  assert.equal(fixed(before.join("\n"), [operation], syntax), after === null ? null : after.join("\n"));
}

function check(before: readonly string[], operation: EditOperation, after: readonly string[] | null): void {
  checkIn("yaml", before, operation, after);
}

function checkJson(before: readonly string[], operation: EditOperation, after: readonly string[] | null): void {
  checkIn("json", before, operation, after);
}

function checkDocker(before: readonly string[], operation: EditOperation, after: readonly string[] | null): void {
  checkIn("dockerfile", before, operation, after);
}

function set(route: Route, value: unknown, comment?: string): EditOperation {
  return comment === undefined ? { op: "set", route, value } : { op: "set", route, value, comment };
}

function remove(...route: Route): EditOperation {
  return { op: "delete", route };
}

describe("compileEdits: set a scalar", () => {
  it("keeps comment and column", () => {
    check(["a:   true   # why", "b: 1"], set(["a"], false), ["a:   false   # why", "b: 1"]);
  });
  it("keeps quotes for strings", () => {
    check(["a: 'x'"], set(["a"], "it's"), ["a: 'it''s'"]);
    check(['a: "x"'], set(["a"], 'y"z'), ['a: "y\\"z"']);
    check(["a: x"], set(["a"], "yes"), ['a: "yes"']);
    check(["a: x"], set(["a"], "nginx:1.2"), ["a: nginx:1.2"]);
  });
  it("writes numbers and booleans plain", () => {
    check(['a: "true"'], set(["a"], true), ["a: true"]);
    check(["a: 'x'"], set(["a"], 80), ["a: 80"]);
  });
  it("fills a missing value before its comment", () => {
    check(["a:  # why", "b: 1"], set(["a"], 2), ["a: 2  # why", "b: 1"]);
    check(["- # why", "- 1"], set([0], 2), ["- 2 # why", "- 1"]);
  });
  it("does nothing where the value is there", () => {
    check(["a: 1"], set(["a"], 1), ["a: 1"]);
    check(['a: "yes"'], set(["a"], "yes"), ['a: "yes"']);
    check(["a: yes"], set(["a"], "yes"), ['a: "yes"']);
  });
  it("replaces block scalars and scalars of several lines", () => {
    check(["a: |", "  x", "  y", "", "b: 1"], set(["a"], "z"), ["a: z", "", "b: 1"]);
    check(["a: x", "  y", "b: 1"], set(["a"], "z"), ["a: z", "b: 1"]);
    check(["a: x  # c", "b: 1"], set(["a"], "p\nq\n"), ["a: |  # c", "  p", "  q", "b: 1"]);
  });
  it("replaces an alias itself, never what it stands for", () => {
    check(["a: &x 1", "b: *x"], set(["b"], 2), ["a: &x 1", "b: 2"]);
    check(["a: &x {c: 1}", "b: *x"], set(["b", "c"], 2), null);
    check(["a: &x 1", "b: *x"], set(["a"], 2), ["a: &x 2", "b: *x"]);
    check(["base: &x", "  c: 1", "b:", "  <<: *x"], set(["b", "c"], 2), null);
    check(["base: &x", "  c: 1", "b:", "  <<: *x"], set(["b", "d"], 2), ["base: &x", "  c: 1", "b:", "  <<: *x", "  d: 2"]);
  });
  it("adds a comment only where there is none", () => {
    check(["a:"], set(["a"], 1, "TODO: measure"), ["a: 1 # TODO: measure"]);
    check(["a: # c"], set(["a"], 1, "TODO"), ["a: 1 # c"]);
    check(["a: {b: 1}"], set(["a", "c"], 1, "TODO"), ["a: {b: 1, c: 1}"]);
  });
});

describe("compileEdits: create what is missing", () => {
  it("adds a pair behind the last child, its comment kept", () => {
    check(["a:", "  b: 1 # b", "", "# next", "c: 1"], set(["a", "d"], "x"), ["a:", "  b: 1 # b", "  d: x", "", "# next", "c: 1"]);
  });
  it("creates ancestors in the layout of the file", () => {
    check(["a:", "    b:", "        c: 1"], set(["a", "d", "e"], true), ["a:", "    b:", "        c: 1", "    d:", "        e: true"]);
    check(["a:", "- b: 1"], set(["a", 0, "c", "add"], ["X"]), ["a:", "- b: 1", "  c:", "    add:", "    - X"]);
    check(["a:", "  - b: 1"], set(["a", 0, "c", "add"], ["X"]), ["a:", "  - b: 1", "    c:", "      add:", "        - X"]);
  });
  it("aligns with the first key of a list item", () => {
    check(["-   name: x", "-   name: y"], set([0, "k"], 1), ["-   name: x", "    k: 1", "-   name: y"]);
  });
  it("follows a block scalar", () => {
    check(["a:", "  b: |", "    x", "", "c: 1"], set(["a", "d"], 1), ["a:", "  b: |", "    x", "  d: 1", "", "c: 1"]);
    check(["a:", "  b: |+", "    x", "", "c: 1"], set(["a", "d"], 1), ["a:", "  b: |+", "    x", "", "  d: 1", "c: 1"]);
  });
  it("fills null, {} and []", () => {
    check(["a:", "b: 1"], set(["a", "c"], 1), ["a:", "  c: 1", "b: 1"]);
    check(["a: # why", "b: 1"], set(["a", "c"], 1), ["a: # why", "  c: 1", "b: 1"]);
    check(["a: null # why", "b: 1"], set(["a", "c"], 1), ["a: # why", "  c: 1", "b: 1"]);
    check(["a: {}"], set(["a", "c"], 1), ["a: {c: 1}"]);
    check(["a: []"], { op: "append", route: ["a"], value: "x" }, ["a: [x]"]);
    check(["a:"], { op: "append", route: ["a"], value: "x" }, ["a:", "  - x"]);
  });
  it("puts the comment behind the scalar that ancestors were created for", () => {
    check(["a: 1"], set(["b", "c"], 2, "TODO"), ["a: 1", "b:", "  c: 2 # TODO"]);
    check(["a: 1"], set(["b"], { c: 1, d: 2 }, "TODO"), ["a: 1", "b: # TODO", "  c: 1", "  d: 2"]);
  });
  it("keeps a file without a last line break without one, and CRLF", () => {
    check(["a: 1"], set(["b"], 2), ["a: 1", "b: 2"]);
    assert.equal(fixed("\uFEFFa:\r\n  b: 1\r\n", [set(["a", "c", "d"], 2)], "yaml"), "\uFEFFa:\r\n  b: 1\r\n  c:\r\n    d: 2\r\n");
  });
  it("writes into flow collections", () => {
    check(["a: { b: 1 }"], set(["a", "c"], [1]), ["a: { b: 1, c: [1] }"]);
    check(["a: [x,y]"], { op: "append", route: ["a"], value: "z" }, ["a: [x,y,z]"]);
    check(["a: {", "  b: 1, # b", "  c: 2 # c", "  }"], set(["a", "d"], 3), ["a: {", "  b: 1, # b", "  c: 2, # c", "  d: 3", "  }"]);
    check(["a: [", "  b,", "  ]"], { op: "append", route: ["a"], value: "c" }, ["a: [", "  b,", "  c,", "  ]"]);
  });
  it("only inserts where nothing is", () => {
    check(["a: 1"], { op: "insert", route: ["a"], value: 2 }, ["a: 1"]);
    check(["a: ~"], { op: "insert", route: ["a"], value: 2 }, ["a: 2"]);
  });
  it("refuses a scalar as ancestor, a gap in a list, an unknown document", () => {
    check(["a: x"], set(["a", "b"], 1), null);
    check(["a: [x]"], set(["a", 2], 1), null);
    check([""], set(["a"], 1), null);
  });
  it("writes to the given document", () => {
    assert.equal(fixed("a: 1\n---\na: 1\n", [set(["b"], 2)], "yaml", 1), "a: 1\n---\na: 1\nb: 2\n");
    assert.equal(fixed("a: 1\n---\na: 1\n", [set(["b"], 2)], "yaml", 0), "a: 1\nb: 2\n---\na: 1\n");
  });
});

describe("compileEdits: set a collection", () => {
  it("changes only what differs", () => {
    check(["a:", "- x # x", "- 'y' # y"], set(["a"], ["x", "z"]), ["a:", "- x # x", "- 'z' # y"]);
    check(["a:", "- x # x", "- y # y", "- z"], set(["a"], ["y", "z"]), ["a:", "- y # y", "- z"]);
    check(["a: [NET_RAW]"], set(["a"], ["ALL"]), ["a: [ALL]"]);
    check(["a:", "  b: 1 # b", "  c: 2"], set(["a"], { b: 1, d: 3 }), ["a:", "  b: 1 # b", "  d: 3"]);
  });
  it("replaces what is of another kind", () => {
    check(["a: x # why", "b: 1"], set(["a"], { c: 1 }), ["a: # why", "  c: 1", "b: 1"]);
    check(["a: # why", "  c: 1", "b: 1"], set(["a"], "x"), ["a: x # why", "b: 1"]);
    check(["a:", "  - x", "b: 1"], set(["a"], []), ["a: []", "b: 1"]);
  });
  it("never loses a comment", () => {
    check(["a:", "  # inner", "  c: 1"], set(["a"], "x"), null);
  });
});

describe("compileEdits: delete", () => {
  it("takes whole lines with their comment", () => {
    check(["a: 1", "b: 2 # b", "# c", "c: 3"], remove("b"), ["a: 1", "# c", "c: 3"]);
    check(["a: 1", "b:", "  c: |", "    x", "", "d: 1"], remove("b"), ["a: 1", "", "d: 1"]);
    check(["a: 1", "b: 2"], remove("b"), ["a: 1"]);
  });
  it("moves the next key up to the dash", () => {
    check(["- a: 1 # a", "  b: 2", "- c: 3"], remove(0, "a"), ["- b: 2", "- c: 3"]);
    check(["- a: 1", "  # b", "  b: 2"], remove(0, "a"), ["- # b", "  b: 2"]);
  });
  it("deletes what would be left empty above", () => {
    check(["x:", "  add:", "  - A", "y: 1"], remove("x", "add", 0), ["y: 1"]);
    check(["x: {add: [A]}", "y: 1"], remove("x", "add", 0), ["y: 1"]);
    check(["- a: 1", "- b: 1"], remove(0, "a"), ["- b: 1"]);
    check(["a: 1"], remove("a"), null);
  });
  it("handles commas", () => {
    check(["a: {b: 1, c: 2}"], remove("a", "b"), ["a: {c: 2}"]);
    check(["a: {b: 1, c: 2}"], remove("a", "c"), ["a: {b: 1}"]);
    check(["a: [x, y, z]"], remove("a", 1), ["a: [x, z]"]);
    check(["a: [", "  x, # x", "  y # y", "  ]"], remove("a", 1), ["a: [", "  x # x", "  ]"]);
  });
  it("keeps anchors that others need", () => {
    check(["a: &x 1", "b: *x"], remove("a"), null);
    check(["a: &x 1", "b: *x"], remove("b"), ["a: &x 1"]);
  });
  it("is content with what is gone", () => {
    check(["a: 1"], remove("b"), ["a: 1"]);
    check(["a: 1"], remove("b", "c"), ["a: 1"]);
  });
});

describe("compileEdits: text", () => {
  it("renames keys in their quotes", () => {
    check(["'a' : 1"], { op: "rename", route: ["a"], value: "b" }, ["'b' : 1"]);
    check(["a: 1", "b: 2"], { op: "rename", route: ["a"], value: "b" }, null);
    check(["- a"], { op: "rename", route: [0], value: "b" }, null);
  });
  it("replaces source text", () => {
    check(["a: x # c"], { op: "replaceText", route: ["a"], value: "*y" }, ["a: *y # c"]);
    check(["a:", "b: 1"], { op: "replaceText", route: ["a"], value: "{}" }, ["a: {}", "b: 1"]);
  });
  it("quotes plain scalars", () => {
    check(["- 22:22", "- x"], { op: "quote", route: [0] }, ['- "22:22"', "- x"]);
    check(["a: C:\\x"], { op: "quote", route: ["a"] }, ['a: "C:\\\\x"']);
    check(["a: 'x'"], { op: "quote", route: ["a"] }, ["a: 'x'"]);
    check(["a:"], { op: "quote", route: ["a"] }, null);
    check(["a: |", "  x"], { op: "quote", route: ["a"] }, null);
  });
  it("inserts lines", () => {
    check(["a:", "  b: 1"], { op: "insertLine", route: ["a", "b"], value: "# why", position: "before" }, ["a:", "  # why", "  b: 1"]);
    check(["a:", "  b: 1 # b"], { op: "insertLine", route: ["a"], value: "c: 1" }, ["a:", "  b: 1 # b", "c: 1"]);
    check(["- a: 1"], { op: "insertLine", route: [0, "a"], value: "# why", position: "before" }, ["- # why", "  a: 1"]);
    check(["a: {b: 1}"], { op: "insertLine", route: ["a", "b"], value: "# x" }, null);
  });
});

describe("compileEdits: several operations", () => {
  it("means routes of the document as it was", () => {
    assert.equal(fixed("- a\n- b\n- c\n", [remove(0), remove(1)], "yaml"), "- c\n");
    assert.equal(fixed("- a\n- b\n- c\n", [remove(0), set([2], "x")], "yaml"), "- b\n- x\n");
    assert.equal(fixed("a: {b: 1}\n", [{ op: "rename", route: ["a"], value: "c" }, set(["a", "b"], 2)], "yaml"), "c: {b: 2}\n");
    const line: EditOperation = { op: "insertLine", route: [0], value: "- new", position: "before" };
    assert.equal(fixed("- a\n- b\n", [line, set([1], "x")], "yaml"), "- new\n- a\n- x\n");
  });
  it("lets later ones use what earlier ones created", () => {
    const edits = compileEdits(reparse("yaml", "a: 1\n"), 0, [set(["s", "x"], 1), set(["s", "y"], 2)]);
    assert.deepEqual(edits, [{ start: 4, end: 4, text: "\ns:\n  x: 1\n  y: 2" }]);
  });
  it("is nothing where one is impossible", () => {
    assert.equal(fixed("a: x\n", [set(["b"], 1), set(["a", "c"], 1)], "yaml"), null);
  });
});

describe("compileEdits: JSON", () => {
  it("sets, adds and deletes", () => {
    checkJson(['{"a": true}'], set(["a"], false, "no comments here"), ['{"a": false}']);
    checkJson(['{"a":1}'], set(["b", "c"], [1, 2]), ['{"a":1,"b":{"c":[1,2]}}']);
    checkJson(["{", '  "a": 1', "}"], set(["b", "c"], 2), ["{", '  "a": 1,', '  "b": {', '    "c": 2', "  }", "}"]);
    checkJson(["{", '  "a": {}', "}"], set(["a", "c"], 2), ["{", '  "a": {', '    "c": 2', "  }", "}"]);
    checkJson(["{", '  "a": 1,', '  "b": 2', "}"], remove("b"), ["{", '  "a": 1', "}"]);
    checkJson(["{", '  "a": 1,', '  "b": 2', "}"], remove("a"), ["{", '  "b": 2', "}"]);
    checkJson(['{"a": 8080}'], { op: "quote", route: ["a"] }, ['{"a": "8080"}']);
    checkJson(['{"a": 1}'], { op: "rename", route: ["a"], value: "b" }, ['{"b": 1}']);
    checkJson(['{"a": 1}'], { op: "insertLine", route: ["a"], value: "// x" }, null);
  });
});

describe("compileEdits: Dockerfile", () => {
  const file = ["FROM a:1", "RUN sudo apt-get \\", "    -y \\", "    install x", "EXPOSE 22 80", "COPY --chown=a b c", 'CMD ["a", "b"]'];
  it("replaces words", () => {
    checkDocker(file, set(["instructions", 0, "arguments", 0], "a:2"), ["FROM a:2", ...file.slice(1)]);
    checkDocker(["ADD a b"], { op: "replaceText", route: ["instructions", 0, "keyword"], value: "COPY" }, ["COPY a b"]);
  });
  it("deletes words and instructions", () => {
    checkDocker(file, remove("instructions", 2, "arguments", 0), [...file.slice(0, 4), "EXPOSE 80", ...file.slice(5)]);
    checkDocker(file, remove("instructions", 1, "commands", 0, "arguments", 0), ["FROM a:1", "RUN apt-get \\", ...file.slice(2)]);
    checkDocker(file, remove("instructions", 1, "commands", 0, "arguments", 2), [file[0] ?? "", "RUN sudo apt-get \\", ...file.slice(3)]);
    checkDocker(file, remove("instructions", 1), [file[0] ?? "", ...file.slice(4)]);
    checkDocker(file, remove("instructions", 4), file.slice(0, 6));
    checkDocker(file, remove("instructions", 3, "flags", "chown"), [...file.slice(0, 5), "COPY b c", ...file.slice(6)]);
    checkDocker(file, remove("instructions", 4, "arguments", 0), [...file.slice(0, 6), 'CMD ["b"]']);
    checkDocker(["FROM a", "EXPOSE 22"], remove("instructions", 1, "arguments", 0), ["FROM a"]);
    checkDocker(["FROM a"], remove("instructions", 0), null);
  });
  it("puts text behind words and statements", () => {
    const behind = (value: string, ...route: Route): EditOperation => ({ op: "append", route: ["instructions", ...route], value });
    checkDocker(file, behind("-q", 1, "commands", 0, "arguments", 3), [...file.slice(0, 3), "    install -q x", ...file.slice(4)]);
    checkDocker(file, behind("&& rm -rf /a/*", 1, "statement"), [...file.slice(0, 3), "    install x \\", "    && rm -rf /a/*", ...file.slice(4)]);
    checkDocker(["RUN a"], behind("&& b", 0, "statement"), ["RUN a && b"]);
    checkDocker(['RUN ["apk", "add", "a"]'], behind("--no-cache", 0, "commands", 0, "arguments", 1), ['RUN ["apk", "add", "--no-cache", "a"]']);
    checkDocker(['RUN ["sh", "-c", "apk add a"]'], behind("-U", 0, "commands", 1, "arguments", 1), ['RUN ["sh", "-c", "apk add -U a"]']);
  });
  it("inserts lines and flags", () => {
    checkDocker(["FROM a", "CMD b"], { op: "insertLine", route: ["instructions", 1], value: "USER 1", position: "before" }, ["FROM a", "USER 1", "CMD b"]);
    checkDocker(["FROM a", "CMD b"], { op: "insertLine", route: ["instructions", 1], value: "USER 1" }, ["FROM a", "CMD b", "USER 1"]);
    checkDocker(["FROM a"], set(["instructions", 0, "flags", "platform", "value"], "linux/amd64"), ["FROM --platform=linux/amd64 a"]);
    checkDocker(["FROM a", "EXPOSE 1"], { op: "append", route: ["instructions", 1, "arguments"], value: "2" }, ["FROM a", "EXPOSE 1 2"]);
  });
});

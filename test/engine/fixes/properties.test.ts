import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { applyEdits, compileEdits, type EditOperation, unifiedDiff } from "#engine/fixes/index.ts";
import { reparse } from "#engine/fixes/reparse.ts";
import type { Route } from "#engine/model/route.ts";
import { applyToValue, isAt, routesOf } from "./model.ts";
import { JSON_MANIFESTS, MANIFESTS } from "./manifests.ts";

const ROUNDS = 350;
const VALUES: readonly unknown[] = [
  ...[true, false, 0, 8080, 1.5, "x", "yes", "1.5", "a: b", "#x", "it's", "", "say \"hi\"", "tab\tbed", "multi\nline\n", "p\n\nq", " lead", "ünï 🚀"],
  ...["- x", "~", "12:30", "2026-01-01", "a,b", "[x]", "nginx:1.27@sha256:ab", ["ALL"], [], {}, { k: 1, "odd key: #": [true, { z: "no" }] }, [["n"], { m: null }]],
];

/** Deterministic pseudo-random numbers (mulberry32). */
function generator(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

function variants(text: string): readonly string[] {
  return [text, text.replaceAll("\n", "\r\n"), text.replace(/\n$/, ""), `\uFEFF${text}`];
}

function valuesOf(text: string): unknown[] {
  return parseAllDocuments(text, { merge: true }).map((document) => {
    assert.deepEqual(document.errors, [], text);
    return document.toJS() as unknown;
  });
}

function randomOperation(random: (bound: number) => number, root: unknown): EditOperation {
  const routes = routesOf(root).filter((route) => route.length > 0);
  const route = routes[random(routes.length)] ?? [];
  const value = VALUES[random(VALUES.length)];
  const missing: Route = [...route, ...["added", "new.key"].slice(random(2))];
  const operations: readonly EditOperation[] = [
    { op: "set", route, value },
    { op: "set", route: missing, value },
    { op: "set", route: missing, value, comment: "TODO: measure" },
    { op: "insert", route: random(2) === 0 ? route : missing, value },
    { op: "append", route, value },
    { op: "append", route: missing, value },
    { op: "delete", route },
    { op: "rename", route, value: "renamed" },
    { op: "quote", route },
    { op: "insertLine", route, value: "# a line", position: random(2) === 0 ? "before" : "after" },
  ];
  return operations[random(operations.length)] ?? { op: "delete", route };
}

function commentsOf(text: string): string[] {
  const tree = reparse("yaml", text);
  return tree.comments.map((comment) => text.slice(comment.start, comment.end)).sort();
}

/** Every comment is still there, except with what was deleted, or dropped from a collection that another was set over. */
function checkComments(before: string, after: string, operation: EditOperation): void {
  const mayDrop = operation.op === "delete" || (operation.op === "set" && typeof operation.value === "object");
  const left = commentsOf(after);
  const removedLines = unifiedDiff("f", before, after).split("\n").filter((line) => line.startsWith("-"));
  for (const comment of commentsOf(before)) {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    else assert.ok(mayDrop && removedLines.some((line) => line.includes(comment.trim())), `lost ${comment}`);
  }
}

function checkLayout(before: string, after: string): void {
  assert.equal(after.startsWith("\uFEFF"), before.startsWith("\uFEFF"));
  assert.equal(after.endsWith("\n"), before.endsWith("\n"), "last line break");
  if (before.includes("\r\n")) assert.ok(!/[^\r]\n/.test(after), "mixed line breaks");
  assert.ok(!/[ \t]\r?$/m.test(after) || /[ \t]\r?$/m.test(before), "blanks at the end of a line");
}

interface Tally {
  applied: number;
  refused: number;
}

function checkOperation(text: string, document: number, operation: EditOperation, tally: Tally): void {
  const before = valuesOf(text);
  const edits = compileEdits(reparse("yaml", text), document, [operation]);
  tally[edits === null ? "refused" : "applied"] += 1;
  if (edits === null) return;
  const after = applyEdits(text, edits);
  const context = `${JSON.stringify(operation)} in document ${String(document)}\n${unifiedDiff("f", text, after)}`;
  try {
    assert.deepEqual(reparse("yaml", after).issues, []);
    const expected = applyToValue(before[document], operation);
    assert.deepEqual(valuesOf(after), before.map((value, index) => (index === document ? expected : value)));
    checkComments(text, after, operation);
    checkLayout(text, after);
  } catch (error) {
    assert.fail(`${context}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

describe("compileEdits on manifests of all styles", () => {
  for (const [name, manifest] of Object.entries(MANIFESTS)) {
    it(`changes the value and nothing else: ${name}`, () => {
      const random = generator(name.length * 7919);
      const texts = variants(manifest);
      const tally: Tally = { applied: 0, refused: 0 };
      for (let round = 0; round < ROUNDS; round += 1) {
        const text = texts[random(texts.length)] ?? manifest;
        const documents = valuesOf(text);
        const document = random(documents.length);
        const operation = randomOperation(random, documents[document]);
        // What stands under an anchor changes at its aliases too: the oracle cannot follow.
        if (name === "anchors" && (isAt(operation.route, ["x-common"]) || isAt(operation.route, ["services", "a", "user"]))) continue;
        checkOperation(text, document, operation, tally);
      }
      assert.ok(tally.applied > ROUNDS / 5, `${String(tally.refused)} operations were refused, only ${String(tally.applied)} possible`);
    });
  }
  for (const [name, manifest] of Object.entries(JSON_MANIFESTS)) {
    it(`changes the value and nothing else: JSON, ${name}`, () => {
      const random = generator(name.length);
      for (let round = 0; round < ROUNDS; round += 1) {
        const root = JSON.parse(manifest) as unknown;
        const operation = randomOperation(random, root);
        const edits = compileEdits(reparse("json", manifest), 0, [operation]);
        if (edits === null) continue;
        const after = applyEdits(manifest, edits);
        assert.deepEqual(JSON.parse(after), applyToValue(root, operation), `${JSON.stringify(operation)}\n${after}`);
        assert.equal(after.includes("\n"), manifest.includes("\n"));
      }
    });
  }
});

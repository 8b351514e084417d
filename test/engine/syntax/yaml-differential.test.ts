import assert from "node:assert/strict";
import { parseAllDocuments, visit, type Scalar } from "yaml";
import { Kind, Style, type Tree } from "#engine/model/tree.ts";
import { endOf, kindOf, scalarText, startOf, STRIDE, styleOf } from "#engine/syntax/access.ts";
import { toPlainValue } from "#engine/syntax/resolve.ts";
import { parseYaml } from "#engine/syntax/yaml.ts";
import { writeDocument } from "./yaml-generator.ts";
import { SAMPLES } from "./yaml-samples.ts";

const SEEDS = 150;

describe("parseYaml agrees with another parser", () => {
  for (const [index, sample] of SAMPLES.entries()) {
    it(`on sample ${String(index)}`, () => {
      assertEqualTo(sample);
    });
  }
  it(`on ${String(SEEDS)} generated documents`, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) assertEqualTo(writeDocument(seed));
  });
  it(`on the same with Windows line ends`, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) assertEqualTo(writeDocument(seed).replaceAll("\n", "\r\n"));
  });
});

/** Scalars stand at the same places and read the same, and whole documents have the same value. */
function assertEqualTo(text: string): void {
  const tree = parseYaml(text);
  assert.deepEqual(tree.issues, [], text);
  const documents = parseAllDocuments(text, { merge: true });
  const expected: unknown[] = [];
  for (const document of documents) {
    assert.deepEqual(document.errors, [], text);
    visit(document, {
      Scalar: (_, node) => {
        if (isWritten(node)) expected.push(describeScalar(node));
      },
    });
  }
  assert.deepEqual(scalarsOf(tree), expected, text);
  const values = tree.documents.map(({ root }) => (root < 0 ? null : toPlainValue(tree, root)));
  assert.deepEqual(JSON.stringify(values), JSON.stringify(documents.map((document) => document.toJS() as unknown)), text);
}

function isWritten(node: Scalar): boolean {
  return node.range !== undefined && node.range !== null && node.range[1] > node.range[0];
}

/** Ends of block scalars are left out: the other parser counts the blank lines behind them. */
function describeScalar(node: Scalar): unknown {
  const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  return [node.range?.[0], isBlock ? null : node.range?.[1], node.source ?? node.value];
}

function scalarsOf(tree: Tree): unknown[] {
  const scalars: unknown[] = [];
  for (let node = 0; node < tree.tape.length / STRIDE; node += 1) {
    if (kindOf(tree, node) !== Kind.Scalar || endOf(tree, node) === startOf(tree, node)) continue;
    const style = styleOf(tree, node);
    const isBlock = style === Style.Literal || style === Style.Folded;
    scalars.push([startOf(tree, node), isBlock ? null : endOf(tree, node), scalarText(tree, node)]);
  }
  return scalars;
}

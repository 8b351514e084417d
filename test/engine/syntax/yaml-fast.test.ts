import assert from "node:assert/strict";
import type { Span } from "#engine/model/route.ts";
import { Kind, Style } from "#engine/model/tree.ts";
import { TapeBuilder } from "#engine/syntax/builder.ts";
import { fillFast } from "#engine/syntax/yaml-fast.ts";
import type { YamlSink } from "#engine/syntax/yaml-filler.ts";
import { cutDocuments } from "#engine/syntax/yaml-stream.ts";
import { fillFromEvents, parseYaml } from "#engine/syntax/yaml.ts";
import { describeFillerContract } from "./filler-contract.ts";
import { SAMPLES } from "./yaml-samples.ts";
import { createRandom, writeDocument } from "./yaml-generator.ts";
import { mutate, writeSoup } from "./yaml-mutations.ts";

const SEEDS = 1000;
const MUTATIONS = 16;
const SOUPS = 8000;

const TAKEN = [
  "",
  "# a\n\n  # b",
  "---\n",
  "a",
  "a\nb\n",
  "--- a\nb\n...\n# c\n",
  "--- |\n a\n...\n",
  "--- # c\na: 1\n",
  "\ufeff# c\na: 1\n",
  "a: b\n   c\n\n d # e\nf: g\n",
  "a:\n- b\n-\n- - c\n  - d: e\n    f:\n    - g\n-   h: i\n    j: k\nl:\n",
  "a: 'b\n\n  c' # d\n'e f' : \"g\\\n   h\\u00e9\\\"\"\n",
  "a: [b, 'c', [d: e, \"f\":g], {h, i: , 'j':k, {l}, l: [\n  ]}, # m\n  n]\n",
  "a: {{ b }}\n",
  "a: |\n\n  b\n   c\n\n\nd: >+\n  e\n \nf: >2-\n    g\n  h\n# i\n",
  "a: &x\n  b: 1\nc: &y !t [*x]\nd:\n  <<: *x\n  e: *y\nf: !t\n- !s\n- &z\n- &w !r u\n- !q\n  - *w\n",
  "a: {Key: !Ref b, c: &x d, e: !t , f: *x}\n",
  "a: !Sub |\n  b\nc: !!str 'd'\n",
  "---\n  a: 1\n  b:\n  - c\n",
  "a:\n  !t b\nc:\n  -\n    &x !t [d]\n",
  "a::b: c:d\n-e: -f\n?g: ?h\n",
  "a: é 😀 \u2028\n\"\u0085\": '\ufeff'\n",
];

const REFUSED = [
  "? a\n: b\n",
  "%YAML 1.2\n---\na\n",
  "a:\tb\n",
  "a: b\n\tc\n",
  "  a: 1\n",
  "a: 1\n b: 2\n",
  "a: b: c\n",
  "a: *x\n",
  "a: [b\n]\n",
  "a: 'b\n",
  "a: [b\n",
  "a: \u0007\n",
  "a: \ud83d\n",
  "a: \u0086\n",
  "- [\"a\n  b\": c]\n",
  "a:\n    b: c\n  d: e\n",
  "a: |\n\tb\n",
  "a: \ufeff\n",
  "a: \"\\q\"\n",
  "a\rb: c\n",
  "&a b: c\n",
  "a: &b c: d\n",
  "a:\n  &b\n  c: d\n",
  "- &a b: c\n",
  "*a : b\n",
  "a: !<t> b\n",
  "a: !e!t b\n",
  "a: !t[b]\n",
  "a: |\n   \n  b\n",
  "a: |x\n",
  "a: |0\n  b\n",
  "- a\nb\n",
  "- a\nb: c\n",
  "a: 1\n- b\n",
  "a: @b\n",
  "a: 'b'c\n",
  "a: 'b'#c\n",
  "a: [b]]\n",
  "a: [b c: d,, e]\n",
  "a: \0",
  "...\na\n",
];

const NOTHING = { filled: null, tape: [Kind.Scalar, 0, 0, 1], aliases: [], anchors: [], tags: [], issues: [] };

describe("the fast filler", () => {
  describe("with the full one for what it refuses", () => {
    describeFillerContract((text) => parseYaml(text, (source, cut, sink) => fillFast(source, cut, sink) ?? fillFromEvents(source, cut, sink)));
  });
  describe("the full filler alone", () => {
    describeFillerContract((text) => parseYaml(text, fillFromEvents));
  });

  describe("takes", () => {
    for (const text of TAKEN) {
      it(JSON.stringify(text), () => {
        assert.equal(isTakenEqually(text), true);
      });
    }
    for (const [index, sample] of SAMPLES.entries()) {
      it(`sample ${String(index)}`, () => {
        assert.equal(isTakenEqually(sample), !sample.startsWith("?"));
        assert.equal(isTakenEqually(sample.replaceAll("\n", "\r\n")), !sample.startsWith("?"));
      });
    }
  });

  describe("refuses", () => {
    for (const text of REFUSED) {
      it(JSON.stringify(text), () => {
        assert.equal(isTakenEqually(text), false);
      });
    }
  });

  it(`takes ${String(SEEDS)} generated documents`, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      assert.equal(isTakenEqually(writeDocument(seed)), true);
      assert.equal(isTakenEqually(writeDocument(seed).replaceAll("\n", "\r\n")), true);
    }
  });
  it("equals the full filler on what it takes of damaged documents", () => {
    let taken = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const random = createRandom(seed);
      const text = writeDocument(seed);
      for (let count = 0; count < MUTATIONS; count += 1) taken += Number(isTakenEqually(mutate(text, random)));
      for (const sample of [...SAMPLES, ...TAKEN]) taken += Number(seed > SEEDS / 10 ? false : isTakenEqually(mutate(sample, random)));
    }
    assert.ok(taken > SEEDS * 5, String(taken));
  });
  it("equals the full filler on what it takes of texts without order", () => {
    const random = createRandom(1);
    let taken = 0;
    for (let count = 0; count < SOUPS; count += 1) taken += Number(isTakenEqually(writeSoup(random)));
    assert.ok(taken > SOUPS / 20, String(taken));
  });
});

/** Whether the fast filler takes every document. Of one that it takes it must make what the full filler makes of it; of another nothing. */
function isTakenEqually(text: string): boolean {
  let isTaken = true;
  for (const cut of cutDocuments(text)) {
    const fast = fill(fillFast, text, cut);
    if (fast["filled"] === null) {
      isTaken = false;
      assert.deepEqual(fast, NOTHING);
    } else {
      assert.deepEqual(fast, fill(fillFromEvents, text, cut), JSON.stringify(text));
    }
  }
  return isTaken;
}

function fill(filler: typeof fillFast, text: string, cut: Span): Readonly<Record<string, unknown>> {
  const builder = new TapeBuilder();
  builder.leaf(Kind.Scalar, Style.Plain, 0, 0);
  const sink: YamlSink = { builder, aliases: new Map(), anchors: new Map(), tags: new Map(), issues: [] };
  const { aliases, anchors, tags, issues } = sink;
  const filled = filler(text, cut, sink);
  return { filled, tape: [...builder.finish()], aliases: [...aliases], anchors: [...anchors], tags: [...tags], issues };
}

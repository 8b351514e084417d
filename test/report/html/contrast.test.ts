import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DARK, LIGHT, tokenStyles, type Tokens } from "#report/html/tokens.ts";

type Token = keyof Tokens;

/** Least contrast of text, and of what has to be told apart without reading it (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const SHAPE = 3;

/** Every pair of colours that meet in the style: what is seen, on what. */
const TEXTS: readonly (readonly [Token, readonly Token[]])[] = [
  ["text", ["page", "surface", "sunken", "mark", "heat1", "heat2", "heat3", "heat4", "heat5"]],
  ["muted", ["page", "surface", "sunken"]],
  ["accent", ["page", "surface", "noteSoft"]],
  ["good", ["surface", "goodSoft"]],
  ["watch", ["surface", "watchSoft"]],
  ["bad", ["surface", "badSoft"]],
  ["text", ["watchSoft"]],
  ["accent", ["watchSoft"]],
];
const SHAPES: readonly (readonly [Token, readonly Token[]])[] = [
  ["edge", ["page", "surface"]],
  ["focus", ["page", "surface", "sunken", "noteSoft"]],
  ["barPassed", ["barTrack", "surface"]],
  ["barExcused", ["barTrack", "surface"]],
  ["surface", ["barPassed", "text"]],
  ["watch", ["mark"]],
];

/** Contrast of two colours as WCAG 2.2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("colours of the HTML report", () => {
  it("contrast is computed as the standard says", () => {
    assert.equal(contrast("#000000", "#ffffff"), 21);
    assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
  });

  for (const [theme, tokens] of [["light", LIGHT], ["dark", DARK]] as const) {
    for (const [pairs, least] of [[TEXTS, TEXT], [SHAPES, SHAPE]] as const) {
      for (const [front, backs] of pairs) {
        for (const back of backs) {
          it(`${theme}: ${front} on ${back}`, () => {
            const ratio = contrast(tokens[front], tokens[back]);
            assert.ok(ratio >= least, `${ratio.toFixed(2)} is less than ${String(least)}`);
          });
        }
      }
    }
  }

  it("the style uses them and no others", () => {
    const style = readFileSync(new URL("../../../src/report/html/report.css", import.meta.url), "utf8");
    const known = new Set([...tokenStyles().matchAll(/--[\w-]+/g)].map(([name]) => name));
    assert.deepEqual([...style.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1] ?? "").filter((name) => !known.has(name)), []);
    assert.doesNotMatch(style, /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i);
  });
});

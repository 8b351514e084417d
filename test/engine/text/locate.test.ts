import assert from "node:assert/strict";
import type { Route } from "../../../src/engine/model/route.ts";
import { parseYaml } from "../../../src/engine/syntax/yaml.ts";
import { locateRoute } from "../../../src/engine/text/locate.ts";

/** Checks that a route underlines exactly the text expected. */
function check(text: string, route: Route, expected: string, exists = true): void {
  const tree = parseYaml(text);
  const place = locateRoute(tree, 0, route);
  assert.equal(text.slice(place.span.start, place.span.end), expected);
  assert.equal(place.exists, exists);
}

const POD = "spec:\n  containers:\n    - name: web\n      image: nginx  # pinned later\n      securityContext:\n        privileged: true\n    - image: a\n";

describe("locateRoute", () => {
  it("underlines key and value on one line", () => {
    check(POD, ["spec", "containers", 0, "image"], "image: nginx");
  });
  it("underlines the key alone where the value is a block", () => {
    check(POD, ["spec", "containers", 0, "securityContext"], "securityContext");
  });
  it("puts what is missing on the key of the nearest ancestor", () => {
    check(POD, ["spec", "containers", 0, "securityContext", "runAsUser"], "securityContext", false);
  });
  it("puts what is missing in a list item on its name", () => {
    check(POD, ["spec", "containers", 0, "resources", "limits"], "name: web", false);
  });
  it("puts what is missing in an item without name on its first key", () => {
    check(POD, ["spec", "containers", 1, "resources"], "image", false);
  });
  it("puts a missing item on the key of its list", () => {
    check(POD, ["spec", "containers", 7], "containers", false);
  });
  it("underlines a scalar item", () => {
    check("drop:\n  - ALL\n  - NET_RAW\n", ["drop", 1], "NET_RAW");
  });
  it("underlines quoted values with their quotes", () => {
    check('a: {b: "x y"}\n', ["a", "b"], 'b: "x y"');
  });
  it("locates a merged value where it is written", () => {
    check("base: &b\n  privileged: true\nuse:\n  <<: *b\n", ["use", "privileged"], "privileged: true");
  });
  it("locates what lies behind an alias where it is written", () => {
    check("a: &x\n  k: 1\nb: *x\n", ["b", "k"], "k: 1");
  });
  it("underlines the key of a block scalar", () => {
    check("script: |\n  a\n  b\n", ["script"], "script");
  });
  it("underlines the key of an empty value", () => {
    check("a:\n  b:\n", ["a", "b"], "b");
  });
  it("has a place in an empty document", () => {
    check("", ["a"], "", false);
  });
});

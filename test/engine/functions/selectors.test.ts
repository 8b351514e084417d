import { strict as assert } from "node:assert";
import { matchesSelector, matchesServiceSelector, type Match } from "#engine/functions/selectors.ts";
import { UNRESOLVED, type PlainObject } from "#engine/model/value.ts";

const LABELS: PlainObject = { app: "web", tier: "front", later: UNRESOLVED };

describe("label selectors", () => {
  function check(name: string, selector: PlainObject | undefined, expected: Match, labels: PlainObject | null = LABELS): void {
    it(name, () => {
      assert.equal(matchesSelector(selector, labels ?? undefined), expected);
    });
  }

  function checkTerm(term: PlainObject, expected: Match): void {
    check(`term ${JSON.stringify(term)}`, { matchExpressions: [term] }, expected);
  }

  check("an empty one selects everything", {}, true);
  check("an empty one selects what has no labels", {}, true, null);
  check("empty parts select everything", { matchLabels: {}, matchExpressions: [] }, true);
  check("an absent one selects nothing", undefined, false);
  check("equal labels", { matchLabels: { app: "web" } }, true);
  check("all labels must hold", { matchLabels: { app: "web", tier: "back" } }, false);
  check("a missing label", { matchLabels: { zone: "a" } }, false);
  check("labels do not inherit", { matchLabels: { constructor: "a" } }, false);
  check("no labels at all", { matchLabels: { app: "web" } }, false, null);
  check("an unresolved label", { matchLabels: { later: "a" } }, UNRESOLVED);
  check("an unresolved wanted value", { matchLabels: { app: UNRESOLVED } }, UNRESOLVED);
  check("an unresolved wanted value of a label that is missing", { matchLabels: { zone: UNRESOLVED } }, false);
  check("false decides before unresolved", { matchLabels: { later: "a", app: "x" } }, false);
  check("unresolved labels", { matchLabels: UNRESOLVED }, UNRESOLVED);
  check("unresolved terms, false labels", { matchLabels: { app: "x" }, matchExpressions: UNRESOLVED }, false);
  check("labels and terms must hold", { matchLabels: { app: "web" }, matchExpressions: [{ key: "tier", operator: "DoesNotExist" }] }, false);

  checkTerm({ key: "app", operator: "In", values: ["x", "web"] }, true);
  checkTerm({ key: "app", operator: "In", values: ["x"] }, false);
  checkTerm({ key: "zone", operator: "In", values: ["x"] }, false);
  checkTerm({ key: "app", operator: "In", values: [] }, false);
  checkTerm({ key: "app", operator: "NotIn", values: ["x"] }, true);
  checkTerm({ key: "app", operator: "NotIn", values: ["web"] }, false);
  checkTerm({ key: "zone", operator: "NotIn", values: ["x"] }, true);
  checkTerm({ key: "zone", operator: "NotIn" }, false);
  checkTerm({ key: "app", operator: "Exists" }, true);
  checkTerm({ key: "later", operator: "Exists" }, true);
  checkTerm({ key: "zone", operator: "Exists" }, false);
  checkTerm({ key: "app", operator: "Exists", values: ["web"] }, false);
  checkTerm({ key: "zone", operator: "DoesNotExist" }, true);
  checkTerm({ key: "app", operator: "DoesNotExist" }, false);
  checkTerm({ key: "app", operator: "Equals", values: ["web"] }, false);
  checkTerm({ operator: "Exists" }, false);
  checkTerm({ key: "app", operator: "In", values: ["x", UNRESOLVED] }, UNRESOLVED);
  checkTerm({ key: "app", operator: "In", values: ["web", UNRESOLVED] }, true);
  checkTerm({ key: "app", operator: "NotIn", values: [UNRESOLVED] }, UNRESOLVED);
  checkTerm({ key: "app", operator: UNRESOLVED }, UNRESOLVED);
});

describe("selectors of Services", () => {
  it("select by all pairs, an empty one nothing", () => {
    assert.equal(matchesServiceSelector({ app: "web" }, LABELS), true);
    assert.equal(matchesServiceSelector({ app: "db" }, LABELS), false);
    assert.equal(matchesServiceSelector({}, LABELS), false);
    assert.equal(matchesServiceSelector(undefined, LABELS), false);
  });
});

import { createAuthoring } from "../../../src/engine/authoring/authoring.ts";
import { functionTable } from "../../../src/engine/functions/table.ts";
import { createRuleIndex } from "../../../src/engine/principles/rule-index.ts";
import { BOOL, closedObject, INT, listOf, mapOf, STRING } from "../../../src/engine/model/type.ts";
import { makeRule } from "../principles/rules.ts";
import type { TargetType } from "../../../src/engine/model/format.ts";

const PORT = closedObject("Port", { name: STRING, number: INT });
const THING = closedObject("Thing", { ports: listOf(PORT), labels: mapOf(STRING), host: BOOL, meta: closedObject("Meta", { title: STRING }) });
const TARGET: TargetType = { name: "test.thing", title: "a thing", variables: { self: THING, name: STRING } };

/** The service over three rules, one target and one built-in principle. */
export const AUTHORING = createAuthoring({
  index: createRuleIndex([
    makeRule("k8s/alpha", { packs: ["security"], params: { min: { default: 1, meaning: "the least" }, mode: { default: "a", meaning: "the mode", values: ["a", "b"] } } }),
    makeRule("k8s/beta", { packs: ["security"] }),
    makeRule("k8s/gamma"),
  ]),
  targetTypes: new Map([[TARGET.name, TARGET]]),
  functions: functionTable,
  formats: [{ id: "kubernetes", title: "Kubernetes" }],
  builtInPrinciples: [],
  documentation: (id) => (id === "k8s/alpha" ? { id, description: "When alpha.", rationale: "Because.", references: {}, bad: "", good: "", language: "yaml", examples: [] } : null),
});

export const HEAD = "apiVersion: groundrules/v1\nkind: Principles\n";

/** Takes the `|` out of a text that marks the cursor. */
export function splitAtCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf("|");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

import assert from "node:assert/strict";
import { createEngine, OWN_RULES, type PrinciplesIssue } from "#engine/index.ts";
import { runSync } from "#host/file-system.ts";
import { createMemoryFileSystem } from "#host/memory.ts";
import { builtinDocumentation } from "#packs/documentation.ts";
import { ownRules } from "#packs/own-rules.ts";
import { openProject } from "#project/project.ts";
import { configurationOf } from "#project/setup.ts";
import { usageIssues } from "#project/usage.ts";

/** The date on which the examples are read, and one on which every table is old. */
const AS_OF = "2026-11-01";
const FAR = "2040-01-01";
const HEAD = "apiVersion: groundrules/v1\nkind: Principles\n";
const METADATA = "metadata: {name: shop, owner: group:architecture-board}\n";
const PRINCIPLE = `principles:
  - id: SEC-1
    name: Secure by default
    implications: [A relaxation needs a dispensation.]
    owner: team:security
    approvers: ["user:ciso"]
    rules: [{id: k8s/host-network}, {id: k8s/privileged-container}]
`;
const AGENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: agent, namespace: shop}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostNetwork: true
      containers: [{name: agent, image: "registry.example.com/agent:2.4.1"}]
`;
const REPOSITORY = {
  "deploy/agent.yaml": AGENT,
  "docs/adr/0004-agent-on-host.md": "# Agent on the host\n\nStatus: superseded by 7\n",
  "docs/adr/0007-agent-per-node.md": "# An agent per node\n\nStatus: accepted\n",
};

/** An excerpt becomes a file: the head, and what it leaves out. */
function fileOf(excerpt: string): string {
  const metadata = excerpt.includes("metadata:") ? "" : METADATA;
  const principle = excerpt.includes("principles:") ? "" : PRINCIPLE;
  return `${HEAD}${metadata}${excerpt}${principle}`;
}

/** What is told of a principles file in the repository of the examples, from its text and from the run. */
function issuesOf(excerpt: string, asOf: string): readonly PrinciplesIssue[] {
  const system = createMemoryFileSystem({ ...REPOSITORY, "principles.yaml": fileOf(excerpt) });
  const candidates = ["deploy/agent.yaml", "principles.yaml"];
  const project = runSync(openProject({ paths: [""], candidates, principles: null, selection: { rule: [], skipRule: [], pack: [] }, asOf }), system);
  if (!project.isValid) return project.issues;
  const engine = createEngine(configurationOf({ rules: project.rules, complete: true, asOf }, system));
  engine.update("deploy/agent.yaml", AGENT);
  return [...project.issues, ...runSync(usageIssues(project, engine.report(), []), system)];
}

function codesOf(excerpt: string, asOf: string): readonly string[] {
  return issuesOf(excerpt, asOf).filter(({ code }) => asOf === FAR || code !== "table-outdated").map(({ code }) => code);
}

describe("rules on principles files", () => {
  it("have texts each", () => {
    assert.deepEqual([...ownRules.keys()], OWN_RULES.map(({ id }) => id));
    for (const { id } of OWN_RULES) {
      const texts = builtinDocumentation.get(id);
      assert.ok(texts !== undefined && texts.description.length > 20 && texts.rationale.length > 20, id);
    }
  });

  for (const { id, code } of OWN_RULES.filter((rule) => rule.code !== "table-outdated")) {
    const { bad = "", good = "" } = builtinDocumentation.get(id) ?? {};
    it(`${id} finds its bad example`, () => {
      const found = codesOf(bad, AS_OF);
      assert.ok(found.includes(code), found.join(", "));
    });
    it(`${id} leads to an example with nothing wrong`, () => {
      assert.notEqual(good, "");
      assert.deepEqual(issuesOf(good, AS_OF).filter((issue) => issue.code !== "table-outdated").map(({ message }) => message), []);
    });
  }

  it("principles/table-outdated depends on the date alone", () => {
    assert.ok(codesOf("", FAR).includes("table-outdated"));
    assert.ok(!issuesOf("", AS_OF).some(({ message }) => message.includes("registered protocol names")));
  });
});

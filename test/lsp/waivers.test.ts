import assert from "node:assert/strict";
import { DiagnosticSeverity, type WorkspaceEdit } from "vscode-languageserver-protocol";
import type { FindingReference, WaiveParams, WaiveResult, WaiverDraft } from "#protocol/governance.ts";
import { DEPLOYMENT, PRINCIPLES, SHOP } from "./estate.ts";
import { Client, type ClientOptions, uriOf } from "./harness.ts";

const DEPLOY = "/shop/deploy/shop.yaml";
const FILE = "/shop/principles.yaml";
const TODAY = "2026-06-01";

const WAIVER = `waivers:
  - id: W-7
    principle: SEC-1
    rules: [k8s/privileged-container]
    scope: {paths: [deploy/shop.yaml]}
    type: mitigated
    reason: The agent moves out in summer.
    compensatingControls: [Node pool of its own]
    requestedBy: team:shop
    approvedBy: user:cto
    approvedOn: 2026-01-01
    expires: 2026-06-14
`;

function textOf(message: string | { readonly value: string }): string {
  return typeof message === "string" ? message : message.value;
}

function options(waivers: string, today = TODAY): ClientOptions {
  return { files: { ...SHOP, [FILE]: PRINCIPLES + waivers }, services: (usual) => ({ ...usual, today: () => today }) };
}

describe("server: waivers", () => {
  let client: Client;
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  async function start(waivers: string, today?: string): Promise<void> {
    client = await Client.start(options(waivers, today));
    await client.open(DEPLOY);
    await client.open(FILE);
  }

  async function severities(): Promise<unknown[]> {
    return (await client.diagnostics(DEPLOY)).map(({ severity, message }) => [severity, textOf(message).replace(/: Container.*$/s, "")]);
  }

  it("what is waived is a hint that says until when", async () => {
    await start(WAIVER.replace("2026-06-14", "2026-12-31"));
    assert.deepEqual(await severities(), Array.from({ length: 2 }, () => [DiagnosticSeverity.Hint, "Waived until 2026-12-31 (W-7)"]));
  });

  it("and how long that is, where it is not long", async () => {
    await start(WAIVER);
    assert.deepEqual((await severities())[0], [DiagnosticSeverity.Hint, "Waived until 2026-06-14, 13 days left (W-7)"]);
  });

  it("the last day counts, the next does not", async () => {
    await start(WAIVER, "2026-06-14");
    assert.deepEqual((await severities())[0], [DiagnosticSeverity.Hint, "Waived until 2026-06-14, last day (W-7)"]);
    await client.stop();
    await start(WAIVER, "2026-06-15");
    assert.equal((await client.diagnostics(DEPLOY))[0]?.severity, DiagnosticSeverity.Error);
  });

  it("the hover tells waiver, reason, approver, requester, controls, type and days left", async () => {
    await start(WAIVER);
    const text = await client.hoverText(DEPLOY, "privileged: true");
    for (const part of [
      /\*\*Waived\*\* by \[W-7\]\(file:\/\/\/shop\/principles\.yaml#L50\) until \*\*2026\\?-06\\?-14\*\*, \*\*13 days left\*\*/,
      /> The agent moves out in summer\./,
      /\*\*Approved by:\*\* user:cto · \*\*Requested by:\*\* team:shop · \*\*Type:\*\* mitigated/,
      /- Node pool of its own/,
    ]) {
      assert.match(text, part);
    }
  });

  it("the definition of what is waived is its clause and its waiver", async () => {
    await start(WAIVER);
    const lines = (await client.definition(DEPLOY, "privileged: true")).map(({ uri, range }) => `${uri}:${String(range.start.line + 1)}`);
    assert.deepEqual(lines, [`${uriOf(FILE)}:13`, `${uriOf(FILE)}:50`]);
  });

  it("an action leads to the waiver, and nobody waives twice", async () => {
    await start(WAIVER);
    const titles = await client.titles(DEPLOY, "privileged: true");
    assert.ok(titles.includes("Go to waiver W-7"));
    assert.ok(!titles.some((title) => title.startsWith("Waive ")));
  });

  it("the status tells of waivers about to end", async () => {
    await start(WAIVER);
    await client.until("a status with the waiver", () => client.statuses.some(({ expiring }) => expiring.length > 0));
    assert.deepEqual(client.statuses.at(-1)?.expiring.map(({ id, expires, daysLeft }) => [id, expires, daysLeft]), [["W-7", "2026-06-14", 13]]);
  });

  it("a waiver that waives nothing is told in the principles file, and taken out by a fix", async () => {
    await start(WAIVER.replace("deploy/shop.yaml", "deploy/config.yaml"));
    await client.until("the issue", async () => (await client.diagnostics(FILE)).some(({ code }) => code === "principles/waiver-unused"));
    const [issue] = (await client.diagnostics(FILE)).filter(({ code }) => code === "principles/waiver-unused");
    assert.match(String(issue?.codeDescription?.href), /docs\/rules\/principles\/waiver-unused\.md$/);
    const [action] = (await client.codeActions(FILE, "W-7")).filter(({ title }) => title.startsWith("Remove waiver W-7"));
    assert.equal(action?.isPreferred, true);
    assert.equal(client.applied(FILE, action.edit), PRINCIPLES);
  });

  it("a waiver that waives nothing goes with all safe fixes, and stubs are offered for what is missing", async () => {
    await start(WAIVER.replace("deploy/shop.yaml", "deploy/config.yaml").replace("    reason: The agent moves out in summer.\n", ""));
    assert.ok((await client.titles(FILE, "W-7")).includes("Add what is missing (fill in the values)"));
    await client.stop();
    await start(WAIVER.replace("deploy/shop.yaml", "deploy/config.yaml"));
    await client.until("the issue", async () => (await client.diagnostics(FILE)).some(({ code }) => code === "principles/waiver-unused"));
    const [action] = await client.codeActions(FILE, "W-7", ["source.fixAll"]);
    assert.equal(client.applied(FILE, action?.edit), PRINCIPLES);
  });

  it("a waiver that has expired can be taken out, one that will expire stays", async () => {
    await start(WAIVER, "2026-07-01");
    assert.ok((await client.titles(FILE, "2026-06-14")).includes("Remove waiver W-7, which has expired"));
    await client.stop();
    await start(WAIVER);
    assert.deepEqual(await client.titles(FILE, "2026-06-14"), []);
  });
});

describe("server: writing a waiver", () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start(options(""));
    await client.open(DEPLOY);
    await client.open(FILE);
  });
  afterEach(async () => {
    assert.deepEqual(client.logged, []);
    await client.stop();
  });

  async function reference(): Promise<FindingReference> {
    const [action] = (await client.codeActions(DEPLOY, "privileged: true")).filter(({ title }) => title === "Waive k8s/privileged-container here…");
    return action?.command?.arguments?.at(0) as FindingReference;
  }

  async function waive(changes: Partial<WaiveParams> = {}): Promise<WaiveResult> {
    const params: WaiveParams = { ...(await reference()), reason: "Moves in summer", requestedBy: "team:shop", expires: "2026-08-30", type: "dispensation", ...changes };
    return client.connection.sendRequest("groundrules/waive", params);
  }

  it("begins with what would be written", async () => {
    const draft = await client.connection.sendRequest<WaiverDraft>("groundrules/draftWaiver", await reference());
    assert.deepEqual(draft, {
      rule: "k8s/privileged-container", principle: "SEC-1: Secure by default", covers: "Deployment shop in deploy/shop.yaml", requestedBy: "",
      today: TODAY, expires: "2026-08-30", latest: "2027-06-01", approvers: [], uri: uriOf(FILE),
    });
  });

  it("adds an entry without an approval at the end of the file and tells where it stands", async () => {
    const result = await waive();
    assert.ok(result.kind === "edit");
    const text = client.applied(FILE, toDocumentChanges(result.edit as WorkspaceEdit));
    assert.ok(text.startsWith(PRINCIPLES));
    assert.equal(result.id, "W-2026-001");
    assert.match(text.slice(PRINCIPLES.length), /^waivers:\n {2}- id: W-2026-001\n[\s\S]*reason: Moves in summer\n {4}requestedBy: team:shop\n {4}expires: "?2026-08-30"?\n$/);
    assert.doesNotMatch(text, /approved/);
    assert.match(text.split("\n")[result.place.range.start.line] ?? "", /id: W-2026-001/);
  });

  it("the finding stays until the waiver is approved", async () => {
    const result = await waive();
    assert.ok(result.kind === "edit");
    await client.apply(FILE, toDocumentChanges(result.edit as WorkspaceEdit));
    assert.equal((await client.diagnostics(DEPLOY))[0]?.severity, DiagnosticSeverity.Error);
    assert.match(await client.hoverText(DEPLOY, "privileged: true"), /\[W-2026-001\]\([^)]*\) is without effect: it is not approved yet/);
    await client.edit(FILE, "    requestedBy: team:shop\n", "    requestedBy: team:shop\n    approvedBy: user:cto\n");
    assert.deepEqual((await client.diagnostics(DEPLOY)).map(({ severity }) => severity), [DiagnosticSeverity.Hint, DiagnosticSeverity.Hint]);
  });

  for (const [what, changes, message] of [
    ["no reason", { reason: " " }, "A waiver needs a reason."],
    ["a day that passed", { expires: "2026-05-31" }, "2026-05-31 has passed. A waiver ends on a day to come."],
    ["too long a term", { expires: "2028-01-01" }, "A waiver may run for at most 365 days, and until 2028-01-01 it would be 579."],
    ["a finding that is gone", { fingerprint: "0000000000000000" }, "The finding is gone, or no valid principles file governs it."],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await waive(changes), { kind: "refused", message });
    });
  }

  it("is not on offer where no principles file governs", async () => {
    await client.write({ [FILE]: null });
    await client.close(FILE);
    await client.edit(DEPLOY, DEPLOYMENT, `${DEPLOYMENT}# \n`);
    await client.until("the file is gone", async () => !(await client.titles(DEPLOY, "privileged: true")).some((title) => title.startsWith("Waive ")));
  });
});

/** The edit in the form in which the harness applies it. */
function toDocumentChanges({ changes = {} }: WorkspaceEdit): WorkspaceEdit {
  return { documentChanges: Object.entries(changes).map(([uri, edits]) => ({ textDocument: { uri, version: null }, edits })) };
}

import * as vscode from "vscode";
import { diagnosticsOf, equal, expectFindings, open, openWithFindings, replace, revertAll, settled } from "../editor.ts";

const PRIVILEGED = { rule: "k8s/privileged-container", severity: "error", text: "privileged: true" };
const SERVICE = { rule: "shop/no-privileged-service", severity: "error", text: "privileged: true" };
const LATEST = { rule: "dockerfile/latest-tag", severity: "warning", text: "registry.example/base:latest" };
const MAINTAINER = { rule: "dockerfile/maintainer", severity: "warning", text: "MAINTAINER team-shop@example.test" };

describe("findings", () => {
  afterEach(revertAll);

  it("stand under key and value of a Kubernetes manifest", async () => {
    await expectFindings(await open("deploy/shop.yaml"), [PRIVILEGED]);
  });

  it("stand under key and value of a Compose file, by a rule of the principles file", async () => {
    await expectFindings(await open("compose.yaml"), [SERVICE]);
  });

  it("stand under argument and instruction of a Dockerfile", async () => {
    await expectFindings(await open("Dockerfile"), [LATEST, MAINTAINER]);
  });

  it("link to the documentation of their rule", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    const [code] = diagnosticsOf(document).map((diagnostic) => diagnostic.code);
    equal(typeof code === "object" && code.target.path.endsWith("/docs/rules/k8s/privileged-container.md"), true);
  });

  it("follow the buffer, not the file", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    await replace(document, "privileged: true", "privileged: false");
    await expectFindings(document, []);
  });

  it("stay exact where a document before them does not parse", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    await replace(document, "apiVersion", "broken: [\n---\napiVersion");
    const found = await settled(() => diagnosticsOf(document).map(({ range }) => document.getText(range)), (texts) => texts.length > 1);
    equal(found.includes("privileged: true"), true);
  });

  it("are there for files that are not open", async () => {
    const files = (): string[] => vscode.languages.getDiagnostics().filter(([, own]) => own.length > 0).map(([uri]) => uri.path.split("/").slice(-1).join());
    const wanted = ["Dockerfile", "compose.yaml", "shop.yaml"];
    const found = await settled(files, (names) => wanted.every((name) => names.includes(name)));
    equal(wanted.filter((name) => !found.includes(name)), []);
  });

  it("leave files alone that are of no known format", async () => {
    await openWithFindings("deploy/shop.yaml", 1);
    await expectFindings(await open("notes.yaml"), []);
  });
});

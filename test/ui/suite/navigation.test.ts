import * as vscode from "vscode";
import { equal, hoverAt, openWithFindings, positionOf, revertAll, uriOf } from "../editor.ts";

describe("hover and navigation", () => {
  afterEach(revertAll);

  it("a hover tells the principle, why, and who answers for it", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    const text = await hoverAt(document, "privileged: true");
    const parts = ["SEC-1", "Secure by default", "restricted profile", "A default costs nothing", "team:security", "Whoever needs more asks for it"];
    equal(parts.filter((part) => !text.includes(part)), []);
  });

  it("the definition of a finding is the clause that asks for it", async () => {
    const document = await openWithFindings("deploy/shop.yaml", 1);
    const places = await locations("vscode.executeDefinitionProvider", document, "privileged: true");
    const principles = await vscode.workspace.openTextDocument(uriOf("principles.yaml"));
    const [place] = places;
    equal(place?.uri.path, principles.uri.path);
    equal(place !== undefined && principles.lineAt(place.range.start.line).text.trim(), "- {id: k8s/privileged-container}");
  });

  it("the references of a principle are the places that break it", async () => {
    await openWithFindings("deploy/shop.yaml", 1);
    const principles = await openWithFindings("principles.yaml", 0);
    const places = await locations("vscode.executeReferenceProvider", principles, "SEC-1");
    const files = [...new Set(places.map(({ uri }) => uri.path.split("/").slice(-1).join()))].sort();
    equal(files.filter((file) => file !== "principles.yaml"), ["compose.yaml", "shop.yaml"]);
  });
});

/** Definitions and references, whether the provider gives locations or links. */
async function locations(command: string, document: vscode.TextDocument, text: string): Promise<vscode.Location[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(command, document.uri, positionOf(document, text));
  return found.map((place) => ("targetUri" in place ? new vscode.Location(place.targetUri, place.targetRange) : place));
}

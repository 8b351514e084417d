import assert from "node:assert/strict";
import { engineWith, plannedOf, ruleOf } from "../kit.ts";

const RULE = ruleOf({
  id: "test/other-side",
  targets: ["k8s.workload"],
  message: "{kind}/{name} is scaled.",
  let: { scalers: 'related(self, "scaledBy", "k8s.HorizontalPodAutoscaler")' },
  forbid: "scalers.size() > 0",
  at: [{ path: "spec.replicas", when: "has(self.replicas)" }, { path: "metadata.name" }],
  others: { facts: "scalers", message: "{name} is scaled here." },
});
const WEB = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template: {spec: {containers: []}}\n";
const SCALER =
  "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec: {scaleTargetRef: {kind: Deployment, name: web}}\n";

describe("the other side of a cross-file finding", () => {
  const engine = engineWith({ rules: [plannedOf(RULE)], files: { "hpa.yaml": SCALER, "web.yaml": WEB } });
  const others = (): string[] =>
    engine.findings("web.yaml").findings.flatMap(({ related }) => related.map(({ file, range, message }) => `${file}:${String(range.start.line)} ${message}`));

  it("is shown as related information", () => {
    assert.deepEqual(others(), ["hpa.yaml:4 web is scaled here."]);
  });
  it("moves with the text of its file", () => {
    engine.update("hpa.yaml", `# a comment\n${SCALER}`);
    assert.deepEqual(others(), ["hpa.yaml:5 web is scaled here."]);
  });
  it("is known of a file whose text was dropped", () => {
    engine.release("hpa.yaml");
    engine.update("web.yaml", `${WEB}# changed\n`);
    assert.deepEqual(others(), ["hpa.yaml:5 web is scaled here."]);
  });
  it("goes with it", () => {
    engine.remove("hpa.yaml");
    assert.deepEqual(others(), []);
  });
  it("leaves the place of the finding to what its own file tells", () => {
    const placed = engineWith({ rules: [plannedOf(RULE)], files: { "hpa.yaml": SCALER, "web.yaml": WEB.replace("spec:\n", "spec:\n  replicas: 2\n") } });
    assert.deepEqual(
      placed.findings("web.yaml").findings.map(({ range }) => range.start.line),
      [6],
    );
  });
});

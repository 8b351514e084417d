import assert from "node:assert/strict";
import { reportOf, toldOf } from "./kit.ts";

/** Checks `line rule who` for each finding of a text. */
function check(file: string, lines: readonly string[], ...expected: readonly string[]): void {
  assert.deepEqual(toldOf(reportOf(file, `${lines.join("\n")}\n`)), expected);
}

const POD = ["apiVersion: v1", "kind: Pod", "metadata: {name: web}", "spec:", "  containers:", "    - name: web", "      securityContext:", "        privileged: true"];

/** The pod with a comment above one of its lines, and what then suppresses its finding. */
function above(line: number, comment: string): string {
  const indent = /^ */.exec(POD[line - 1] ?? "")?.[0] ?? "";
  const lines = [...POD.slice(0, line - 1), indent + comment, ...POD.slice(line - 1)];
  return toldOf(reportOf("a.yaml", `${lines.join("\n")}\n`)).map((told) => told.split(" ")[2]).join();
}

function beside(line: number, comment: string): string {
  const lines = POD.map((text, index) => (index === line - 1 ? `${text} ${comment}` : text));
  return toldOf(reportOf("a.yaml", `${lines.join("\n")}\n`)).map((told) => told.split(" ")[2]).join();
}

describe("comments of checkov", () => {
  it("mean the document they stand in", () => {
    assert.equal(above(4, "# checkov:skip=CKV_K8S_16: reads host metrics"), "checkov");
    assert.equal(above(4, "#checkov:skip=CKV_K8S_16"), "checkov");
    assert.equal(beside(1, "# checkov:skip=CKV_K8S_1,CKV_K8S_16:x"), "checkov");
    assert.equal(above(4, "# checkov:skip=CKV_K8S_99"), "-");
    assert.equal(above(4, "# see checkov:skip=CKV_K8S_16"), "-");
  });
  it("mean a whole Dockerfile", () => {
    check("Dockerfile", ["FROM a", "FROM b", "# checkov:skip=CKV_DOCKER_7:built here"], "1 from checkov", "2 from checkov");
  });
});

describe("comments of trivy", () => {
  it("mean what begins beside or below them", () => {
    assert.equal(beside(5, "# trivy:ignore:KSV-0017"), "trivy");
    assert.equal(above(6, "#trivy:ignore:AVD-KSV-0017"), "trivy");
    assert.equal(above(6, "# trivy:ignore:avd-ksv-0017"), "trivy");
    assert.equal(above(6, "#trivy:ignore:KSV001 trivy:ignore:KSV017"), "trivy");
    assert.equal(above(6, "#trivy:ignore:*"), "trivy");
    assert.equal(above(6, "#trivy:ignore:KSV-0018"), "-");
    assert.equal(beside(3, "# trivy:ignore:KSV-0017"), "-");
  });
  it("mean the document before all content", () => {
    assert.equal(above(1, "#trivy:ignore:KSV-0017"), "trivy");
    check("Dockerfile", ["# trivy:ignore:DS-0001", "FROM a", "FROM b"], "2 from trivy", "3 from trivy");
    check("Dockerfile", ["FROM a", "# trivy:ignore:DS-0001", "FROM b"], "1 from -", "3 from trivy");
  });
  it("end when they say so", () => {
    assert.equal(above(6, "#trivy:ignore:KSV-0017:exp:2026-06-01"), "trivy");
    assert.equal(above(6, "#trivy:ignore:KSV-0017:exp:2026-05-31"), "-");
    assert.equal(above(6, "#trivy:ignore:KSV-0001:exp:2026-05-31 trivy:ignore:KSV-0017"), "trivy");
  });
});

describe("comments of hadolint", () => {
  it("mean the next instruction alone", () => {
    check("Dockerfile", ["# hadolint ignore=DL3006,DL3008", "FROM a", "RUN x", "RUN y"], "2 from hadolint", "3 run -", "4 run -");
    check("Dockerfile", ["FROM a", "# hadolint ignore=DL3008", "RUN x \\", "  && z", "RUN y"], "1 from -", "3 run hadolint", "5 run -");
    check("Dockerfile", ["FROM a", "# hadolint ignore=SC2086, DL3008 # why", "RUN x"], "1 from -", "3 run hadolint");
    check("Dockerfile", ["FROM a", "RUN x # hadolint ignore=DL3008"], "1 from -", "2 run -");
  });
  it("mean the file with global", () => {
    check("Dockerfile", ["# hadolint global ignore=DL3007,DL3008", "FROM a", "RUN x"], "2 from hadolint", "3 run hadolint");
  });
  it("mean nothing elsewhere", () => {
    assert.equal(above(6, "# hadolint ignore=DL3008"), "-");
  });
});

describe("comments of dclint", () => {
  const services = (...lines: readonly string[]): readonly string[] => ["services:", "  a:", ...lines.map((line) => `    ${line}`), "  b:", "    image: b"];
  it("mean their line or the next", () => {
    check("compose.yaml", services("image: a # dclint disable-line service-image-require-explicit-tag"), "3 tag dclint", "5 tag -");
    check("compose.yaml", services("# dclint disable-next-line no-version-field service-image-require-explicit-tag", "image: a"), "4 tag dclint", "6 tag -");
    check("compose.yaml", services("image: a # dclint disable-line"), "3 tag dclint", "5 tag -");
    check("compose.yaml", services("image: a # dclint disable-line no-version-field"), "3 tag -", "5 tag -");
  });
  it("mean the file before all content", () => {
    check("compose.yaml", ["# dclint disable", ...services("image: a")], "4 tag dclint", "6 tag dclint");
    check("compose.yaml", ["# dclint disable service-image-require-explicit-tag", ...services("image: a")], "4 tag dclint", "6 tag dclint");
    check("compose.yaml", services("# dclint disable", "image: a"), "4 tag -", "6 tag -");
  });
});

describe("comments of KICS", () => {
  it("mean rules of security on the next line or block, or in the file", () => {
    assert.equal(above(8, "# kics-scan ignore-line"), "kics");
    assert.equal(above(7, "# kics-scan ignore-line"), "-");
    assert.equal(above(7, "# kics-scan ignore-block"), "kics");
    assert.equal(above(1, "# kics-scan ignore"), "kics");
    assert.equal(above(4, "# kics-scan ignore"), "-");
    check("Dockerfile", ["# kics-scan ignore", "FROM a", "RUN x"], "2 from -", "3 run kics");
  });
  it("mean nothing where they name checks that no rule answers", () => {
    assert.equal(above(1, "# kics-scan disable=d740d048-8ed3-49d3-b77b-6f072f3b669e"), "-");
    assert.equal(above(1, "# kics-scan disable"), "-");
  });
});

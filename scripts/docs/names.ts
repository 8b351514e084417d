/** Names of the standards that rules refer to, for the index. */
export const STANDARDS: Readonly<Record<string, string>> = {
  "aws-well-architected": "AWS Well-Architected Framework",
  ccc: "FINOS Common Cloud Controls",
  "cis-docker": "CIS Docker Benchmark",
  "cis-k8s-1.10": "CIS Kubernetes Benchmark 1.10",
  "compose-spec": "Compose Specification",
  cve: "CVE",
  "dfe-principles": "DfE architecture principles",
  dora: "DORA (Regulation (EU) 2022/2554)",
  eif: "European Interoperability Framework",
  finops: "FinOps Framework",
  focus: "FOCUS",
  "gateway-api": "Gateway API",
  gdpr: "GDPR (Regulation (EU) 2016/679)",
  gsf: "Green Software Foundation",
  "iso-27001-2022": "ISO/IEC 27001:2022",
  knative: "Knative",
  kubernetes: "Kubernetes",
  "nist-800-53r5": "NIST SP 800-53 Rev. 5",
  "nsa-cisa-kubernetes": "NSA/CISA Kubernetes Hardening Guidance",
  oci: "OCI Image Specification",
  opentelemetry: "OpenTelemetry",
  "owasp-asvs-5.0": "OWASP ASVS 5.0",
  "owasp-cicd": "OWASP Top 10 CI/CD Security Risks",
  "owasp-docker": "OWASP Docker Security Cheat Sheet",
  "owasp-k8s-2025": "OWASP Kubernetes Top Ten 2025",
  "pci-dss-4": "PCI DSS 4",
  "pod-security-standards": "Pod Security Standards",
  rfc: "RFC",
  "twelve-factor": "The Twelve-Factor App",
  "uk-tcop": "UK Technology Code of Practice",
  "w3c-trace-context": "W3C Trace Context",
  zalando: "Zalando RESTful API Guidelines",
};

/** How other tools write their own names. */
export const OTHER_TOOLS: Readonly<Record<string, string>> = {
  checkov: "Checkov", dclint: "DCLint", hadolint: "Hadolint", kics: "KICS", "kube-linter": "KubeLinter", "kube-score": "kube-score",
  kubescape: "Kubescape", kyverno: "Kyverno", monokle: "Monokle", polaris: "Polaris", trivy: "Trivy",
};

/** By code unit, numbers in an id by their value: 5.2.9 before 5.2.11. */
export function compareIds(left: string, right: string): number {
  const [a, b] = [sortKey(left), sortKey(right)];
  if (a !== b) return a < b ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}

function sortKey(id: string): string {
  return id.replace(/\d+/g, (digits) => digits.padStart(8, "0"));
}

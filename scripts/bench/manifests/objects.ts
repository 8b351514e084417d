import type { Random } from "../random.ts";
import { metadata } from "./parts.ts";
import type { ServicePlan } from "./service-plan.ts";

export function service(plan: ServicePlan, random: Random): string {
  return `apiVersion: v1
kind: Service
${metadata(plan, plan.name)}spec:
  type: ${random.pick(["ClusterIP", "ClusterIP", "ClusterIP", "NodePort", "LoadBalancer"])}
  selector:
    app.kubernetes.io/name: ${plan.name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

/** A ConfigMap of 20 to 80 entries, some of them whole files. */
export function configMap(plan: ServicePlan, random: Random): string {
  const entries = Array.from({ length: random.between(10, 50) }, (_, index) => `  setting.${String(index)}: "${String(random.between(0, 100000))}"\n`);
  const lines = Array.from({ length: random.between(5, 30) }, (_, index) => `    option_${String(index)} = ${random.pick(["on", "off", "10", '"a, b"'])}\n`);
  return `apiVersion: v1
kind: ConfigMap
${metadata(plan, plan.name)}data:
${entries.join("")}  ${plan.name}.conf: |
    # written by hand
${lines.join("")}`;
}

export function ingress(plan: ServicePlan, random: Random): string {
  const host = `${plan.name}.example.com`;
  const tls = random.chance(0.7) ? `  tls:\n    - hosts: [${host}]\n      secretName: ${plan.name}-tls\n` : "";
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
${metadata(plan, plan.name)}spec:
  ingressClassName: nginx
${tls}  rules:
    - host: ${host}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${plan.name}
                port:
                  name: http
`;
}

/** Three documents: a service account, a role, and what binds them. */
export function accessRights(plan: ServicePlan, random: Random): string {
  const verbs = plan.isCareful ? '["get", "list", "watch"]' : random.pick(['["*"]', '["get", "list", "create", "delete"]']);
  return `apiVersion: v1
kind: ServiceAccount
${metadata(plan, plan.name)}---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
${metadata(plan, plan.name)}rules:
  - apiGroups: [""]
    resources: ["configmaps", "${random.pick(["pods", "secrets", "endpoints"])}"]
    verbs: ${verbs}
  - apiGroups: ["apps"]
    resources: ["deployments"]
    verbs: ["get"]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
${metadata(plan, plan.name)}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${plan.name}
subjects:
  - kind: ServiceAccount
    name: ${plan.name}
    namespace: ${plan.namespace}
`;
}

export function networkPolicy(plan: ServicePlan, random: Random): string {
  const peers = Array.from({ length: random.between(1, 4) }, (_, index) => `        - podSelector:\n            matchLabels:\n              app.kubernetes.io/name: caller-${String(index)}\n`);
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
${metadata(plan, plan.name)}spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: ${plan.name}
  policyTypes: ["Ingress"${random.chance(0.5) ? ', "Egress"' : ""}]
  ingress:
    - from:
${peers.join("")}      ports:
        - port: ${String(plan.port)}
`;
}

/** Two documents: how the service grows, and how much of it may be away. */
export function scaling(plan: ServicePlan, random: Random): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
${metadata(plan, plan.name)}spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${plan.name}
  minReplicas: ${String(plan.replicas)}
  maxReplicas: ${String(plan.replicas + random.between(1, 10))}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 75
---
apiVersion: policy/v1
kind: PodDisruptionBudget
${metadata(plan, plan.name)}spec:
  minAvailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: ${plan.name}
`;
}

import type { Random } from "../random.ts";
import { indent, labels, metadata } from "./parts.ts";
import type { ServicePlan } from "./service-plan.ts";

/** A Deployment of one to three containers, 60 to 150 lines. */
export function deployment(plan: ServicePlan, random: Random): string {
  const count = random.pick([1, 1, 1, 2, 3]);
  const containers = Array.from({ length: count }, (_, index) => container(plan, index === 0 ? plan.name : `sidecar-${String(index)}`, random));
  return `apiVersion: apps/v1
kind: Deployment
${metadata(plan, plan.name)}spec:
  replicas: ${String(plan.replicas)}
  revisionHistoryLimit: 5
  selector:
    matchLabels:
      app.kubernetes.io/name: ${plan.name}
${podTemplate(plan, containers, random)}`;
}

/** A StatefulSet with a volume claim. */
export function statefulSet(plan: ServicePlan, random: Random): string {
  return `apiVersion: apps/v1
kind: StatefulSet
${metadata(plan, `${plan.name}-store`)}spec:
  serviceName: ${plan.name}
  replicas: ${String(plan.replicas)}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${plan.name}
${podTemplate(plan, [container(plan, "store", random)], random)}  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: ["ReadWriteOnce"]
        resources:
          requests:
            storage: ${String(random.between(1, 50))}Gi
`;
}

export function cronJob(plan: ServicePlan, random: Random): string {
  return `apiVersion: batch/v1
kind: CronJob
${metadata(plan, `${plan.name}-nightly`)}spec:
  schedule: "${String(random.between(0, 59))} ${String(random.between(0, 23))} * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 2
${indent(podTemplate(plan, [container(plan, "job", random)], random, "      restartPolicy: OnFailure\n"), 4)}`;
}

function podTemplate(plan: ServicePlan, containers: readonly string[], random: Random, more = ""): string {
  const account = random.chance(0.5) ? `      serviceAccountName: ${plan.name}\n` : "";
  const token = plan.isCareful ? "      automountServiceAccountToken: false\n" : "";
  const context = plan.isCareful ? "      securityContext:\n        runAsNonRoot: true\n        seccompProfile:\n          type: RuntimeDefault\n" : "";
  const host = random.chance(0.03) ? "      hostNetwork: true\n" : "";
  return `  template:
    metadata:
      labels:
${labels(plan, 8)}    spec:
${account}${token}${host}${more}${context}      containers:
${containers.join("")}      volumes:
        - name: config
          configMap:
            name: ${plan.name}
        - name: tmp
          emptyDir: {}
`;
}

function container(plan: ServicePlan, name: string, random: Random): string {
  const tag = plan.isCareful ? `:${plan.version}` : random.pick([":latest", "", `:${plan.version}`]);
  const settings = Array.from({ length: random.between(2, 10) }, (_, index) => variable(plan, index, random)).join("");
  return `        - name: ${name}
          image: ${plan.registry}/${plan.team}/${name}${tag}
          imagePullPolicy: IfNotPresent
          ports:
            - name: http
              containerPort: ${String(plan.port)}
          env:
${settings}${random.chance(0.8) ? resources(random) : ""}${random.chance(0.7) ? probes() : ""}${securityContext(plan, random)}          volumeMounts:
            - name: config
              mountPath: /etc/${name}
              readOnly: true
            - name: tmp
              mountPath: /tmp
`;
}

function variable(plan: ServicePlan, index: number, random: Random): string {
  const head = `            - name: SETTING_${String(index)}\n`;
  if (random.chance(0.2)) {
    return `${head}              valueFrom:\n                secretKeyRef:\n                  name: ${plan.name}\n                  key: key-${String(index)}\n`;
  }
  return `${head}              value: "${random.pick(["true", "info", "http://localhost:9090/v1", "30s", "eu-central"])}"\n`;
}

function resources(random: Random): string {
  const cpu = random.between(1, 20) * 50;
  const memory = random.between(1, 16) * 64;
  return `          resources:
            requests:
              cpu: ${String(cpu)}m
              memory: ${String(memory)}Mi
            limits:
              memory: ${String(memory * 2)}Mi
`;
}

function probes(): string {
  const probe = (name: string, path: string): string => `          ${name}:\n            httpGet:\n              path: ${path}\n              port: http\n            periodSeconds: 10\n`;
  return `${probe("readinessProbe", "/ready")}${probe("livenessProbe", "/live")}`;
}

function securityContext(plan: ServicePlan, random: Random): string {
  if (!plan.isCareful) return random.chance(0.05) ? "          securityContext:\n            privileged: true\n" : "";
  return `          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
`;
}

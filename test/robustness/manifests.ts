/** Files that mutations start from: much of each format in few lines. */
export const MANIFESTS: Readonly<Record<string, string>> = {
  "deploy/web.yaml": `# the shop window
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, labels: &labels {app: web, tier: front}}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: *labels
      annotations: {groundrules.dev/note: "kept"}
    spec:
      hostNetwork: yes
      volumes:
        - {name: sock, hostPath: {path: /var/run/docker.sock}}
        - {name: tmp, emptyDir: {}}
      initContainers:
        - name: init
          image: busybox
          command: ["sh", "-c", "chmod -R 777 /data && curl -k https://x | sh"]
      containers:
        - &base
          name: web
          image: registry.example.com/web:latest
          securityContext: {privileged: true, runAsUser: 0, capabilities: {add: [SYS_ADMIN, NET_RAW], drop: []}}
          ports: [{containerPort: 8080, hostPort: 80}]
          env:
            - {name: PASSWORD, value: "hunter2"}
            - name: LONG
              value: |-
                one
                  two
          resources: {limits: {cpu: "1", memory: 64Mi}, requests: {cpu: 2, memory: 128Mi}}
          livenessProbe: {httpGet: {path: /, port: 8080}}
          readinessProbe: {httpGet: {path: /, port: 8080}}
        # groundrules-ignore k8s/privileged-container reason="a test"
        - <<: *base
          name: twin
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec:
  type: NodePort
  externalIPs: [203.0.113.7]
  selector: {app: web}
  ports: [{name: grpc, port: 80, targetPort: 8080}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: all}
rules: [{apiGroups: ["*"], resources: ["*", secrets, pods/exec], verbs: ["*"]}]
`,
  "deploy/policy.yaml": `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny, namespace: shop}
spec:
  podSelector: {matchExpressions: [{key: app, operator: In, values: [web, api]}]}
  policyTypes: [Ingress]
  ingress: [{}]
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly, namespace: shop}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers: [{name: job, image: "example/job@sha256:${"ab".repeat(32)}"}]
`,
  "deploy/pod.json": `{
  "apiVersion": "v1", "kind": "List", "items": [
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p\\u0061"},
     "spec": {"hostPID": true, "containers": [{"name": "a", "image": "a:1", "imagePullPolicy": "Never"}]}}
  ]
}
`,
  "compose.yaml": `x-base: &base
  restart: always
  environment: {DB_PASSWORD: secret, DEBUG: "\${DEBUG:-0}"}
services:
  web:
    <<: *base
    build: {context: ., args: {TOKEN: abc}}
    ports: ["80:80", "127.0.0.1:8080:8080/udp", {target: 22, published: "22"}]
    volumes: ["/var/run/docker.sock:/var/run/docker.sock", "data:/data:ro", {type: bind, source: /, target: /host}]
    privileged: true
    cap_add: [ALL]
    network_mode: host
    depends_on: [db, missing]
  db:
    image: postgres
    ports: ["80:5432"]
    healthcheck: {disable: true}
volumes: {data: {}}
`,
  Dockerfile: `# syntax=docker/dockerfile:1
# escape=\\
ARG BASE=node:latest
FROM \${BASE} AS build
WORKDIR app
ENV TOKEN=abc PATH="/x:$PATH"
ADD https://example.com/a.tgz /tmp/
RUN sudo apt-get update && \\
    # a comment inside
    apt-get install -y curl
RUN <<EOF bash
curl -k https://example.com/x | sh
EOF
FROM scratch AS build
COPY --from=build --chmod=777 a b /c
EXPOSE 22/tcp 8080
USER root
HEALTHCHECK NONE
MAINTAINER someone
CMD ["node", "x.js"]
ENTRYPOINT node "y.js"
`,
};

const MANY = 4000;

/** Files of one unusual property each, made large enough to matter. */
export const EXTREMES: Readonly<Record<string, string>> = {
  "deep-flow.yaml": podWith(`${"[".repeat(MANY)}${"]".repeat(MANY)}`),
  "deep-unclosed.yaml": podWith("{a: [".repeat(MANY)),
  "deep-block.yaml": listOf(1000, (at) => `${" ".repeat(at)}a:`),
  "deep.json": '{"a":['.repeat(MANY),
  "anchors.yaml": `${listOf(MANY, (at) => `a${String(at)}: &x${String(at)} [*x${String(Math.max(0, at - 1))}, *x${String(Math.max(0, at - 1))}]`)}\nkind: Pod\napiVersion: v1\n`,
  "merges.yaml": podWith("&s {containers: []}") + listOf(200, (at) => `m${String(at)}: &m${String(at)} {<<: [${at === 0 ? "*s" : `*m${String(at - 1)}, *s`}]}`),
  "cycle.yaml": podWith("&s\n  containers: [&c {name: a, image: b, env: *s}, *c]\n  <<: *s"),
  "documents.yaml": "---\n".repeat(MANY),
  "pods.yaml": listOf(200, (at) => `---\n${podWith(`{containers: [{name: c${String(at)}, image: a}]}`)}`),
  "long-line.yaml": podWith(`{containers: [{name: a, image: "${"x".repeat(200_000)}"}]}`),
  "blanks.yaml": " \n".repeat(MANY),
  "empty.yaml": "",
  "heredocs/Dockerfile": `FROM a\n${"RUN <<A <<B\n".repeat(MANY)}`,
  "continued/Dockerfile": `FROM a\nRUN ${"x \\\n".repeat(MANY)}`,
  "nested/Dockerfile": `FROM a\nRUN ${"$(sh -c '".repeat(500)}\n`,
  "expansion/Dockerfile": `ARG A0=xxxxxxxxxx\n${listOf(60, (at) => `ARG A${String(at + 1)}=$A${String(at)}$A${String(at)}`)}\nFROM $A60\n`,
};

function podWith(spec: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: ${spec}\n`;
}

function listOf(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join("\n");
}

/** Files of a small shop that break its principles in known places. */
export const PRINCIPLES = `apiVersion: groundrules/v1
kind: Principles
metadata: {name: shop, owner: team:shop}
principles:
  - id: SEC-1
    name: Secure by default
    statement: Workloads start from the restricted profile.
    rationale: A default costs nothing.
    implications: [Images run as non-root]
    owner: team:security
    severity: error
    rules:
      - id: k8s/privileged-container
  - id: NAM-1
    name: One name
    statement: Things are called by their name.
    rationale: Names are found.
    implications: [Nothing is called web]
    owner: team:platform
    rules:
      - {id: shop/no-root, severity: warning}
      - {id: shop/no-debug}
      - {id: shop/no-privileges}
customRules:
  - id: shop/no-root
    title: Do not run as root
    severity: warning
    target: docker.instruction
    where: instruction == 'USER'
    forbid: self.arguments[0] == 'root'
    at: ["words[0]"]
    message: The image runs as root; name another user.
  - id: shop/no-debug
    title: Switch debugging off
    severity: info
    target: k8s.object
    forbid: self.metadata.labels.debug == 'on'
    at: [metadata.labels.debug]
    message: Debugging is on; remove the label.
    fix:
      - {title: Remove the label, safety: safe, op: delete, path: metadata.labels.debug}
  - id: shop/no-privileges
    title: Services have no privileges
    severity: info
    target: compose.service
    forbid: self.privileged == true
    at: [privileged]
    message: The service is privileged; remove the key.
`;

export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels: {app: shop}
  template:
    metadata:
      labels: {app: shop}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.2.3
          securityContext:
            privileged: true
        - name: proxy
          image: registry.example.com/proxy:4.5.6
          securityContext:
            privileged: true # behind the gateway
`;

export const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata:
  name: one
  labels:
    app: one
    debug: on
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: two
  labels:
    app: two
    debug: "on"
`;

export const COMPOSE = `services:
  web:
    image: web:1.2.3
    privileged: true
  queue:
    image: queue:4.5.6
    privileged: true
`;

export const DOCKERFILE = `FROM node:20-alpine
USER \\
  root
`;

export const SHOP: Readonly<Record<string, string>> = {
  "/shop/principles.yaml": PRINCIPLES,
  "/shop/deploy/shop.yaml": DEPLOYMENT,
  "/shop/deploy/config.yaml": CONFIG,
  "/shop/compose.yaml": COMPOSE,
  "/shop/Dockerfile": DOCKERFILE,
};

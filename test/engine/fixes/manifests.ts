/** Manifests in the styles that people write, for tests that must hold for all of them. */
export const MANIFESTS: Readonly<Record<string, string>> = {
  indentless: `# Shop front
apiVersion: apps/v1
kind: Deployment # runs on every node pool
metadata:
  name: shop
  labels: {app: shop, "tier": 'front'} # flow
  annotations:
spec:
  replicas: 3

  template:
    spec:
      # first comes the web container
      containers:
      - name: web # public
        image: "nginx:1.27"
        args: ["--port", '8080', --verbose]
        command:
        - sh
        - -c
        - |
          # not a comment
          exec serve

        securityContext:
          privileged: true # legacy
          capabilities:
            add:
            - NET_RAW # ping
            - SYS_TIME
      - image: sidecar:2
        name: sidecar
        ports: []
        env: # from the platform
        - {name: A, value: "1"}
        - name: B

          value: 'two'
      # done
`,
  wide: `version: "3.8"

services:
    web:                       # the site
        image: web:1
        ports:
            - "80:80"          # http
            - 443:443

        deploy:
            resources:
                limits: { cpus: "0.5", memory: 50M }
    db:
        image: 'postgres:16'
        environment:
            POSTGRES_PASSWORD: secret
            OPTIONS: >-
                long
                text
        privileged: ~
volumes: {}
networks:
    back: # internal
`,
  stream: `---
# first document
a:
- - x
  - y # nested
- - z
b: >
  folded

  text


c: last
---
kind: List
items:
  - metadata: { name: one }
    data:
      key.with.dots: |-
        line
         deeper
  -
    metadata:
        name: two
    data: {}
...
---
- plain
- 'single' # quoted
- "double"
- two
  lines
`,
  flow: `spec: {
    containers: [
      { name: a, image: x }, # first
      { name: b,
        image: y,
      },
    ], # all
    empty: [ ],
    tags: [a,b,c]
  }
other: [[1, 2], {k: v}]
`,
  anchors: `x-common: &common
  restart: always # shared
  logging:
    driver: json-file
services:
  a:
    <<: *common
    image: a:1
    user: &user "10001"
  b: # second
    <<: [*common]
    image: b:1
    user: *user
    depends: [a]
`,
};

export const JSON_MANIFESTS: Readonly<Record<string, string>> = {
  pretty: `{
  "kind": "Pod",
  "metadata": { "name": "p", "labels": {} },
  "spec": {
    "containers": [
      {
        "name": "web",
        "ports": [80, 443],
        "tty": false
      },
      { "name": "side" }
    ],
    "volumes": [],
    "host": null
  }
}
`,
  minified: `{"kind":"Pod","spec":{"containers":[{"name":"web","args":["a","b"]}],"volumes":[]},"n":1.5}`,
  tabs: '{\n\t"a": {\n\t\t"b": [\n\t\t\t1,\n\t\t\t"x\\u00e9"\n\t\t]\n\t},\n\t"c": null\n}\n',
};

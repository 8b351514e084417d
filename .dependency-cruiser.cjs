/** The arrows of the architecture as rules: what stands left may import what stands right, nothing else. */

const LAYERS = {
  protocol: [],
  host: [],
  engine: [],
  packs: ["engine/index"],
  report: ["engine/index"],
  project: ["engine/index", "packs", "host"],
  server: ["engine/index", "packs", "host", "project", "protocol", "report"],
  cli: ["engine/index", "packs", "host", "project", "report", "server"],
  extension: ["protocol"],
};

const ENGINE = {
  model: [],
  functions: ["model"],
  syntax: ["model", "functions"],
  text: ["model", "syntax"],
  shape: ["model", "text", "syntax", "functions"],
  workspace: ["model"],
  suppressions: ["model", "text", "syntax"],
  fixes: ["model", "text", "syntax"],
  rules: ["model", "text", "syntax", "functions", "shape", "workspace", "fixes"],
  principles: ["model", "text", "syntax", "functions", "shape", "rules"],
  verdicts: ["model", "text", "syntax", "shape", "principles", "suppressions"],
  authoring: ["model", "text", "syntax", "functions", "shape", "principles", "rules", "fixes", "formats", "workspace", "suppressions", "verdicts"],
};

const ENGINE_PACKAGES = ["yaml", "js-yaml", "@marcbachmann/cel-js", "re2js", "minimatch", "jsonc-parser"];
const LSP_PACKAGES = "node_modules/(vscode-languageserver|vscode-languageclient|vscode-jsonrpc)";

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `${layer}-arrows`,
  comment: `src/${layer} may import ${list(allowed)} of our own code. Move the code to the layer that may, or hand the value in from outside.`,
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: "^src/", pathNot: [`^src/${layer}/`, ...allowed.map((target) => (target.includes("/") ? `^src/${target}[.]ts$` : `^src/${target}/`))] },
}));

const engineRules = Object.entries(ENGINE).map(([folder, allowed]) => ({
  name: `engine-${folder}-arrows`,
  comment: `src/engine/${folder} may import ${list(allowed)}. What two folders need belongs into the lower one.`,
  severity: "error",
  from: { path: `^src/engine/${folder}/` },
  to: { path: "^src/engine/", pathNot: [folder, ...allowed].map((target) => `^src/engine/${target}/`) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...engineRules,
    {
      name: "engine-is-pure",
      comment: "The engine runs in a browser and gives equal findings for equal input: it reads no file, clock or environment. Let the host read and hand in the value.",
      severity: "error",
      from: { path: "^src/engine/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "engine-npm-allowlist",
      comment: `The engine uses ${ENGINE_PACKAGES.join(", ")} and nothing else. A new library is a decision: settle it first, then add it here.`,
      severity: "error",
      from: { path: "^src/engine/" },
      to: { path: "node_modules/", pathNot: `node_modules/(@types/)?(${ENGINE_PACKAGES.join("|")})/` },
    },
    {
      name: "engine-folders-below-engine",
      comment: "engine.ts and index.ts put the folders together; a folder never imports them. Pass what is needed as an argument.",
      severity: "error",
      from: { path: "^src/engine/[^/]+/" },
      to: { path: "^src/engine/(engine|index)[.]ts$" },
    },
    {
      name: "engine-through-index-only",
      comment: "Others see the engine through #engine/index.ts alone. Export what is missing there, if it belongs to the contract.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/engine/" },
      to: { path: "^src/engine/", pathNot: "^src/engine/index[.]ts$" },
    },
    {
      name: "format-stays-in-format",
      comment: "A format never imports another: what two formats share goes into engine/functions or through facts. Only Helm and Kustomize build on Kubernetes.",
      severity: "error",
      from: { path: "^src/engine/formats/([^/]+)/", pathNot: "^src/engine/formats/(helm|kustomize)/" },
      to: { path: "^src/engine/formats/", pathNot: "^src/engine/formats/$1/" },
    },
    {
      name: "helm-and-kustomize-on-kubernetes",
      comment: "Helm and Kustomize may import the Kubernetes format, and no other.",
      severity: "error",
      from: { path: "^src/engine/formats/(helm|kustomize)/" },
      to: { path: "^src/engine/formats/", pathNot: ["^src/engine/formats/$1/", "^src/engine/formats/kubernetes/"] },
    },
    {
      name: "engine-formats-arrows",
      comment: "src/engine/formats may import model, text, syntax, functions. A format says what a file contains, not what is wrong with it.",
      severity: "error",
      from: { path: "^src/engine/formats/" },
      to: { path: "^src/engine/", pathNot: "^src/engine/(formats|model|text|syntax|functions)/" },
    },
    {
      name: "report-reads-types-only",
      comment: "A reporter is a function of the report alone: it may know the engine's types (import type), never its code.",
      severity: "error",
      from: { path: "^src/(report|packs)/" },
      to: { path: "^src/engine/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-server-and-extension-know-lsp",
      comment: "Offsets and routes inside, protocol at the rim: convert in src/server/convert.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(server|extension)/" },
      to: { path: LSP_PACKAGES },
    },
    {
      name: "only-extension-knows-vscode",
      comment: "Everything but the extension runs without an editor. Ask the client through a request of src/protocol.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/extension/" },
      to: { path: ["^vscode$", "node_modules/@types/vscode/"] },
    },
    {
      name: "only-host-node-and-cli-touch-fs",
      comment: "Files are read through the FileSystem of src/host, so that the same code runs in a browser.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/host/[^/]*node[.]ts$", "^src/cli/"] },
      to: { path: "^(node:)?fs(/promises)?$" },
    },
    {
      name: "only-cli-starts-processes",
      comment: "Nothing from a workspace is executed. Only the command line runs git, and only in the form that cannot run hooks.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { path: "^(node:)?(child_process|cluster|vm)$" },
    },
    {
      name: "no-network",
      comment: "Groundrules works offline: no module of Node that opens a connection. The transports of the language server are the library's.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(node:)?(http|https|http2|net|tls|dgram|dns)(/promises)?$" },
    },
    {
      name: "server-host-by-entry",
      comment: "Only an entry knows where the server runs: server/node imports host/node, server/browser imports host/browser; the rest takes a FileSystem.",
      severity: "error",
      from: { path: "^src/server/", pathNot: "^src/server/(node|browser)/" },
      to: { path: "^src/host/(node|browser)" },
    },
    {
      name: "browser-stays-browser",
      comment: "The browser entries run in a worker: no module of Node, no host/node.",
      severity: "error",
      from: { path: "^src/[^/]+/browser/" },
      to: { path: "^src/[^/]+/node[/.]" },
    },
    {
      name: "cross-layer-via-hash-imports",
      comment: "Across layers import #layer/file.ts, so that a step over a border shows.",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/", pathNot: "^src/$1/", dependencyTypesNot: ["aliased-subpath-import"] },
    },
    {
      name: "inside-layer-via-relative-imports",
      comment: "Inside a layer import ./file.ts; # is for the way to another layer.",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/$1/", dependencyTypes: ["aliased-subpath-import"] },
    },
    {
      name: "lazy-loading-in-cli-only",
      comment: "Every bundle but the command line is one file, and a worker cannot load another: import statically.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { dynamic: true },
    },
    {
      name: "no-circular",
      comment: "Two modules that need each other are one module, or want a third below both.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-dep-on-test",
      comment: "The product never imports tests, scripts or rule sources; rules reach it compiled, through src/packs.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts|rules|examples|docs)/" },
    },
    {
      name: "no-unresolvable",
      comment: "The imported file or package does not exist. Check the path, the .ts ending, and package.json.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^vscode$" },
    },
    {
      name: "no-orphans",
      comment: "Nothing imports this module, and it imports nothing: remove it, or use it.",
      severity: "error",
      from: { orphan: true, path: "^src/" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^test/ui/fixtures/" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "browser", "default", "types"],
      extensions: [".ts", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
    },
  },
};

function list(names) {
  return names.length === 0 ? "nothing" : names.join(", ");
}

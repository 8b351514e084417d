interface Kind {
  readonly target: string;
  readonly formats: string;
  /** Words that stand before the name of the target in the message. */
  readonly subject: string;
  /** A manifest that the lines of one container or service are put behind. */
  readonly manifest: string;
  /** One more line, which the made-up condition does not look at. */
  readonly other: string;
  /** How deep these lines stand. */
  readonly indent: string;
}

const KUBERNETES: Kind = {
  target: "k8s.container",
  formats: "kubernetes, helm, kustomize",
  subject: "Container {container}",
  manifest: `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  other: "stdin: true",
  indent: "      ",
};

const COMPOSE: Kind = {
  target: "compose.service",
  formats: "compose",
  subject: "Service {service}",
  manifest: `services:
  web:
    image: registry.example.com/web:1.4.2
`,
  other: "stdin_open: true",
  indent: "    ",
};

const OTHERS = `# related: [{path: stdin, message: What this place has to do with it.}]
# others: {facts: 'related(self, "selectedBy", "k8s.Service")', message: The other side, in another file.}`;

/** The text of a new rule file: complete and passing, on a made-up condition, with every key explained. */
export function ruleTemplate(id: string): string {
  const kind = id.startsWith("compose/") ? COMPOSE : KUBERNETES;
  const { target, formats, subject } = kind;
  return `# A new rule. Replace what is made up, delete the keys you do not need, and these comments with them.
# \`npx tsx scripts/check-rule.ts rules/${id}.yaml\` checks it while you write.

id: ${id}  # never changes once the rule is in use
title: Say what to do, in at most 80 characters and without a full stop
formats: [${formats}]
target: ${target}  # what is judged; docs/rule-expressions.md has the targets with their variables
severity: warning  # error, warning, info, hint, or off: runs only where it is named
confidence: certain  # certain; likely: wrong where intent is elsewhere; heuristic: a guess, never gates
description: >-
  The exact condition in words, exemptions included.
rationale: Why it matters, in one to three sentences.
# counterArgument: the case against the rule, where it is contested
message: >-
  ${subject} has \`tty\`; delete it.
# where: 'has(self.image)'           CEL: the rule applies only where this is true
forbid: self.tty == true
# require: '…'                       in place of forbid: fires where this is not true, or absent
# each: ports[*]                     judges the elements one by one, as \`item\` and \`index\`
# let: {port: item.hostPort}         names for expressions, also for the message and the fix
# params: {most: {default: 3, meaning: What it limits.}}
# severities: [{when: 'self.stdin == true', severity: error}]
at: [tty]  # where the finding stands: the first route that exists, else the nearest ancestor of the first
${OTHERS}
# subject: '"volume " + item.name'   what the finding is about, where that is not the target (for folds)
fix:  # safe: breaks nothing that runs; unsafe: may; scaffold: a stub to complete; choice: offers candidates
  - {title: Delete tty, safety: unsafe, op: delete, path: tty}
# folds: [category/name]             rules that are shown below this one, on the same subject
# needs: [graph]                     stays silent unless the whole set of files is loaded
# equivalents: {tool: [ID]}          ids of the same intent in other tools
# references: {nist-800-53r5: [CM-6]}  controls the rule supports
principles: [secure-by-default]  # ids of rules/principles.yaml
packs: [strict]
# packOptions: {strict: {most: 1}}   values of params in a pack
examples:  # two of each kind at least; carets mark the findings, and the text after them is the message
${formatExamples(kind)}`;
}

function formatExamples(kind: Kind): string {
  const passing = formatExample("pass", kind, []) + formatExample("pass", kind, ["tty: false"]);
  return formatFailing(kind, []) + formatFailing(kind, [kind.other]) + passing;
}

function formatFailing(kind: Kind, others: readonly string[]): string {
  const marks = `#${" ".repeat(kind.indent.length - 1)}^^^^^^^^^`;
  const manifest = formatExample("fail", kind, [...others, "tty: true"]);
  return `${manifest}${" ".repeat(6)}${marks}\n    fixed: |\n${formatManifest(kind, others)}`;
}

function formatExample(key: string, kind: Kind, lines: readonly string[]): string {
  return `  - ${key}: |\n${formatManifest(kind, lines)}`;
}

function formatManifest({ manifest, indent }: Kind, lines: readonly string[]): string {
  const text = manifest + lines.map((line) => `${indent}${line}\n`).join("");
  return text.replace(/^(?=.)/gm, " ".repeat(6));
}

import { FATAL_CODES, mayBeManifest, type PrinciplesIssue, type PrincipleText, type RuleSet, type RuleSummary } from "#engine/index.ts";
import { type AsyncFileSystem, runAsync } from "#host/file-system.ts";
import { isWithin } from "#host/paths.ts";
import { DEFAULT_SIZE_LIMIT } from "#host/read-text.ts";
import { builtinDocumentation } from "#packs/documentation.ts";
import { ownRules } from "#packs/own-rules.ts";
import { pageOf } from "#packs/pages.ts";
import { builtinPrinciples } from "#packs/principles.ts";
import { findOwners } from "#project/owners.ts";
import { runPrincipleTests, testsOf } from "#project/principle-tests.ts";
import { isPrinciplesName } from "#project/principles-names.ts";
import { builtinIndex, openProject, type Project, type ProjectOptions } from "#project/project.ts";
import { nearestRules } from "#project/setup.ts";
import { usageIssues } from "#project/usage.ts";
import { createBuiltinAuthoring } from "./create-authoring.ts";
import { readBaseline } from "./roots/baseline.ts";
import type { LoadedRules, LoadRequest, Services } from "./services.ts";
import type { UriParts } from "./uris.ts";

const NO_SELECTION = { rule: [], skipRule: [], pack: [] };
const NO_RULES: RuleSet = { id: "none", rules: [], settings: { kubernetesMinor: 0, reasonRequired: false, foreignSuppressions: true, suppressionDays: null } };

/** The services of the product over the files of the place it runs in. */
export function createServices(fileSystem: (base: UriParts) => AsyncFileSystem): Services {
  return {
    fileSystem,
    loadRules,
    runTests: (tests, request) => runAsync(runPrincipleTests(tests, optionsOf(request)), request.files),
    wants: (file) => mayBeManifest(file) || isPrinciplesName(file),
    isPrinciplesFile: isPrinciplesName,
    today: () => new Date().toISOString().slice(0, 10),
    fileSizeLimit: DEFAULT_SIZE_LIMIT,
    definition: definitionOf,
    builtInPrinciple: (rule) => builtinPrinciples.get(definitionOf(rule)?.principles[0] ?? "") ?? null,
    page: (rule) => (definitionOf(rule) === null ? null : pageOf(rule)),
    authoring: createBuiltinAuthoring(),
    documentation: (rule) => builtinDocumentation.get(rule) ?? null,
  };
}

function definitionOf(rule: string): RuleSummary | null {
  return builtinIndex.rules.get(rule) ?? ownRules.get(rule) ?? null;
}

async function loadRules(request: LoadRequest): Promise<LoadedRules> {
  const project = await runAsync(openProject(optionsOf(request)), request.files);
  return {
    id: project.rules.map((entry) => `${entry.folder}=${entry.rules.id}`).join(" "),
    rulesFor: project.isValid ? nearestRules(project.rules) : () => NO_RULES,
    principlesFiles: project.principlesFiles,
    texts: project.texts,
    isValid: project.isValid,
    message: project.isValid ? null : faultOf(project),
    fileSizeLimit: project.run.fileSize ?? DEFAULT_SIZE_LIMIT,
    unresolved: project.run.unresolved,
    issues: project.issues,
    baseline: await readBaseline(request.files, project.run.baseline),
    owners: await runAsync(findOwners(), request.files),
    project,
    tests: testsOf(project),
    waiverDays: project.run.waiverDays,
    usageIssues: (reports, unread) => runAsync(usageIssues(project, reports, unread), request.files),
    principles: (folder) => principlesOf(project, folder),
  };
}

function optionsOf({ folders, candidates, asOf }: LoadRequest): ProjectOptions {
  return { paths: folders, candidates, principles: null, selection: NO_SELECTION, asOf };
}

/** What makes the principles files invalid, as the status shows it. */
function faultOf(project: Project): string {
  const issue = project.issues.find((candidate) => FATAL_CODES.has(candidate.code));
  return issue === undefined ? project.notes.join(" ") : describe(issue);
}

function describe(issue: PrinciplesIssue): string {
  return `${issue.file}:${String(issue.range.start.line)}: ${issue.message}`;
}

function principlesOf(project: Project, folder: string): readonly PrincipleText[] {
  const governing = project.principles.filter((entry) => isWithin(folder, entry.folder));
  return governing.sort((one, other) => other.folder.length - one.folder.length).flatMap((entry) => entry.principles);
}

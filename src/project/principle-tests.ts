import { readPrincipleTests, runPrincipleTest, type PrincipleTest, type PrincipleTestResult } from "#engine/index.ts";
import { readAll, statAll, type Steps } from "#host/file-system.ts";
import { parentOf } from "#host/paths.ts";
import { DEFAULT_SIZE_LIMIT, textOf } from "#host/read-text.ts";
import { openProject, type Project, type ProjectOptions } from "./project.ts";
import { nearestRules } from "./setup.ts";

/** The tests of all principles files in use, in the order of the files. */
export function testsOf(project: Project): readonly PrincipleTest[] {
  return project.parsed.flatMap(readPrincipleTests);
}

/** Runs tests of principles files, each with the rules in force on its own date. `options` are those the project was opened with. */
export function* runPrincipleTests(tests: readonly PrincipleTest[], options: ProjectOptions): Steps<PrincipleTestResult[]> {
  const projects = new Map<string, Project>();
  const results: PrincipleTestResult[] = [];
  const texts = yield* readAll(tests.map(({ given }) => given ?? ""), DEFAULT_SIZE_LIMIT);
  const isChart = yield* chartFiles(tests);
  for (const [index, test] of tests.entries()) {
    const asOf = test.asOf ?? options.asOf;
    const project = projects.get(asOf) ?? (yield* openProject({ ...options, asOf }));
    projects.set(asOf, project);
    const text = test.given === null ? null : textOf(texts[index] ?? null);
    const rules = test.given === null || project.rules.length === 0 ? null : nearestRules(project.rules)(parentOf(test.given));
    results.push(runPrincipleTest({ test, rules, text: text !== null && "text" in text ? text.text : null, asOf, hasFile: (path) => isChart.has(path) }));
  }
  return results;
}

/** What tells templates of a chart from manifests: the Chart.yaml of folders above the given files. */
function* chartFiles(tests: readonly PrincipleTest[]): Steps<ReadonlySet<string>> {
  const folders = new Set<string>();
  for (const { given } of tests) {
    for (let folder = parentOf(given ?? ""); folder !== ""; folder = parentOf(folder)) folders.add(folder);
  }
  const paths = [...folders, ""].map((folder) => (folder === "" ? "Chart.yaml" : `${folder}/Chart.yaml`));
  const stats = yield* statAll(paths);
  return new Set(paths.filter((_, index) => stats[index]?.kind === "file"));
}

import type { LocatedFact } from "../../../model/facts.ts";
import type { Relation } from "../../../model/relation.ts";
import { UNRESOLVED, type Value } from "../../../model/value.ts";
import { isMainFile, isOverrideFile } from "../read/names.ts";

/** A reference and the files of its project: what may define the name. */
export const COMPOSE_REFERENCE_RELATIONS: readonly Relation[] = [
  { name: "inProject", from: "compose.reference", to: "compose.names", prepare: prepareInProject },
];

/**
 * The project of a file: of the main file, what Compose merges by itself; of any other, all Compose files of its folder, because
 * nobody can tell which are given together. Files that include or extend one another belong together as well.
 */
function prepareInProject(facts: readonly LocatedFact[]): ReturnType<Relation["prepare"]> {
  const byFile = new Map(facts.map((fact) => [fact.file, fact]));
  const files: ComposeFiles = { byFile, links: linksOf(facts, byFile), byFolder: filesByFolder(byFile.keys()) };
  const projects = new Map<string, readonly LocatedFact[]>();
  return (subject) => {
    let project = projects.get(subject.file);
    if (project === undefined) {
      project = projectOf(subject.file, files);
      projects.set(subject.file, project);
    }
    return project;
  };
}

interface ComposeFiles {
  readonly byFile: ReadonlyMap<string, LocatedFact>;
  readonly links: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

function filesByFolder(files: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const known = folders.get(folderOf(file));
    if (known === undefined) folders.set(folderOf(file), [file]);
    else known.push(file);
  }
  return folders;
}

function projectOf(file: string, { byFile, links, byFolder }: ComposeFiles): LocatedFact[] {
  const reached = new Set([file]);
  for (const each of reached) {
    for (const linked of links.get(each) ?? []) reached.add(linked);
    if (isMainFile(each) && each !== file) continue;
    for (const beside of byFolder.get(folderOf(each)) ?? []) {
      if (!isMainFile(each) || isOverrideFile(beside) || isMainFile(beside)) reached.add(beside);
    }
  }
  return [...reached].flatMap((each) => byFile.get(each) ?? []);
}

/** Which files name one another, both ways. A file that names one nobody has loaded leaves its project open. */
function linksOf(facts: readonly LocatedFact[], byFile: Map<string, LocatedFact>): ReadonlyMap<string, ReadonlySet<string>> {
  const links = new Map<string, Set<string>>();
  const link = (from: string, to: string): void => {
    links.set(from, (links.get(from) ?? new Set()).add(to));
  };
  for (const fact of facts) {
    for (const file of listOf(fact.value["links"])) {
      const isKnown = typeof file === "string" && byFile.has(file);
      if (!isKnown) byFile.set(fact.file, { ...fact, value: { ...fact.value, isOpen: UNRESOLVED } });
      if (typeof file !== "string") continue;
      link(fact.file, file);
      link(file, fact.file);
    }
  }
  return links;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}

import type { FileApplication, Report } from "./report.ts";
import { scoreOf, type Score } from "./conformance-score.ts";

/** A column of a table: a system, an owner or an environment. */
export interface Column {
  readonly name: string;
  /** `principle`: nobody owns the files, so the owner of the principle is named. `nobody`: neither has one, or there is no such thing. */
  readonly from: "files" | "principle" | "nobody";
  /** Over all principles. */
  readonly score: Score;
}

/** Scores by principle (rows) and something else (columns). */
export interface CrossTable {
  /** Sorted by name; those of nobody last. */
  readonly columns: readonly Column[];
  /** Principles of which something applied, in the order of the report. */
  readonly rows: readonly Row[];
}

export interface Row {
  /** Null for rules of packs. */
  readonly principle: string | null;
  /** One for each column; null where nothing applied. */
  readonly cells: readonly (Score | null)[];
}

/** What an application is counted under. */
export type Key = Pick<Column, "name" | "from">;

/** The system of a resource: its label `app.kubernetes.io/part-of`, else the first folder of its file. */
export function systemOf({ resource, file }: FileApplication): Key {
  const label = resource?.labels?.["app.kubernetes.io/part-of"];
  if (label !== undefined && label !== "") return { name: label, from: "files" };
  const [first = "", ...rest] = file.split("/");
  return rest.length === 0 ? { name: "(root)", from: "nobody" } : { name: first, from: "files" };
}

/** Who answers for a resource: the owners of its file by CODEOWNERS, else the owner of the principle, else nobody. */
export function ownersOf(report: Pick<Report, "owners" | "principleTexts">): (application: FileApplication) => readonly Key[] {
  return ({ file, principle }) => {
    const owners = report.owners.get(file) ?? [];
    if (owners.length > 0) return owners.map((name) => ({ name, from: "files" }));
    const owner = principle === null ? null : (report.principleTexts.get(principle)?.owner ?? null);
    return [owner === null ? { name: "(nobody)", from: "nobody" } : { name: owner, from: "principle" }];
  };
}

export function environmentOf({ environment }: FileApplication): Key {
  return environment === null ? { name: "(none)", from: "nobody" } : { name: environment, from: "files" };
}

/** Counts applications by principle and key. One with several keys counts under each of them. */
export function crossTable(
  groups: ReadonlyMap<string | null, readonly FileApplication[]>,
  keysOf: (application: FileApplication) => readonly Key[],
): CrossTable {
  const sorted = [...groups].filter(([, applications]) => applications.length > 0).map(([principle, applications]) => ({ principle, byKey: byKey(applications, keysOf) }));
  const all = byKey([...groups.values()].flat(), keysOf);
  const columns = [...all.values()].map(({ key, applications }) => ({ ...key, score: scoreOf(applications) })).sort(compareColumns);
  const rows = sorted.map(({ principle, byKey: own }) => ({
    principle,
    cells: columns.map((column) => {
      const found = own.get(idOf(column));
      return found === undefined ? null : scoreOf(found.applications);
    }),
  }));
  return { columns, rows };
}

interface Group {
  readonly key: Key;
  readonly applications: FileApplication[];
}

function byKey(applications: readonly FileApplication[], keysOf: (application: FileApplication) => readonly Key[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const application of applications) {
    for (const key of keysOf(application)) {
      const known = groups.get(idOf(key));
      if (known === undefined) groups.set(idOf(key), { key, applications: [application] });
      else known.applications.push(application);
    }
  }
  return groups;
}

function idOf({ name, from }: Key): string {
  return `${from}\n${name}`;
}

function compareColumns(a: Key, b: Key): number {
  if ((a.from === "nobody") !== (b.from === "nobody")) return a.from === "nobody" ? 1 : -1;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.from < b.from ? -1 : 1;
}

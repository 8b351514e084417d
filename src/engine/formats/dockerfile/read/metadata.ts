import type { DockerfileParts } from "../../../syntax/dockerfile.ts";

/** What the image of a stage says of itself: names of its labels, and the ports of EXPOSE that are plain numbers. */
export interface StageMetadata {
  readonly labels: readonly string[];
  readonly exposed: readonly number[];
}

/** What each stage says, or an earlier stage that it is FROM, by the number of its FROM. */
export function metadataByStage({ instructions }: DockerfileParts): ReadonlyMap<number, StageMetadata> {
  const byFrom = new Map<number, StageMetadata>();
  const byName = new Map<string, StageMetadata>();
  let { labels, exposed } = copyOf(undefined);
  for (const [index, { keyword, arguments: words, pairs }] of instructions.entries()) {
    if (keyword === "FROM") {
      const [base, , name] = words.map((word) => word.text.toLowerCase());
      ({ labels, exposed } = copyOf(byName.get(base ?? "")));
      byFrom.set(index, { labels, exposed });
      if (name !== undefined) byName.set(name, { labels, exposed });
    } else if (keyword === "LABEL") labels.push(...pairs.map(({ name }) => name.text.replace(/["']/g, "")));
    else if (keyword === "EXPOSE") exposed.push(...words.flatMap(({ text }) => portsIn(text)));
  }
  return byFrom;
}

function copyOf(base: StageMetadata | undefined): { labels: string[]; exposed: number[] } {
  return base === undefined ? { labels: [], exposed: [] } : { labels: [...base.labels], exposed: [...base.exposed] };
}

const MAXIMUM_PORTS = 100;

/** `80`, `80/tcp`, or a range. */
function portsIn(text: string): number[] {
  const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/\w+)?$/.exec(text) ?? [];
  const count = from === undefined ? 0 : Math.min(Number(to ?? from) - Number(from) + 1, MAXIMUM_PORTS);
  return Array.from({ length: Math.max(0, count) }, (_, index) => Number(from) + index);
}

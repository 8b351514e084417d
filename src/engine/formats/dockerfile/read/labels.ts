import type { DockerfileParts } from "../../../syntax/dockerfile.ts";

/** Names of the labels that each stage sets, or an earlier stage that it is FROM, by the number of its FROM. */
export function labelsByStage({ instructions }: DockerfileParts): ReadonlyMap<number, readonly string[]> {
  const byFrom = new Map<number, string[]>();
  const byName = new Map<string, string[]>();
  let labels: string[] = [];
  for (const [index, { keyword, arguments: words, pairs }] of instructions.entries()) {
    if (keyword === "FROM") {
      labels = [...(byName.get(words[0]?.text.toLowerCase() ?? "") ?? [])];
      byFrom.set(index, labels);
      const name = words[2]?.text.toLowerCase();
      if (name !== undefined) byName.set(name, labels);
    } else if (keyword === "LABEL") labels.push(...pairs.map(({ name }) => name.text.replace(/["']/g, "")));
  }
  return byFrom;
}


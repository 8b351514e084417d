import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { composeFile, dockerfile } from "./manifests/containers.ts";
import { accessRights, configMap, ingress, networkPolicy, scaling, service } from "./manifests/objects.ts";
import { planService, type ServicePlan } from "./manifests/service-plan.ts";
import { cronJob, deployment, statefulSet } from "./manifests/workloads.ts";
import { createRandom, type Random } from "./random.ts";

const SEED = 20260601;

type Manifest = readonly [name: string, write: (plan: ServicePlan, random: Random) => string];

/** What lies in the folder of a service, every time. */
const FILES: readonly Manifest[] = [
  ["deployment.yaml", deployment],
  ["service.yaml", service],
  ["configmap.yaml", configMap],
  ["ingress.yaml", ingress],
  ["rbac.yaml", accessRights],
  ["networkpolicy.yaml", networkPolicy],
  ["scaling.yaml", scaling],
  ["compose.yaml", composeFile],
  ["Dockerfile", dockerfile],
];
/** One of these lies there too. */
const CHANGING: readonly [Manifest, ...Manifest[]] = [["cronjob.yaml", cronJob], ["statefulset.yaml", statefulSet]];

/** The texts of a repository of `count` files by path, ten in a folder; equal for equal counts. */
export function* repositoryFiles(count: number): Generator<readonly [path: string, text: string]> {
  let left = count;
  for (let index = 0; left > 0; index += 1) {
    const random = createRandom(SEED + index);
    const plan = planService(index, random);
    for (const [name, write] of [...FILES, random.pick(CHANGING)].slice(0, left)) yield [`${plan.team}/${plan.name}/${name}`, write(plan, random)];
    left -= FILES.length + 1;
  }
}

/** Writes the repository into a folder; one that is complete and written by the same generator stays. */
export async function writeRepository(folder: string, count: number, generation: string): Promise<void> {
  const mark = join(folder, ".git", "bench-generation");
  if ((await readFile(mark, "utf8").catch(() => "")) === generation) return;
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of repositoryFiles(count)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, ".git"), { recursive: true });
  await writeFile(mark, generation);
}

/** A Kubernetes file of about `lines` lines, as editors meet it: several documents of several kinds. */
export function longManifest(lines: number): string {
  const random = createRandom(SEED);
  const parts: string[] = [];
  for (let index = 0; countLines(parts) < lines; index += 1) {
    const plan = planService(100_000 + index, random);
    parts.push(deployment(plan, random), service(plan, random), networkPolicy(plan, random));
  }
  return parts.join("---\n");
}

function countLines(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.split("\n").length, 0);
}

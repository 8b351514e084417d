import { reporter } from "./reporter.ts";

/** What both builds of mocha have. */
interface MochaInstance {
  timeout(milliseconds: number): unknown;
  reporter(reporter: typeof reporterFunction): unknown;
  run(done: (failures: number) => void): Mocha.Runner;
}

const reporterFunction = reporter;

/** Longest time one test may take: an editor starts a server, which reads a workspace. */
const LIMIT_MS = 30_000;

let chosen: MochaInstance | undefined;

export function useMocha(instance: MochaInstance): void {
  chosen = instance;
}

/** What VS Code calls: resolves where every test passed. */
export async function run(): Promise<void> {
  const instance = chosen;
  if (instance === undefined) throw new Error("No mocha was set up.");
  instance.timeout(LIMIT_MS);
  instance.reporter(reporter);
  const failures = await new Promise<number>((resolve) => {
    instance.run(resolve);
  });
  if (failures > 0) throw new Error(`${String(failures)} tests failed.`);
}

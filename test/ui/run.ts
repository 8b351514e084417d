/** Longest time one test may take: an editor starts a server, which reads a workspace. */
const LIMIT_MS = 30_000;

/** Begins each line of the suite: an editor writes much else to the same console. */
const MARK = "│ ";

export const OPTIONS = { ui: "bdd", timeout: LIMIT_MS } as const;

type Start = (done: (failures: number) => void) => Mocha.Runner;

let start: Start | undefined;

/** Tells how mocha starts; Node and the browser have builds of their own. */
export function useMocha(how: Start): void {
  start = how;
}

/** What VS Code calls: resolves where every test passed. */
export async function run(): Promise<void> {
  const failures = await new Promise<number>((resolve, reject) => {
    if (start === undefined) reject(new Error("No mocha was set up."));
    else report(start(resolve));
  });
  if (failures > 0) throw new Error(`${String(failures)} tests failed.`);
}

/** Prints each test as a line and closes with `N passed, N failed`. */
function report(runner: Mocha.Runner): void {
  let passed = 0;
  let failed = 0;
  runner.on("pass", (test) => {
    passed++;
    print(`✓ ${test.fullTitle()} (${String(test.duration ?? 0)} ms)`);
  });
  runner.on("fail", (test, error: Error) => {
    failed++;
    print(`✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
  });
  runner.on("end", () => {
    print(`${String(passed)} passed, ${String(failed)} failed`);
  });
}

function print(text: string): void {
  console.log(text.replace(/^/gm, MARK));
}

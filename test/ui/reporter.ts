/** Begins each line of the suite: an editor writes much else to the same console. */
const MARK = "│ ";

/** Prints each test as a line and closes with `N passed, N failed`. */
export function reporter(this: unknown, runner: Mocha.Runner): void {
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

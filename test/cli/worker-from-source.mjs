// A worker thread does not inherit the loader of the tests: it is set up first.
import { register } from "tsx/esm/api";

register();
await import("../../src/cli/worker.ts");

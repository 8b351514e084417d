import "mocha/mocha.js";
import { OPTIONS, useMocha } from "./run.ts";

// Imported before the suites: the browser build of mocha puts itself, `describe` and `it` among the globals.
mocha.setup({ ...OPTIONS, reporter: Mocha.reporters.Base });
useMocha((done) => mocha.run(done));

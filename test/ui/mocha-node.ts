import Mocha from "mocha";
import { OPTIONS, useMocha } from "./run.ts";

// Imported before the suites: they find `describe` and `it` as globals.
const mocha = new Mocha({ ...OPTIONS, reporter: Mocha.reporters.Base });
mocha.suite.emit("pre-require", globalThis, "", mocha);
useMocha((done) => mocha.run(done));

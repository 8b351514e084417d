import "mocha/mocha.js";
import { useMocha } from "./run.ts";

// Imported before the suites: the browser build of mocha puts itself, `describe` and `it` among the globals.
mocha.setup({ ui: "bdd" });
useMocha(mocha);

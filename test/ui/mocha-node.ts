import Mocha from "mocha";
import { useMocha } from "./run.ts";

// Imported before the suites: they find `describe` and `it` as globals.
const mocha = new Mocha({ ui: "bdd" });
mocha.suite.emit("pre-require", globalThis, "", mocha);
useMocha(mocha);

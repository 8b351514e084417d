import type { Detection, Format } from "../../model/format.ts";
import type { Tree } from "../../model/tree.ts";
import { partsOf } from "../../syntax/dockerfile.ts";
import { extendModel, extendTypes } from "../../functions/added-variables.ts";
import { followRoute } from "../../syntax/access.ts";
import { buildModel } from "./model.ts";
import { DOCKERFILE_ADDITIONS } from "./read/written.ts";
import { DOCKERFILE_TARGETS } from "./types.ts";

/** Dockerfiles and Containerfiles: by name, and because the first instruction is FROM or ARG. */
export const dockerfileFormat: Format = {
  id: "dockerfile",
  title: "Dockerfile",
  syntax: "dockerfile",
  mayBe: (file) => isDockerfileName(file.slice(file.lastIndexOf("/") + 1)),
  detect: (_file: string, tree: Tree): Detection => (startsAsDockerfile(tree) ? "yes" : "no"),
  targetTypes: extendTypes(DOCKERFILE_TARGETS, DOCKERFILE_ADDITIONS),
  build: (file, tree) => extendModel(buildModel(tree), DOCKERFILE_ADDITIONS, { file, tree, follow: followRoute }),
};

const NAME = /^(?:(?:dockerfile|containerfile)(?:[._-].*)?|.+\.(?:dockerfile|containerfile))$/i;
/** Endings of files about a Dockerfile, or from which one is rendered. */
const OTHER = /\.(?:dockerignore|j2|jinja2?|template|tmpl|tpl|erb|mustache|hbs|in|md|mdx|html?|json|ya?ml)$/i;

function isDockerfileName(name: string): boolean {
  return NAME.test(name) && !OTHER.test(name);
}

/** Whether the first instruction is one that may come first; what a template engine must fill in is none. */
function startsAsDockerfile(tree: Tree): boolean {
  const { instructions } = partsOf(tree);
  const first = instructions[0];
  return (first?.keyword === "FROM" || first?.keyword === "ARG") && !/\{\{|\{%|<%/.test(first.arguments[0]?.text ?? "");
}

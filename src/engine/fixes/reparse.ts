import type { Tree } from "../model/tree.ts";
import { parseDockerfile } from "../syntax/dockerfile.ts";
import { parseJson } from "../syntax/json.ts";
import { parseYaml } from "../syntax/yaml.ts";

/** The tree of a changed text, in the syntax it had. */
export function reparse(syntax: Tree["syntax"], text: string): Tree {
  if (syntax === "dockerfile") return parseDockerfile(text);
  return syntax === "json" ? parseJson(text) : parseYaml(text);
}

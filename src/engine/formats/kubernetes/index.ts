import type { Detection, Format } from "../../model/format.ts";
import type { Tree } from "../../model/tree.ts";
import { extendModel, extendTypes } from "../../functions/added-variables.ts";
import { followRoute } from "../../syntax/access.ts";
import { addCalls } from "./calls/index.ts";
import { CALL_TARGET } from "./calls/types.ts";
import { addCompanions } from "./companions/index.ts";
import { LISTENER_TARGET } from "./companions/types.ts";
import { buildModel } from "./model.ts";
import { addReferences } from "./references/index.ts";
import { REFERENCE_TARGET } from "./references/types.ts";
import { findObjects } from "./read/objects.ts";
import { KUBERNETES_ADDITIONS } from "./read/written.ts";
import { addScaling } from "./scaling/index.ts";
import { SCALING_TARGETS } from "./scaling/types.ts";
import { KUBERNETES_TARGETS } from "./types.ts";

/** Kubernetes manifests, as YAML or JSON: every document with `apiVersion` and `kind` that is not of another product. */
export const kubernetesFormat: Format = {
  id: "kubernetes",
  title: "Kubernetes",
  syntax: "yaml",
  mayBe: (file) => /\.(ya?ml|json)$/i.test(file),
  detect: (_file: string, tree: Tree): Detection => (findObjects(tree).length > 0 ? "yes" : "no"),
  targetTypes: [...extendTypes(KUBERNETES_TARGETS, KUBERNETES_ADDITIONS), REFERENCE_TARGET, ...SCALING_TARGETS, CALL_TARGET, LISTENER_TARGET],
  build: (file, tree) => {
    const model = extendModel(buildModel(tree), KUBERNETES_ADDITIONS, { file, tree, follow: followRoute });
    return addCompanions(addCalls(addScaling(addReferences(model, tree), tree), tree), tree);
  },
};

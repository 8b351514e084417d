import { createAuthoring, FORMATS, functionTable, TARGET_TYPES, type Authoring } from "#engine/index.ts";
import { builtinDocumentation } from "#packs/documentation.ts";
import { builtinPrinciples } from "#packs/principles.ts";
import { builtinIndex } from "#project/project.ts";

/** Help for those who write principles files, with everything that ships with the product. */
export function createBuiltinAuthoring(): Authoring {
  return createAuthoring({
    index: builtinIndex,
    targetTypes: TARGET_TYPES,
    functions: functionTable,
    formats: FORMATS,
    builtInPrinciples: [...builtinPrinciples.values()],
    documentation: (rule) => builtinDocumentation.get(rule) ?? null,
  });
}

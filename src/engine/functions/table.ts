import { CONVERSION_FUNCTIONS } from "./conversion-functions.ts";
import { createFunctionTable, type FunctionTable } from "./declaration.ts";
import { DOMAIN_FUNCTIONS } from "./domain-functions.ts";
import { LIFECYCLE_FUNCTIONS } from "./lifecycle-functions.ts";
import { LIST_FUNCTIONS } from "./list-functions.ts";
import { PLATFORM_FUNCTIONS } from "./platform-functions.ts";
import { TEXT_FUNCTIONS } from "./text-functions.ts";

export type { ArgumentFault, Evaluate, FunctionDeclaration, FunctionTable } from "./declaration.ts";
export { createFunctionTable } from "./declaration.ts";

/** Every function of the rule language. */
export const functionTable: FunctionTable = createFunctionTable([
  ...CONVERSION_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...DOMAIN_FUNCTIONS,
  ...LIFECYCLE_FUNCTIONS,
  ...PLATFORM_FUNCTIONS,
]);

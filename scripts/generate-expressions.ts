import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { formatFunctionReference } from "../src/engine/functions/reference.ts";
import { functionTable } from "../src/engine/index.ts";

const PAGE = "docs/rule-expressions.md";
const SECTION = /(<!-- functions: kept[^\n]*-->\n).*?(\n<!-- functions: end -->)/s;

/** The page on expressions, with the table of functions as it is now; the rest of the page is written by hand. */
export async function expressionPage(root: string): Promise<[string, string][]> {
  const page = await readFile(join(root, PAGE), "utf8");
  if (!SECTION.test(page)) throw new Error(`${PAGE} has no <!-- functions --> markers.`);
  return [[PAGE, page.replace(SECTION, (_all, start: string, end: string) => `${start}${formatFunctionReference(functionTable)}${end}`)]];
}

import type { Services } from "./services.ts";

const PAGES = "https://github.com/groundrules/groundrules/blob/main/docs/rules";

/** The page of a built-in rule; null for a custom rule, which has none. */
export function documentationPage(services: Pick<Services, "definition">, rule: string): string | null {
  return services.definition(rule) === null ? null : `${PAGES}/${rule}.md`;
}

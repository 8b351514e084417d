const PAGES = "https://github.com/groundrules/groundrules/blob/main/docs/rules";

/** Address of the page of a built-in rule. */
export function pageOf(rule: string): string {
  return `${PAGES}/${rule}.md`;
}

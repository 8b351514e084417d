/** Forms that look like calls but are part of the language: the checker sees their arguments unevaluated. */
export const MACRO_NAMES: readonly string[] = ["has", "all", "exists", "exists_one", "filter", "map"];

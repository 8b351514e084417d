import type { Filters } from "./filters.ts";

/** A link to a finding works even where the filters hide it. */
export function followAddress(filters: Filters): void {
  const show = (): void => {
    const target = document.getElementById(idOf(location.hash));
    if (target?.closest("[hidden]") === null || target === null) return;
    filters.reset();
    target.scrollIntoView();
  };
  addEventListener("hashchange", show);
  show();
}

function idOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

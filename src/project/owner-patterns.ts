/** A pattern of CODEOWNERS, cut at its slashes. */
export interface OwnerPattern {
  /** Parts to match one by one; `**` stands for any number of folders. */
  readonly parts: readonly string[];
  /** Whether what lies below a match belongs to it. */
  readonly below: "included" | "required" | "excluded";
  /** Whether it is about every file. */
  readonly isEverything: boolean;
}

/**
 * Reads a pattern. It follows `.gitignore`: with a slash inside it starts at the root, without one it matches in every folder, and
 * a slash at its end asks for a folder. Unlike there, `docs/*` is about the files of that folder only.
 */
export function readOwnerPattern(written: string): OwnerPattern {
  const isEverything = written === "*" || written === "**" || written === "/" || written === "/**";
  const inner = written.replace(/\/(?:\*\*)?$/, "");
  const parts = inner.split("/").filter((part) => part !== "");
  const isAnchored = inner.includes("/") || written.endsWith("/**");
  const below = inner !== written ? "required" : isAnchored && parts.at(-1) === "*" ? "excluded" : "included";
  return { parts: isAnchored ? parts : ["**", ...parts], below, isEverything };
}

export function matchesOwnerPattern({ parts, below, isEverything }: OwnerPattern, file: string): boolean {
  return isEverything || matchParts(parts, file.split("/"), below);
}

/** Walks the names of a path with the set of parts that may come next, so that no pattern costs more than their product. */
function matchParts(parts: readonly string[], names: readonly string[], below: OwnerPattern["below"]): boolean {
  let states = open(parts, new Set([0]));
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    const next = new Set<number>();
    for (const state of states) {
      const part = parts[state];
      if (part === "**") next.add(state);
      else if (part !== undefined && matchesName(part, name)) next.add(state + 1);
    }
    states = open(parts, next);
    if (states.has(parts.length) && below !== (isLast ? "required" : "excluded")) return true;
  }
  return false;
}

/** Adds what can be reached without another name: `**` may stand for nothing. */
function open(parts: readonly string[], states: ReadonlySet<number>): Set<number> {
  const all = new Set(states);
  for (const state of all) if (parts[state] === "**") all.add(state + 1);
  return all;
}

/** `*` stands for any characters, `?` for one. */
function matchesName(pattern: string, name: string): boolean {
  let [at, from, star, mark] = [0, 0, -1, 0];
  while (from < name.length) {
    if (pattern[at] === "?" || (pattern[at] !== "*" && pattern[at] === name[from])) {
      at += 1;
      from += 1;
    } else if (pattern[at] === "*") {
      star = at;
      mark = from;
      at += 1;
    } else if (star >= 0) {
      mark += 1;
      at = star + 1;
      from = mark;
    } else return false;
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}

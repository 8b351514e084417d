/** Longest glob, and the most patterns its braces may stand for: matching is not linear beyond. */
const MAXIMUM_LENGTH = 200;
const MAXIMUM_EXPANSIONS = 64;

/** What makes a glob unacceptable; null where nothing does. */
export function globProblem(glob: string): string | null {
  if (glob.length > MAXIMUM_LENGTH) return `the glob has more than ${String(MAXIMUM_LENGTH)} characters`;
  if (countExpansions(glob) > MAXIMUM_EXPANSIONS) return `the braces of the glob stand for more than ${String(MAXIMUM_EXPANSIONS)} patterns`;
  if (glob.startsWith("/")) return "a glob is relative to the root of the repository and does not begin with a slash";
  return null;
}

/** A glob as it is matched: a leading `./` means the root. */
export function normaliseGlob(glob: string): string {
  return glob.startsWith("./") ? glob.slice(2) : glob;
}

/** Number of patterns the braces of a glob expand to, counted without expanding them. */
export function countExpansions(glob: string): number {
  const state = { at: 0 };
  let total = 0;
  // A brace that closes nothing is an ordinary character.
  for (total = countSequence(glob, state); state.at < glob.length; total *= countSequence(glob, state)) state.at += 1;
  return total;
}

/** Expansions of a sequence up to the `,` or `}` that ends it: the product of its groups. */
function countSequence(glob: string, state: { at: number }, isNested?: true): number {
  let product = 1;
  while (state.at < glob.length) {
    const character = glob[state.at];
    if (character === "}" || (character === "," && isNested === true)) return product;
    state.at += character === "\\" ? 2 : 1;
    if (character === "{") product *= countGroup(glob, state);
  }
  return product;
}

/** Expansions of the group whose `{` was just read: the sum of its alternatives, or the length of a range. */
function countGroup(glob: string, state: { at: number }): number {
  const start = state.at;
  let sum = 0;
  for (;;) {
    sum += countSequence(glob, state, true);
    const separator = glob[state.at];
    state.at += 1;
    if (separator !== ",") break;
  }
  return Math.max(sum, rangeLength(glob.slice(start, state.at - 1)));
}

function rangeLength(text: string): number {
  const match = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(text) ?? /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d+))?$/.exec(text);
  if (match === null) return 1;
  const [from, to] = [match[1] ?? "", match[2] ?? ""].map((end) => (/\d/.test(end) ? Number(end) : end.charCodeAt(0)));
  const step = Math.max(1, Math.abs(Number(match[3] ?? "1")));
  return Math.floor(Math.abs((to ?? 0) - (from ?? 0)) / step) + 1;
}

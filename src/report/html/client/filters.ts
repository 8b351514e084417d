/** The filters of the findings, as other parts of the page use them. */
export interface Filters {
  /** Shows every finding again. */
  reset(): void;
}

interface Card {
  readonly element: HTMLElement;
  readonly group: string;
  readonly severity: string;
  readonly principle: string;
  readonly owners: readonly string[];
  /** Lower-case text, read when it is first searched. */
  text: string | null;
}

/** Milliseconds without a key before the text is searched. */
const PAUSE_MS = 120;

/** Shows the filter form and lets it work. */
export function enableFilters(): Filters {
  const form = document.querySelector<HTMLFormElement>("#filters");
  if (form === null) return { reset: () => undefined };
  const cards = readCards();
  const apply = (): void => {
    applyFilters(form, cards);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(apply, event.target instanceof HTMLInputElement ? PAUSE_MS : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.hidden = false;
  apply();
  return {
    reset: () => {
      form.reset();
      apply();
    },
  };
}

function readCards(): Card[] {
  const elements = document.querySelectorAll<HTMLElement>(".finding");
  return [...elements].map((element) => ({
    element,
    group: element.parentElement?.dataset["group"] ?? "",
    severity: element.dataset["severity"] ?? "",
    principle: element.dataset["principle"] ?? "",
    owners: (element.dataset["owner"] ?? "").split("\n"),
    text: null,
  }));
}

function applyFilters(form: HTMLFormElement, cards: readonly Card[]): void {
  const data = new FormData(form);
  const wanted = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value : "*";
  };
  const [verdict, severity, principle, owner] = [wanted("verdict"), wanted("severity"), wanted("principle"), wanted("owner")];
  const words = wanted("text").toLowerCase().split(/\s+/).filter((word) => word !== "");
  const counts = new Map<string, number>();
  for (const card of cards) {
    const isShown = fits(verdict, card.group) && fits(severity, card.severity) && fits(principle, card.principle) && (owner === "*" || card.owners.includes(owner)) && holds(card, words);
    card.element.hidden = !isShown;
    if (isShown) counts.set(card.group, (counts.get(card.group) ?? 0) + 1);
  }
  showCounts(counts, cards.length);
}

function fits(wanted: string, value: string): boolean {
  return wanted === "*" || wanted === value;
}

function holds(card: Card, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = (card.text ??= card.element.textContent.toLowerCase());
  return words.every((word) => text.includes(word));
}

function showCounts(counts: ReadonlyMap<string, number>, all: number): void {
  let shown = 0;
  for (const group of document.querySelectorAll<HTMLElement>(".group")) {
    const number = counts.get(group.dataset["group"] ?? "") ?? 0;
    shown += number;
    group.hidden = number === 0;
    const count = group.querySelector("h3 .count");
    if (count !== null) count.textContent = String(number);
  }
  const output = document.querySelector("#shown");
  if (output !== null) output.textContent = shown === all ? `${String(all)} findings` : `${String(shown)} of ${String(all)} findings`;
}

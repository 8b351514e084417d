/** Makes the heads of sortable tables buttons. */
export function enableSorting(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table.sortable")) {
    for (const head of table.querySelectorAll<HTMLTableCellElement>("th[data-sort]")) addButton(table, head);
  }
}

function addButton(table: HTMLTableElement, head: HTMLTableCellElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    sortBy(table, head);
  });
}

/** Figures are sorted from the highest, texts from A; a second time the other way round. */
function sortBy(table: HTMLTableElement, head: HTMLTableCellElement): void {
  const body = table.tBodies[0];
  if (body === undefined) return;
  const isNumber = head.dataset["sort"] === "number";
  const first = isNumber ? "descending" : "ascending";
  const direction = head.getAttribute("aria-sort") === first ? (isNumber ? "ascending" : "descending") : first;
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction);
  const sign = direction === "ascending" ? 1 : -1;
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(row.cells[head.cellIndex]) }));
  rows.sort((left, right) => sign * (isNumber ? Number(left.value) - Number(right.value) : compare(left.value, right.value)));
  body.append(...rows.map(({ row }) => row));
}

function valueOf(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset["value"] ?? cell?.textContent.trim().replace(/\s/g, " ") ?? "";
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

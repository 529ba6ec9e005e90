// What is marked, or else in view, as a table on the page: sorted by any column, its rows beside the names.

const mostTableRows = 500;
const sheet = document.getElementById("sheet");
let sortedBy = { column: 0, down: false };

// One row a node, as the saved table has them.
function tableRow(node) {
  return [
    nodeCard(node).kind, columns.label.at(node), nodeId(node), facts.statuses[columns.status[node]], facts.networks_of[columns.network[node]],
    columns.amount.at(node), columns.unvalued[node] ? String(columns.unvalued[node]) : "", columns.also.at(node), placeText(node), notes.get(nodeId(node)) || "",
  ];
}

const amountColumns = new Set([5, 6]);

function sortedRows() {
  const { column, down } = sortedBy;
  const rows = kept().map((node) => [node, tableRow(node)]);
  const byText = new Intl.Collator("en", { numeric: true }).compare;
  const compare = amountColumns.has(column) ? (one, other) => Number(one || -1) - Number(other || -1) : byText;
  return rows.sort(([one, a], [other, b]) => (down ? -1 : 1) * compare(a[column], b[column]) || byText(a[1], b[1]) || one - other);
}

function fillTable() {
  const rows = sortedRows();
  const table = make("table");
  table.append(make("caption", say(marked.size ? ui.table_marked : ui.table_in_view, { n: rows.length.toLocaleString("en") })));
  const head = table.createTHead().insertRow();
  ui.table_head.forEach((name, column) => {
    const cell = make("th");
    cell.scope = "col";
    if (column === sortedBy.column) cell.setAttribute("aria-sort", sortedBy.down ? "descending" : "ascending");
    cell.append(makeButton("sort", () => {
      sortedBy = { column, down: sortedBy.column === column && !sortedBy.down };
      fillTable();
      sheet.querySelectorAll("th .sort")[column].focus();
    }, name));
    head.append(cell);
  });
  const body = table.createTBody();
  for (const [node, cells] of rows.slice(0, mostTableRows)) {
    const row = body.insertRow();
    cells.forEach((text, column) => {
      const cell = make(column === 1 ? "th" : "td");
      cell.dir = "auto";
      if (column === 1) {
        cell.scope = "row";
        cell.append(makeButton("copy", () => { sheet.close(); open(node); }, text));
      } else cell.textContent = amountColumns.has(column) && text ? written(text) : column === 8 ? sourceText(text) : text;
      row.append(cell);
    });
  }
  const rest = rows.length - mostTableRows;
  sheet.querySelector(".scroll").replaceChildren(table, ...(rest > 0 ? [make("p", say(ui.table_more, { n: rest.toLocaleString("en") }))] : []));
}

function openTable() {
  if (isNothing()) return;
  sheet.querySelector(".notes").textContent = said().join(" ");
  fillTable();
  sheet.showModal();
}

function listenToTable() {
  document.getElementById("as-table").addEventListener("click", openTable);
  document.getElementById("sheet-close").addEventListener("click", () => sheet.close());
  sheet.addEventListener("keydown", (event) => event.stopPropagation()); // the keys of the picture are not those of the table
}

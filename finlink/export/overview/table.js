// What is marked, or else in view, as a table on the page: sorted by any column, its rows beside the names.

const mostTableRows = 500;
const sheet = document.getElementById("sheet");
let sortedBy = { column: 0, down: false };

// What stands in each column of the saved table, and of this one.
const cells = [
  (node) => kindText(node),
  (node) => columns.label.at(node),
  (node) => nodeId(node),
  (node) => facts.statuses[columns.status[node]],
  (node) => facts.networks_of[columns.network[node]],
  (node) => columns.amount.at(node),
  (node) => (columns.unvalued[node] ? String(columns.unvalued[node]) : ""),
  (node) => columns.also.at(node),
  (node) => placeText(node),
  (node) => notes.get(nodeId(node)) || "",
];

function cellOf(node, column) {
  return cells[column](node);
}

function tableRow(node) {
  return cells.map((cell) => cell(node));
}

const amountColumns = new Set([5, 6]);
const byText = new Intl.Collator(facts.lang, { numeric: true }).compare;

// The first rows in the order that is asked for, without sorting all: of very many only those are compared that may be
// among them.
function firstRows(nodes) {
  const { column, down } = sortedBy;
  const compare = amountColumns.has(column) ? (one, other) => Number(one || -1) - Number(other || -1) : byText;
  const order = (one, other) => (down ? -1 : 1) * compare(one.key, other.key) || byText(one.name, other.name) || one.node - other.node;
  let first = [];
  let last = null; // nothing after this one is among the first
  for (const node of nodes) {
    const row = { node, key: cellOf(node, column), name: columns.label.at(node) };
    if (last && order(row, last) > 0) continue;
    first.push(row);
    if (first.length < 2 * mostTableRows) continue;
    first = first.sort(order).slice(0, mostTableRows);
    last = first[mostTableRows - 1];
  }
  return first.sort(order).slice(0, mostTableRows).map(({ node }) => node);
}

function fillTable() {
  const nodes = kept();
  const table = make("table");
  table.append(make("caption", say(marked.size ? ui.table_marked : ui.table_in_view, { n: nodes.length.toLocaleString(facts.lang) })));
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
  for (const node of firstRows(nodes)) {
    const row = body.insertRow();
    tableRow(node).forEach((text, column) => {
      const cell = make(column === 1 ? "th" : "td");
      cell.dir = "auto";
      if (column === 1) {
        cell.scope = "row";
        cell.append(makeButton("copy", () => { sheet.close(); open(node); }, text));
      } else cell.textContent = amountColumns.has(column) && text ? written(text) : column === 8 ? sourceText(text) : text;
      row.append(cell);
    });
  }
  const rest = nodes.length - mostTableRows;
  sheet.querySelector(".scroll").replaceChildren(table, ...(rest > 0 ? [make("p", say(ui.table_more, { n: rest.toLocaleString(facts.lang) }))] : []));
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

// The side panel: what is known about one node or line, and where it says so.

const panel = document.getElementById("panel");
const hint = panel.firstElementChild;
const mostNeighbours = 100;

// Show the card of an item, or the hint when there is none; `open` is called with the id of a neighbour that is clicked.
function showPanel(id, open) {
  if (!id) {
    panel.replaceChildren(hint, ...firstLook(open));
    return;
  }
  const about = card(id);
  const parts = [heading(about), actions(id, about), fieldList(about)];
  if (about.findings) parts.push(titled(ui.findings, textList(about.findings, "rules")));
  if (about.reason) parts.push(titled(ui.reason, make("p", about.reason, "text")));
  if (about.next_step) parts.push(titled(ui.next_step, make("p", about.next_step, "text step")));
  if (drawn.get(id).lines) parts.push(gatheredLines(id, open));
  if (isEdge(id)) parts.push(titled(ui.ends, endButtons(id, open)));
  if (about.rows && isEdge(id)) parts.push(rowTable(about));
  if (about.weighed) parts.push(...about.weighed.map(waterfall));
  if (about.weighed_more) parts.push(make("p", say(ui.more, { n: about.weighed_more }), "none"));
  if (about.sources) parts.push(titled(ui.sources, sourceList(about)));
  if (about.rows && !isEdge(id)) parts.push(titled(rowsTitle(drawn.get(id)), rowTable(about)));
  if (!isEdge(id)) parts.push(neighbourList(id, open), noteField(nodeId(id), changed));
  fill(parts);
}

function rowsTitle(node) {
  if (node.group === "measure") return ui.measures;
  return node.shape === "box" ? ui.went : ui.ended;
}

function fill(parts) {
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

// What was looked for between nodes: each found one opens, and so does the line that leads to it.
function showFound(kind, title, fields, rows, none, ended) {
  const list = make("ol", undefined, "neighbours");
  for (const [id, text, line] of rows) {
    const item = make("li");
    item.append(makeButton("neighbour", () => open(id), card(id).title, line ? "" : text));
    if (line) item.append(makeButton("line", () => open(line), text));
    list.append(item);
  }
  const parts = [heading({ kind, title }), fieldList({ fields }), none ? make("p", none, "text") : list];
  if (ended) parts.push(titled(ui.went, rowTable(ended)));
  fill(parts);
}

function showGroup(id) {
  const list = make("ul", undefined, "neighbours");
  for (const member of view.groups.find((one) => one.id === id).members) {
    const item = make("li");
    item.append(makeButton("neighbour", () => open(member), card(member).title, card(member).kind));
    list.append(item);
  }
  const box = make("p", undefined, "actions");
  box.append(makeButton("copy", () => ungroup(id), ui.ungroup));
  fill([heading(card(id)), box, titled(ui.members, list)]);
}

function gatheredLines(id, open) {
  const list = make("ul", undefined, "neighbours");
  for (const line of drawn.get(id).lines) {
    const item = make("li");
    item.append(makeButton("line", () => open(line), card(line).title, card(line).kind));
    list.append(item);
  }
  return titled(ui.gathered, list);
}

// The most urgent cases on the chart, for a reader who has not clicked anything yet.
function firstLook(open) {
  if (!firstCases.length) return [];
  const list = make("ul", undefined, "neighbours");
  for (const [id, matter] of firstCases) {
    const item = make("li");
    item.append(makeButton("case", () => open(id), card(id).title, matter));
    list.append(item);
  }
  return [titled(ui.start, list)];
}

// The edges behind a line, or the traced money that ended at a node: the first two facts of each stand side by side, the others in small print below.
function rowTable(about) {
  const box = make("section", undefined, "rows");
  const table = make("table");
  const head = table.createTHead().insertRow();
  for (const name of about.head.slice(0, 2)) {
    const cell = make("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of about.rows) {
    body.insertRow().append(...row.slice(0, 2).map((text) => make("td", text)));
    const rest = row.slice(2).map((text, place) => text && `${about.head[place + 2]}: ${text}`).filter(Boolean);
    if (!rest.length) continue;
    const cell = make("td", rest.join(" · "), "rest");
    cell.colSpan = 2;
    body.insertRow().append(cell);
    body.rows[body.rows.length - 2].className = "first";
  }
  box.append(table);
  if (about.rows_more) box.append(make("p", say(ui.more, { n: about.rows_more }), "none"));
  return box;
}

// A weighed link: what it is, and what spoke for and against.
function waterfall([title, steps, together]) {
  const which = make("p", title, "which");
  which.dir = "auto";
  const box = titled(ui.weighed, which);
  box.append(...waterfallSteps(steps, together));
  return box;
}

function endButtons(id, open) {
  const list = make("ul", undefined, "neighbours");
  const edge = drawn.get(id);
  for (const end of [edge.from, edge.to]) {
    const item = make("li");
    item.append(makeButton("end", () => (isGroup(end) ? select(end) : open(end)), card(end).title, card(end).kind));
    list.append(item);
  }
  return list;
}

// The neighbours of a node; the second line of each opens the line between the two.
function neighbourList(id, open) {
  const list = make("ul", undefined, "neighbours");
  const edges = around.get(id);
  for (const edge of edges.slice(0, mostNeighbours)) {
    const other = otherEnd(edge, id);
    const item = make("li");
    const line = makeButton("line", () => open(edge.id), relationText(edge, id));
    item.append(makeButton("neighbour", () => open(other), card(other).title), line);
    list.append(item);
  }
  const more = edges.length - mostNeighbours;
  if (more > 0) list.append(make("li", say(ui.more, { n: more }), "none"));
  return edges.length ? titled(`${ui.neighbours} (${edges.length})`, list) : make("p");
}

function relationText(edge, id) {
  const about = card(edge.id);
  const arrow = edge.from === id ? "→" : "←";
  const what = { transfer: about.title, proceeds: `${about.kind}, ${about.title}` }[edge.relation] || edge.label || about.kind;
  return `${arrow} ${card(otherEnd(edge, id)).kind}: ${what}`;
}

// What can be done with what the panel shows: mark, ways, common neighbours, hide, trace, cite; by button or by key.

let picking = null; // what the next node that is chosen is the other end of: {what: "way" or "common", from}
let cardShown = () => null; // the card of what the panel shows, for its citation

function actions(node) {
  cardShown = () => citedCard(node);
  const box = make("p", undefined, "actions");
  const add = (what, text, act) => {
    const button = makeButton("copy", () => act(button), text);
    button.dataset.do = what;
    box.append(button, " ");
  };
  add("mark", marked.has(node) ? ui.unmark : ui.mark, (button) => {
    mark([node], !marked.has(node));
    button.firstChild.textContent = marked.has(node) ? ui.unmark : ui.mark;
  });
  if (columns.traced[node] && hasPart("trace")) add("trace", ui.trace, () => openTrace(node));
  add("way", ui.way_from, () => startPick("way", node));
  add("common", ui.common_with, () => startPick("common", node));
  add("hide", ui.hide, () => hideChosen());
  add("cite", ui.cite, (button) => cite(button));
  return box;
}

// What can be done with a panel that is of no one node.
function citeActions(...before) {
  const box = make("p", undefined, "actions");
  const button = makeButton("copy", () => cite(button), ui.cite);
  button.dataset.do = "cite";
  box.append(...before.flatMap((one) => [one, " "]), button);
  return box;
}

function press(what) {
  panel.querySelector(`.actions button[data-do="${what}"]`)?.click();
}

function startPick(what, node) {
  picking = { what, from: node };
  const button = panel.querySelector(`.actions button[data-do="${what}"]`);
  if (button) button.firstChild.textContent = ui.pick_end;
}

// The card of a node as it is cited: with all rows that the page has of it.
function citedCard(node) {
  const about = nodeCard(node);
  if (!unpackedParts.rows) return about;
  const part = unpackedParts.rows;
  const sources = allRows(part, node);
  return { ...about, sources, sources_more: rowCount(part, node) - sources.length };
}

// One line: what it is, what is known of it, its rows, and of which build and day that is.
function citation(about) {
  const rows = Array.from(new Set(about.sources || []));
  return [
    `${about.kind} ${about.title}`,
    ...about.fields.map(([name, text]) => `${name}: ${text}`),
    rows.length ? say(ui.cited_rows, { rows: [...rows, ...(about.sources_more ? [say(ui.more, { n: about.sources_more })] : [])].join(", ") }) : "",
    facts.build ? say(ui.cited_build, { build: facts.build.slice(0, 12), day: facts.notes[0].replace(/\.$/u, "") }) : facts.notes[0],
  ].filter(Boolean).join("; ").replace(/\s+/gu, " ");
}

async function cite(button) {
  const told = cardShown;
  await Promise.all(unpacking.values()); // the rows may not be there yet
  const about = told();
  if (!about) return;
  copy(citation(about), button, ui.cite);
}

// What is in the picture now: what legend, filters, hiding, folding and groups leave, as nodes and lines to be drawn.

const shown = { nodes: new Set(), edges: new Map(), payments: new Map(), away: new Map() };

function isShown(item) {
  return isEdge(item.id) ? shown.edges.has(item.id) : shown.nodes.has(item.id);
}

function recount() {
  const all = new Set(data.nodes.filter((node) => isLeft(node)).map((node) => node.id));
  for (const id of view.folded) if (all.has(id)) for (const leaf of leavesOf(id)) all.delete(leaf);
  shown.payments = paymentsLeft();
  const lines = data.edges.filter((edge) => isLineLeft(edge) && all.has(edge.from) && all.has(edge.to));
  if (isFiltered()) dropUnjoined(all, lines);
  shown.nodes = all;
  shown.edges = new Map(lines.map((edge) => [edge.id, edge]));
  for (const group of view.groups) drawAsOne(group);
  countAway();
}

function isLeft(node) {
  return !view.off.has(node.group) && !view.hidden.has(node.id) && passesFilter(node);
}

function isLineLeft(edge) {
  return !view.off.has(edge.relation) && (!shown.payments.has(edge.id) || shown.payments.get(edge.id).length > 0);
}

// What was joined with something, and by the filters is with nothing any more, goes with it; cases have a filter of their own.
function dropUnjoined(all, lines) {
  const joined = new Set(lines.flatMap((edge) => [edge.from, edge.to]));
  for (const id of Array.from(all)) {
    const node = drawn.get(id);
    if (!joined.has(id) && !isCase(node) && around.get(id).length) all.delete(id);
  }
}

// Put one node in the place of a group's members, and one line for all that lead from them to the same other node.
function drawAsOne(group) {
  const members = group.members.filter((id) => shown.nodes.has(id));
  if (!members.length) return;
  for (const id of members) shown.nodes.delete(id);
  shown.nodes.add(group.id);
  const made = { kind: ui.group, title: group.name, fields: [[ui.number, String(members.length)]] };
  drawn.set(group.id, { id: group.id, label: `${group.name}\n(${members.length})`, group: "other", shape: "box", gathered: members, made });
  const [inside, gathered] = [new Set(members), new Map()];
  for (const edge of Array.from(shown.edges.values())) {
    const [from, to] = [edge.from, edge.to].map((id) => (inside.has(id) ? group.id : id));
    if (from === edge.from && to === edge.to) continue;
    shown.edges.delete(edge.id);
    if (from === to) continue;
    const key = [from, to, edge.relation, Boolean(edge.dashes)].join(" ");
    gathered.set(key, [...(gathered.get(key) || []), ...(edge.lines || [edge.id])]);
  }
  let number = 0;
  for (const [key, lines] of gathered) addGathered(`e${group.id}_${number++}`, key.split(" "), lines);
}

function addGathered(id, [from, to, relation], lines) {
  const first = drawn.get(lines[0]);
  const width = Math.max(...lines.map((line) => drawn.get(line).width));
  const label = lines.length > 1 ? `×${lines.length}` : first.label;
  const made = { kind: facts.relations[relation], title: `×${lines.length}`, fields: [] };
  const edge = { ...first, id, from, to, relation, width, label, lines, made, smooth: false };
  drawn.set(id, edge);
  shown.edges.set(id, edge);
}

// The lines that are drawn at a node, those that stand for several among them.
function linesAt(id) {
  return Array.from(shown.edges.values()).filter((edge) => edge.from === id || edge.to === id);
}

// How many neighbours of a node are folded away, hidden, or beyond a filter.
function countAway() {
  const inGroups = new Set(view.groups.flatMap((group) => group.members));
  const isAway = (id) => !shown.nodes.has(id) && !inGroups.has(id) && !view.off.has(drawn.get(id).group);
  shown.away = new Map();
  for (const [id, others] of joined) {
    const away = shown.nodes.has(id) ? others.filter(isAway).length : 0;
    if (away) shown.away.set(id, away);
  }
}

function awayFrom(id) {
  return shown.away.get(id) || 0;
}

// The amounts on a line that the filters leave, added up as the line says them; null where all are left or it has none.
function filteredLabel(edge) {
  const left = shown.payments.get(edge.id);
  if (!left || edge.lines || left.length === edge.pays.length) return null;
  const known = left.map((pay) => pay[2]).filter(Boolean);
  const amount = known.length ? written(sumOf(known)) : "?";
  return `${amount} ${edge.currency} ×${left.length} ${say(ui.of_all, { n: edge.pays.length })}`;
}

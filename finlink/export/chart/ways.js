// Between two nodes: the shortest way, what both are joined with; and the way of a case's traced money.

let picking = null; // { from, what } while the other node is asked for

function startPicking(from, what, button) {
  picking = { from, what };
  if (button) button.firstChild.textContent = ui.pick_end;
}

function pickOther(id) {
  const { from, what } = picking;
  picking = null;
  if (from === id || isGroup(id)) select(id);
  else if (what === "way") showWay(from, id);
  else showCommon(from, id);
}

// The fewest steps over lines that are drawn; no way leads through a hub, or over a link that an analyst rejected.
function shortestWay(from, to) {
  const came = new Map([[from, null]]);
  for (let edge = [from]; edge.length && !came.has(to);) {
    const next = [];
    for (const node of edge) {
      if (node !== from && drawn.get(node).hub) continue;
      for (const line of linesAt(node)) {
        const other = otherEnd(line, node);
        if (line.rejected || came.has(other)) continue;
        came.set(other, { line, node });
        next.push(other);
      }
    }
    edge = next;
  }
  if (!came.has(to)) return null;
  const way = [];
  for (let step = came.get(to), node = to; step; node = step.node, step = came.get(node)) way.unshift({ line: step.line, node });
  return way;
}

function showWay(from, to) {
  uncover([from, to]);
  const way = shortestWay(from, to);
  const rows = [[from, "", null], ...(way || []).map(({ line, node }) => [node, relationText(line, otherEnd(line, node)), line.id])];
  showFound(ui.way, say(ui.from_to, { from: card(from).title, to: card(to).title }), way ? [[ui.steps, String(way.length)]] : [], rows, way ? "" : ui.no_way);
  lightFound(way ? [from, ...way.flatMap(({ line, node }) => [line.id, node])] : [from, to]);
  writeAddress(["way", nodeId(from)], ["to", nodeId(to)]);
}

function showCommon(one, other) {
  uncover([one, other]);
  const both = joined.get(one).filter((id) => isShown(drawn.get(id)) && joined.get(other).includes(id));
  const lines = both.flatMap((id) => linesAt(id).filter((edge) => [one, other].includes(otherEnd(edge, id))));
  const rows = both.map((id) => [id, lines.filter((line) => line.from === id || line.to === id).map((line) => relationText(line, otherEnd(line, id))).join("; "), null]);
  showFound(ui.common, say(ui.of_both, { from: card(one).title, to: card(other).title }), [[ui.number, String(both.length)]], rows, both.length ? "" : ui.none_common);
  lightFound([one, other, ...both, ...lines.map((line) => line.id)]);
  writeAddress(["common", nodeId(one)], ["to", nodeId(other)]);
}

// The lines of a case's traced money in the order in which it went, and where it ended.
function showTrace(id) {
  const lines = tracedLines(id);
  uncover([id, ...lines.map((line) => line.id), ...lines.flatMap((line) => [line.from, line.to])]);
  const rows = lines.map((line) => [line.to, `${card(line.from).title} → ${ownAmount(line, id)}`, line.id]);
  const method = lines.map((line) => card(line.id).fields.find(([name]) => name === ui.method)).find(Boolean);
  showFound(ui.trace, card(id).title, [...(method ? [method] : []), [ui.number, String(lines.length)]], rows, lines.length ? "" : ui.no_trace, card(id).rows ? card(id) : null);
  lightFound([id, ...lines.flatMap((line) => [line.id, line.from, line.to])]);
  writeAddress(["trace", nodeId(id)]);
}

// What of a line's money is this case's, where it stands for that of several.
function ownAmount(line, id) {
  const own = (card(line.id).rows || []).find(([name]) => name === card(id).title);
  return own ? own[1] : card(line.id).title;
}

function tracedLines(id) {
  const own = data.edges.filter((edge) => edge.of && edge.of.includes(id));
  const entered = new Set(own.map((edge) => edge.from));
  for (const edge of own) entered.delete(edge.to);
  const depth = new Map(Array.from(entered, (node) => [node, 0]));
  for (let edge = Array.from(entered); edge.length;) {
    const next = own.filter((line) => edge.includes(line.from) && !depth.has(line.to)).map((line) => line.to);
    for (const node of next) depth.set(node, 1 + Math.min(...own.filter((line) => line.to === node && depth.has(line.from)).map((line) => depth.get(line.from))));
    edge = next;
  }
  return own.sort((one, other) => (depth.get(one.from) ?? 0) - (depth.get(other.from) ?? 0) || Number(one.id.slice(1)) - Number(other.id.slice(1)));
}

function lightFound(ids) {
  light(null, ids);
  bring(ids.filter((id) => !isEdge(id) && isShown(drawn.get(id))));
}

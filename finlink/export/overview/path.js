// The shortest way between two nodes over the lines that are shown; no way leads through a hub, or over a link that an
// analyst rejected.

function shortestWay(from, to) {
  const came = new Int32Array(columns.count).fill(-1); // the line by which each node was reached
  const met = new Uint8Array(columns.count);
  met[from] = 1;
  let edge = [from];
  while (edge.length && !met[to]) {
    const next = [];
    for (const node of edge) {
      if (node !== from && columns.hub[node]) continue;
      for (let place = columns.first[node]; place < columns.first[node + 1]; place += 1) {
        const line = columns.touching[place];
        const other = otherEnd(line, node);
        if (met[other] || !columns.line_joins[line] || !isLineShown(line)) continue;
        met[other] = 1;
        came[other] = line;
        next.push(other);
      }
    }
    edge = next;
  }
  if (!met[to]) return null;
  const steps = [];
  for (let node = to; node !== from; node = otherEnd(came[node], node)) steps.unshift({ line: came[node], node });
  return steps;
}

// Show the way in the panel and in the picture, or say that there is none.
function showWay(from, to, open) {
  const steps = shortestWay(from, to);
  const ends = { from: columns.label.at(from), to: columns.label.at(to) };
  const about = { kind: ui.way, title: say(ui.from_to, ends), fields: steps ? [[ui.steps, String(steps.length)]] : [] };
  cardShown = () => ({ ...about, fields: [...about.fields, ...(steps || []).map(({ line, node }) => [columns.label.at(node), lineText(line, otherEnd(line, node))])] });
  const list = make("ol", undefined, "neighbours");
  for (const [node, under] of [[from, ""], ...(steps || []).map((step) => [step.node, lineText(step.line, otherEnd(step.line, step.node))])]) {
    const item = make("li");
    item.append(makeButton("neighbour", () => open(node), columns.label.at(node), under));
    list.append(item);
  }
  fill([heading(about), citeActions(), fieldList(about), steps ? list : make("p", ui.no_way, "text")]);
  if (!steps) return null;
  const nodes = new Set([from, ...steps.map((step) => step.node)]);
  return { lines: steps.map((step) => step.line), has: (one) => nodes.has(one), all: nodes };
}

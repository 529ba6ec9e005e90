// What two nodes are both connected to, over the lines that are shown.

function commonNeighbours(from, to) {
  const lines = (node) => {
    const found = new Map();
    for (const line of linesOf(node)) {
      if (!isLineShown(line)) continue;
      const other = otherEnd(line, node);
      if (found.has(other)) found.get(other).push(line);
      else found.set(other, [line]);
    }
    return found;
  };
  const [one, two] = [lines(from), lines(to)];
  const found = [];
  for (const [node, its] of one) if (two.has(node) && node !== from && node !== to) found.push({ node, one: its, two: two.get(node) });
  return found.sort((a, b) => columns.hub[a.node] - columns.hub[b.node] || a.node - b.node);
}

function showCommon(from, to) {
  const found = commonNeighbours(from, to);
  const about = { kind: ui.common, title: say(ui.between, { one: columns.label.at(from), other: columns.label.at(to) }), fields: [[ui.common, String(found.length)]] };
  cardShown = () => ({ ...about, fields: [...about.fields, ...found.slice(0, 20).map(({ node }) => [nodeCard(node).kind, columns.label.at(node)])] });
  const ends = make("ul", undefined, "neighbours");
  for (const node of [from, to]) {
    const item = make("li");
    item.append(makeButton("end", () => open(node), columns.label.at(node), nodeCard(node).kind));
    ends.append(item);
  }
  const list = make("ul", undefined, "neighbours");
  for (const { node, one, two } of found.slice(0, mostNeighbours)) {
    const item = make("li");
    const side = (end, lines) => `${columns.label.at(end)} ${lines.map((line) => lineText(line, end)).join("; ")}`;
    item.append(makeButton("neighbour", () => open(node), columns.label.at(node), columns.hub[node] ? ui.is_hub : "", side(from, one), side(to, two)));
    list.append(item);
  }
  if (found.length > mostNeighbours) list.append(make("li", say(ui.more, { n: found.length - mostNeighbours }), "none"));
  fill([heading(about), citeActions(), titled(ui.ends, ends), found.length ? titled(ui.common, list) : make("p", ui.no_common, "text")]);
  const nodes = new Set([from, to, ...found.map(({ node }) => node)]);
  return { lines: found.flatMap(({ one, two }) => one.concat(two)), has: (node) => nodes.has(node), all: nodes };
}

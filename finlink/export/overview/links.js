// What connects two cases: every link between them, by which rule, how strong, who decided, and what was weighed.

let linkedTo = null; // by node, the places in the table of links: of those from it they are in order, of those to it here

function pairsOf(part, node) {
  if (!linkedTo) {
    linkedTo = new Map();
    for (let at = 0; at < part.pairs_node.length; at += 1) {
      const other = part.pairs_target[at] - 1;
      if (linkedTo.has(other)) linkedTo.get(other).push(at);
      else linkedTo.set(other, [at]);
    }
  }
  return [...placesOf(part.pairs_node, node), ...(linkedTo.get(node) || [])];
}

function otherCase(part, at, node) {
  return part.pairs_node[at] === node ? part.pairs_target[at] - 1 : part.pairs_node[at];
}

function linkKind(part, at) {
  const kind = word(part, "pairs_kind", at);
  return Object.hasOwn(facts.explained.links, kind) ? facts.explained.links[kind][0] : kind;
}

// The cases a case is linked to, each once: what connects them, and a button that says why.
function linkedSection(part, node) {
  const others = new Map();
  for (const at of pairsOf(part, node)) {
    const other = otherCase(part, at, node);
    if (others.has(other)) others.get(other).push(at);
    else others.set(other, [at]);
  }
  if (!others.size) return [];
  const list = make("ul", undefined, "neighbours");
  for (const [other, places] of Array.from(others).slice(0, mostNeighbours)) {
    const kinds = Array.from(new Set(places.map((at) => `${word(part, "pairs_status", at)}: ${linkKind(part, at)}`)));
    const item = make("li");
    const why = makeButton("line", () => openPair(node, other), say(ui.why_linked, { kinds: kinds.join(", ") }));
    item.append(makeButton("neighbour", () => open(other), columns.label.at(other)), why);
    list.append(item);
  }
  if (others.size > mostNeighbours) list.append(make("li", say(ui.more, { n: others.size - mostNeighbours }), "none"));
  return [titled(`${ui.linked} (${others.size})`, list)];
}

// The panel of the links between two cases.
function openPair(one, other) {
  chosen = { node: one, group: -1, other };
  const ends = new Set([one, other]);
  near = { lines: linesOf(one).filter((line) => otherEnd(line, one) === other), has: (node) => ends.has(node), all: ends };
  const about = { kind: ui.link, title: say(ui.between, { one: columns.label.at(one), other: columns.label.at(other) }), fields: [] };
  const cited = { rows: [], more: 0 };
  cardShown = () => ({ ...about, sources: cited.rows, sources_more: cited.more });
  const list = make("ul", undefined, "neighbours");
  for (const end of [one, other]) {
    const item = make("li");
    item.append(makeButton("end", () => open(end), columns.label.at(end), facts.statuses[columns.status[end]]));
    list.append(item);
  }
  fill([heading(about), citeActions(), titled(ui.ends, list), later("links", (part) => pairSections(part, one, other, cited))]);
  writeAddress(["link", nodeId(one)], ["to", nodeId(other)]);
  panel.querySelector("h2").focus();
  bring([one, other]);
}

function pairSections(part, one, other, cited) {
  const places = pairsOf(part, one).filter((at) => otherCase(part, at, one) === other);
  if (!places.length) return [make("p", ui.no_link, "text")];
  const sections = places.slice(0, 20).map((at) => {
    addCited(cited, citedRows(part, "pairs", at));
    return linkSection(part, at);
  });
  for (const node of new Set(places.flatMap((at) => viaOf(part, at).nodes))) {
    near.all.add(node);
    near.lines.push(...linesOf(node).filter((line) => [one, other].includes(otherEnd(line, node))));
  }
  repaint(true);
  if (places.length > 20) sections.push(make("p", say(ui.more, { n: places.length - 20 }), "none"));
  return sections;
}

// What connects the two: the node or nodes of the picture that it is, and its text, with their names for their ids.
function viaOf(part, at) {
  const one = part.pairs_via_number[at] - 1;
  if (one >= 0) return { nodes: [one], text: columns.label.at(one) };
  const said = word(part, "pairs_via", at).split(/( ~ | > )/u).map((text) => [text, nodeOf(text)]);
  return {
    nodes: said.map(([, node]) => node).filter((node) => node >= 0),
    text: said.map(([text, node]) => (node < 0 ? text : columns.label.at(node))).join(""),
  };
}

function linkSection(part, at) {
  const [kind, via] = [word(part, "pairs_kind", at), viaOf(part, at)];
  const [, says, limits] = Object.hasOwn(facts.explained.links, kind) ? facts.explained.links[kind] : [kind, "{via}", ""];
  const byNumber = kind.endsWith("_id") && via.nodes.length; // the sentence speaks of a number, and the node has a name
  const section = titled(linkKind(part, at), make("p", byNumber ? via.text : says.replace("{via}", () => via.text), "text"));
  const leading = make("p", undefined, "actions");
  for (const node of via.nodes) leading.append(makeButton("copy", () => open(node), say(ui.open_via, { name: columns.label.at(node) })), " ");
  if (via.nodes.length) section.append(leading);
  const fields = [
    [ui.status, word(part, "pairs_status", at)],
    [ui.strength, word(part, "pairs_strength", at)],
    [ui.decided, word(part, "pairs_decided", at) || ui.nobody_decided],
    [ui.limits, limits],
  ];
  section.append(fieldList({ fields: fields.filter(([, text]) => text) }));
  const weighed = part.pairs_weighed.at(at);
  if (weighed) section.append(make("h3", ui.weighed), ...waterfallSteps(...JSON.parse(weighed)));
  section.append(make("p", rowLine(part, "pairs", at), "cited"));
  return section;
}

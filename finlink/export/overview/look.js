// The side panel: what is known of a node or a network, what it is connected to, and the row that says so.

const panel = document.getElementById("panel");
const hint = panel.firstElementChild;
const mostNeighbours = 100;

function showNode(node, open, actions) {
  const about = nodeCard(node);
  const sections = [heading(about), actions, fieldList(about)];
  const group = columns.group[node];
  if (facts.networks_of[columns.network[node]] && columns.group_name.at(group) === facts.networks_of[columns.network[node]]) {
    sections.push(makeButton("copy network", () => openNetwork(group), say(ui.open_network, { name: columns.group_name.at(group) })));
  }
  sections.push(later("findings", (part) => reasonSections(part, node)));
  if (isCase(node)) sections.push(later("links", (part) => linkedSection(part, node)));
  else sections.push(later("trace", (part) => endedSection(part, node)));
  if (about.sources && !hasPart("rows")) sections.push(titled(ui.first_row, sourceList(about)));
  sections.push(later("rows", (part) => rowSection(part, node)));
  sections.push(neighbourList(node, open));
  if (isCase(node) && columns.told[node] && !facts.redacted) {
    sections.push(titled(ui.chart, make("p", `finlink graph BUILD --case=${quoted(nodeId(node).slice(5))}`, "command")));
  }
  sections.push(noteField(nodeId(node), noted));
  fill(sections);
}

function amountName(node) {
  if (isCase(node)) return ui.loss;
  return kindKeys[columns.kind[node]] === "measure" ? ui.held : ui.traced;
}

function kindText(node) {
  return isCase(node) ? ui.case : facts.kinds[columns.kind[node]][2];
}

function nodeCard(node) {
  const fields = [
    [ui.status, facts.statuses[columns.status[node]]],
    [ui.network, facts.networks_of[columns.network[node]]],
    [amountName(node), amountText(node)],
    [ui.also, columns.also.at(node)],
  ].filter(([, text]) => text);
  const source = placeText(node);
  const title = columns.label.at(node);
  return { kind: kindText(node), title, value: title, fields, sources: source ? [source] : null };
}

// What is known of an amount, and how many of its parts have no value in euro.
function amountText(node) {
  const [amount, n] = [columns.amount.at(node), columns.unvalued[node]];
  if (!n) return amount && written(amount);
  return amount ? say(ui.unvalued, { amount: written(amount), n }) : say(ui.only_unvalued, { n });
}

// One word of a command, whatever is in it: a shell reads nothing into what stands in single quotes.
function quoted(text) {
  return `'${text.replace(/'/gu, "'\\''")}'`;
}

function neighbourList(node, open) {
  const lines = linesOf(node);
  if (!lines.length) return make("p");
  const list = make("ul", undefined, "neighbours");
  for (const line of lines.slice(0, mostNeighbours)) {
    const other = otherEnd(line, node);
    const item = make("li");
    item.append(makeButton("neighbour", () => open(other), columns.label.at(other), lineText(line, node)));
    if (relationKeys[columns.line_relation[line]] === "link" && hasPart("links")) item.append(makeButton("line", () => openPair(node, other), ui.why_link));
    list.append(item);
  }
  if (lines.length > mostNeighbours) list.append(make("li", say(ui.more, { n: lines.length - mostNeighbours }), "none"));
  return titled(`${ui.neighbours} (${lines.length})`, list);
}

function lineText(line, node) {
  const relation = relationKeys[columns.line_relation[line]];
  const says = facts.says[columns.line_says[line]];
  const amount = columns.line_amount.at(line);
  const money = relation === "transfer"
    ? say(ui.payments, { amount: amount ? written(amount) : "?", currency: says, n: columns.line_payments[line], from: monthText(columns.line_first_month[line]), to: monthText(columns.line_last_month[line]) })
    : says;
  const arrow = columns.line_source[line] === node ? "→" : "←";
  const what = facts.relations[columns.line_relation[line]][1];
  return `${arrow} ${[what, money].filter(Boolean).join(": ")}`;
}

function showNetwork(group, open) {
  const name = columns.group_name.at(group);
  const row = facts.networks.find(([network]) => network === name);
  const names = [ui.cases, ui.loss, ui.unknown_losses, ui.with, ui.lead];
  const about = { kind: ui.network, title: name, value: name, fields: row ? names.map((word, place) => [word, row[place + 1]]) : [] };
  const list = make("ul", undefined, "neighbours");
  const cases = [];
  for (let node = columns.group_first[group]; node < groupEnd(group); node += 1) if (isCase(node)) cases.push(node);
  for (const node of cases.slice(0, mostNeighbours)) {
    const item = make("li");
    const amount = columns.amount.at(node);
    item.append(makeButton("neighbour", () => open(node), columns.label.at(node), [facts.statuses[columns.status[node]], amount && `${written(amount)} EUR`].filter(Boolean).join(" · ")));
    list.append(item);
  }
  if (cases.length > mostNeighbours) list.append(make("li", say(ui.more, { n: cases.length - mostNeighbours }), "none"));
  cardShown = () => about;
  const command = titled(ui.chart, make("p", `finlink graph BUILD --network ${name}`, "command"));
  const commands = facts.redacted ? [] : [command];
  fill([heading(about), citeActions(), fieldList(about), ...commands, titled(`${ui.members} (${cases.length})`, list)]);
}

// The hint, and the cases to look at first, for a reader who has not clicked anything yet.
function showHint(open) {
  const list = make("ul", undefined, "neighbours");
  for (const [node, matter] of facts.start) {
    const item = make("li");
    item.append(makeButton("case", () => open(node), columns.label.at(node), matter));
    list.append(item);
  }
  fill(facts.start.length ? [hint, titled(ui.start, list)] : [hint]);
}

function fill(parts) {
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

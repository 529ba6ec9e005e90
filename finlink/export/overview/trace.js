// Where the money of a case went by the declared method: the steps, hop by hop, and where it ended.

function openTrace(node) {
  chosen = { node, group: -1, trace: true };
  near = { lines: [], has: (one) => one === node, all: new Set([node]) };
  const about = { kind: ui.trace, title: columns.label.at(node), fields: [[ui.method, facts.method]].filter(([, text]) => text) };
  const cited = { rows: [], more: 0 };
  cardShown = () => ({ ...about, sources: cited.rows, sources_more: cited.more });
  const back = makeButton("copy", () => open(node), say(ui.back_to, { name: columns.label.at(node) }));
  const command = make("p", `finlink trace BUILD ${quoted(nodeId(node).slice(5))} --hops`, "command");
  fill([heading(about), citeActions(back), fieldList(about), later("trace", (part) => traceSections(part, node, cited)), titled(ui.every_payment, command)]);
  writeAddress(["trace", nodeId(node).slice(5)]);
  panel.querySelector("h2").focus();
  repaint(true);
}

function traceSections(part, node, cited) {
  const [moves, ends] = [placesOf(part.moves_node, node), placesOf(part.ends_node, node)];
  const all = new Set([node]);
  const place = (column, at) => part[column][at] - 1;
  const arcs = [];
  for (const at of moves) {
    const [source, target] = [place("moves_source", at), place("moves_target", at)];
    for (const one of [source, target]) if (one >= 0) all.add(one);
    if (source >= 0 && target >= 0) arcs.push({ source, target, text: moneyText(part.moves_amount.at(at), word(part, "moves_currency", at)) });
    addCited(cited, citedRows(part, "moves", at));
  }
  for (const at of ends) if (place("ends_target", at) >= 0) all.add(place("ends_target", at));
  near = { lines: [], arcs, has: (one) => all.has(one), all };
  bring(Array.from(all).filter((one) => one === node || isShown(one)));
  if (!moves.length && !ends.length) return [make("p", ui.no_trace, "text")];
  const steps = stepList(part, moves, "ol", (at) => [place("moves_target", at), word(part, "moves_target_name", at), moveText(part, at)]);
  const went = ends.filter((at) => Number(part.ends_amount.at(at)) > 0);
  const ended = stepList(part, went, "ul", (at) => [place("ends_target", at), word(part, "ends_target_name", at), endText(part, at)]);
  addMore(steps, moves.length && part.moves_in_all[moves[0]] - moves.length);
  addMore(ended, ends.length && part.ends_in_all[ends[0]] - ends.length);
  if (ends.length > went.length) ended.append(make("li", say(ui.other_methods, { n: ends.length - went.length }), "none"));
  const entered = sums(moves.map((at) => [part.moves_entered.at(at), word(part, "moves_sent_currency", at)]));
  const reached = sums(went.map((at) => [part.ends_amount.at(at), word(part, "ends_currency", at)]));
  return [
    fieldList({ fields: [[ui.entered, entered], [ui.reached, reached]].filter(([, text]) => text) }),
    titled(`${ui.went} (${went.length})`, ended),
    titled(`${ui.moves} (${moves.length})`, steps),
  ];
}

// A list whose entries lead on: to the node they name where the picture has it, else they are only told.
function stepList(part, places, tag, told) {
  const list = make(tag, undefined, "neighbours");
  for (const at of places) {
    const [node, name, text] = told(at);
    const item = make("li");
    if (node >= 0) item.append(makeButton("neighbour", () => open(node), columns.label.at(node), text));
    else item.append(make("span", name, "elsewhere"), make("small", text));
    list.append(item);
  }
  return list;
}

function addMore(list, n) {
  if (n > 0) list.append(make("li", say(ui.more, { n }), "none"));
}

function moveText(part, at) {
  const source = part.moves_source[at] - 1;
  const [amount, sent] = [["moves_amount", "moves_currency"], ["moves_sent", "moves_sent_currency"]]
    .map(([money, currency]) => moneyText(part[money].at(at), word(part, currency, at)));
  const [first, last] = [word(part, "moves_first_day", at), word(part, "moves_last_day", at)];
  const entered = part.moves_entered.at(at);
  return [
    say(ui.move, { hop: part.moves_hop[at], from: source >= 0 ? columns.label.at(source) : word(part, "moves_source_name", at), amount: sent === amount ? amount : `${sent} → ${amount}` }),
    entered && say(ui.enters, { amount: moneyText(entered, word(part, "moves_sent_currency", at)) }),
    first === last ? first : say(ui.from_to, { from: first, to: last }),
    rowLine(part, "moves", at),
  ].filter(Boolean).join(" · ");
}

function endText(part, at) {
  const [amount, low, high] = ["amount", "low", "high"].map((name) => part[`ends_${name}`].at(at));
  const currency = word(part, "ends_currency", at);
  const range = low && high && (low !== amount || high !== amount) ? say(ui.low_high, { low: written(low), high: written(high) }) : "";
  return [moneyText(amount, currency), word(part, "ends_reason", at), range].filter(Boolean).join(" · ");
}

function moneyText(amount, currency) {
  return amount ? `${written(amount)} ${currency}`.trim() : "?";
}

// Amounts added up by currency, as text.
function sums(amounts) {
  const all = new Map();
  for (const [amount, currency] of amounts) if (amount) all.set(currency, [...(all.get(currency) ?? []), amount]);
  return Array.from(all, ([currency, some]) => moneyText(sumOf(some), currency)).join(", ");
}

// Whose traced money ended at a node: each case leads to its trace.
function endedSection(part, node) {
  const places = [];
  for (let at = 0; at < part.ends_target.length; at += 1) {
    if (part.ends_target[at] - 1 === node && Number(part.ends_amount.at(at)) > 0) places.push(at);
  }
  if (!places.length) return [];
  const list = make("ul", undefined, "neighbours");
  for (const at of places.slice(0, mostNeighbours)) {
    const item = make("li");
    item.append(makeButton("neighbour", () => openTrace(part.ends_node[at]), columns.label.at(part.ends_node[at]), endText(part, at)));
    list.append(item);
  }
  addMore(list, places.length - mostNeighbours);
  return [titled(`${ui.ended} (${places.length})`, list)];
}

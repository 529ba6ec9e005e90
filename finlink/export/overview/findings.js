// Why a case has its status, what to do next, and what was found: each with the rule that says so and its rows.

function reasonSections(part, node) {
  const [at, after] = rangeOf(part.reasons_node, node);
  const sections = [];
  if (at < after) {
    const [step, urgent] = [word(part, "reasons_next_step", at), word(part, "reasons_priority_parts", at)];
    const why = titled(ui.why_status, make("p", word(part, "reasons_reason", at), "text"));
    why.append(make("p", rowLine(part, "reasons", at), "cited"));
    sections.push(why);
    if (step) sections.push(titled(ui.next_step, make("p", step, "text step")));
    if (urgent) sections.push(titled(ui.priority, make("p", urgent, "text")));
  }
  const places = placesOf(part.node_findings_node, node);
  if (places.length) sections.push(titled(`${ui.findings} (${places.length})`, findingList(part, places)));
  return sections;
}

function findingList(part, places) {
  const list = make("ul", undefined, "findings");
  for (const at of places.slice(0, mostNeighbours)) {
    const rule = word(part, "node_findings_rule", at);
    const [label, source] = Object.hasOwn(facts.explained.rules, rule) ? facts.explained.rules[rule] : ["", ""];
    const item = make("li");
    const head = make("p");
    head.append(make("b", rule), ` ${label} `, make("span", word(part, "node_findings_severity", at), "severity"));
    const reason = make("p", word(part, "node_findings_reason", at), "text");
    reason.dir = "auto";
    const step = word(part, "node_findings_next_step", at);
    item.append(head, reason);
    if (step) item.append(make("p", `→ ${step}`, "text"));
    item.append(make("p", [source && say(ui.duty, { source }), rowLine(part, "node_findings", at)].filter(Boolean).join(" · "), "cited"));
    list.append(item);
  }
  if (places.length > mostNeighbours) list.append(make("li", say(ui.more, { n: places.length - mostNeighbours }), "none"));
  return list;
}

// The rows that name a node: the first, which stands with the node, and what the part has beyond it.
function rowSection(part, node) {
  const sources = allRows(part, node);
  return [titled(ui.rows, sourceList({ sources, sources_more: rowCount(part, node) - sources.length }))];
}

function allRows(part, node) {
  const more = placesOf(part.node_rows_node, node).map((at) => `${word(part, "node_rows_file", at)}:${part.node_rows_line[at]}`);
  return [placeText(node), ...more].filter(Boolean);
}

function rowCount(part, node) {
  const [at, after] = rangeOf(part.node_rows_node, node);
  return at < after ? part.node_rows_in_all[at] : placeText(node) ? 1 : 0;
}

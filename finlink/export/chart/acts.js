// What can be done with a node: marked, hidden, pinned, grouped, its neighbours shown or folded, a way asked for.

function toggle(set, id) {
  if (!set.delete(id)) set.add(id);
}

// The buttons of a panel; what each says tells what it will do.
function actions(id, about) {
  const box = make("p", undefined, "actions");
  const cite = makeButton("copy", () => copy(citation(id, about), cite, ui.cite), ui.cite);
  if (isEdge(id)) {
    box.append(cite);
    return box;
  }
  const act = (name, words, does) => {
    const button = makeButton("copy", () => does(button), words);
    button.dataset.act = name;
    return button;
  };
  const away = awayFrom(id);
  const others = data.nodes.length > joined.get(id).length + 1;
  const buttons = [
    act("mark", view.marked.has(id) ? ui.unmark : ui.mark, () => afterwards(id, () => toggle(view.marked, id))),
    act("way", ui.way_from, (button) => startPicking(id, "way", button)),
    act("common", ui.common_with, (button) => startPicking(id, "common", button)),
    isCase(drawn.get(id)) && tracedLines(id).length && act("trace", ui.show_trace, () => showTrace(id)),
    away && act("expand", say(ui.expand, { n: away }), () => afterwards(id, () => expand(id))),
    leavesOf(id).some((leaf) => shown.nodes.has(leaf)) && act("fold", ui.fold, () => afterwards(id, () => view.folded.add(id))),
    others && act("only", ui.only, () => afterwards(id, () => hideAllBut(id))),
    act("hide", ui.hide, () => hide([id])),
    act("pin", view.pinned.has(id) ? ui.unpin : ui.pin, () => afterwards(id, () => pin(id))),
  ];
  for (const button of [...buttons.filter(Boolean), cite]) box.append(button, " ");
  return box;
}

function afterwards(id, does) {
  does();
  changed();
  select(id);
}

function expand(id) {
  view.folded.delete(id);
  for (const other of joined.get(id)) {
    view.hidden.delete(other);
    for (const far of joined.get(other)) if (view.folded.has(far) && leavesOf(far).includes(other)) view.folded.delete(far);
  }
  if (awayFrom(id)) [view.filter] = [{ from: null, to: null, currency: "", least: "", rule: "" }];
  showFilter();
}

function hideAllBut(id) {
  const kept = new Set([id, ...joined.get(id)]);
  for (const node of data.nodes) if (!kept.has(node.id)) view.hidden.add(node.id);
}

function hide(ids) {
  for (const id of ids) view.hidden.add(id);
  changed();
  select(null);
}

// A pinned node stays where it is, whichever way the picture is laid out.
function pin(id) {
  if (view.pinned.delete(id)) delete view.places[id];
  else {
    view.pinned.add(id);
    view.places[id] = placeOf(id);
  }
}

function showAll() {
  view.hidden.clear();
  view.folded.clear();
  view.groups = [];
  view.off.clear();
  showLegend();
  clearFilter();
}

function layOut() {
  view.layout = view.layout === "time" ? "found" : "time";
  view.places = Object.fromEntries(Array.from(view.pinned, (id) => [id, view.places[id]]));
  changed();
  showLayout();
  fitAll();
}

function showLayout() {
  document.getElementById("by-time").setAttribute("aria-pressed", String(view.layout === "time"));
}

// The marked nodes as one: named by what it is made of, opened again from its panel.
function groupMarked() {
  const members = Array.from(view.marked).filter((id) => !groupWith(id));
  if (members.length < 2) {
    tellKept(ui.mark_two);
    return;
  }
  const kinds = new Set(members.map((id) => card(id).kind));
  const number = 1 + Math.max(0, ...view.groups.map((group) => Number(group.id.slice(1))));
  const id = `g${number}`;
  view.groups.push({ id, name: `${kinds.size === 1 ? Array.from(kinds)[0] : ui.group} ${number}`, members });
  view.marked.clear();
  changed();
  select(id);
}

function ungroup(id) {
  const { members } = view.groups.find((group) => group.id === id);
  view.groups = view.groups.filter((group) => group.id !== id);
  for (const member of members) view.marked.add(member);
  delete view.places[id];
  changed();
  select(null);
}

function mark(ids, on = true) {
  for (const id of ids.flatMap((one) => (isGroup(one) ? drawn.get(one).gathered : [one]))) {
    if (on) view.marked.add(id);
    else view.marked.delete(id);
  }
  changed();
}

// One line that says what is cited, of which build and day, and which rows say so.
function citation(id, about) {
  const said = about.fields.filter(([name]) => name !== ui.node_id).map(([name, text]) => `${name}: ${text}`);
  const rows = (about.sources || []).map(sourceText);
  const more = about.sources_more ? [say(ui.more, { n: about.sources_more })] : [];
  const parts = [`${about.kind} ${about.title}`, ...said, rows.length ? `${ui.sources}: ${[...rows, ...more].join("; ")}` : "", facts.title, ...facts.notes.slice(0, 1), facts.build ? say(ui.build, { seal: facts.build.slice(0, 12) }) : "", facts.handling];
  return parts.filter(Boolean).join(". ");
}

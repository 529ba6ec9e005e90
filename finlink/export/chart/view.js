// What the reader did to the picture, apart from the data: all of it can be taken back, step by step.

let steps = null; // made when the page has opened
const view = {
  off: new Set(), // legend keys that are hidden
  hidden: new Set(), // nodes
  folded: new Set(), // nodes whose neighbours that lead nowhere else are folded away
  pinned: new Set(), // nodes that no layout moves
  marked: new Set(),
  groups: [], // { id, name, members }: nodes that are drawn as one
  places: {}, // where a node was put: [x, y]
  layout: "found",
  filter: { from: null, to: null, currency: "", least: "", rule: "" },
};
const leafRun = { hub: 8, other: 40 }; // longer fans are folded when the page opens

function readView() {
  const { off, hidden, folded, pinned, marked, groups, places, layout, filter } = view;
  const [list, group] = [(set) => Array.from(set).sort(), ({ id, name, members }) => ({ id, name, members })];
  return {
    off: list(off), hidden: list(hidden), folded: list(folded), pinned: list(pinned), marked: list(marked),
    groups: groups.map(group), places: { ...places }, layout, filter: { ...filter }, notes: Object.fromEntries(notes),
  };
}

function applyView(state) {
  for (const name of ["off", "hidden", "folded", "pinned", "marked"]) view[name] = new Set(state[name]);
  Object.assign(view, { groups: state.groups, places: state.places, layout: state.layout, filter: state.filter });
  notes.clear();
  for (const [id, text] of Object.entries(state.notes)) notes.set(id, text);
  showFilter();
  showLegend();
  changed(false);
}

// The neighbours of a node that are joined with nothing else: a fan.
function leavesOf(id) {
  return joined.get(id).filter((other) => joined.get(other).length === 1 && !isCase(drawn.get(other)));
}

function foldLongFans() {
  for (const node of data.nodes) {
    if (leavesOf(node.id).length > (node.hub ? leafRun.hub : leafRun.other)) view.folded.add(node.id);
  }
}

function groupWith(id) {
  return view.groups.find((group) => group.members.includes(id));
}

function placeOf(id) {
  if (isGroup(id)) {
    if (view.places[id]) return view.places[id];
    const members = view.groups.find((group) => group.id === id).members.map(placeOf);
    return [0, 1].map((at) => members.reduce((sum, place) => sum + place[at], 0) / members.length);
  }
  if (view.places[id]) return view.places[id];
  const node = drawn.get(id);
  return view.layout === "time" ? timePlaces().get(id) : [node.x, node.y];
}

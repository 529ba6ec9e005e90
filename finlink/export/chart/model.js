// The data of the page and small helpers. Ids (n0, e0 …) are made by finlink; every text is shown with textContent only.

const data = JSON.parse(document.getElementById("data").textContent);
const { ui, texts, places, cards, start: firstCases, font: caseFont, folding } = data.facts;
const drawn = new Map([...data.nodes, ...data.edges].map((item) => [item.id, item]));
const around = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  around.get(edge.from).push(edge);
  if (edge.to !== edge.from) around.get(edge.to).push(edge);
}
const unpacked = new Map();
const switchedOff = new Set(); // legend keys

function isEdge(id) {
  return id.startsWith("e");
}

// What the panel says about an item: each place of the packed card by its name, numbers turned into texts.
function card(id) {
  if (!unpacked.has(id)) {
    const known = cards[id].map((value, place) => [places[place], unpack(value, places[place])]);
    unpacked.set(id, { fields: [], ...Object.fromEntries(known) });
  }
  return unpacked.get(id);
}

function unpack(value, place) {
  if (Array.isArray(value)) return value.map((part) => unpack(part, ""));
  return place.endsWith("_more") ? value : texts[value];
}

function legendKey(item) {
  return isEdge(item.id) ? item.relation : item.group;
}

// Whether the legend lets an item be seen; an edge needs both its ends.
function isShown(item) {
  if (switchedOff.has(legendKey(item))) return false;
  return !isEdge(item.id) || (isShown(drawn.get(item.from)) && isShown(drawn.get(item.to)));
}

function otherEnd(edge, id) {
  return edge.from === id ? edge.to : edge.from;
}

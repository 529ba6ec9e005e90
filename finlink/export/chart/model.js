// The data of the page, unpacked when it opens. Ids (n0, e0 …) are made by finlink; every text is shown with textContent only.

const facts = JSON.parse(document.getElementById("facts").textContent);
const { ui, folding, start: firstCases, font: caseFont } = facts;
const data = { nodes: [], edges: [], cards: {}, texts: [], places: [], ids: [] };
const drawn = new Map(); // every node and line by its id
const around = new Map(); // the lines that touch a node
const joined = new Map(); // the other nodes that it is joined with, each once
const unpacked = new Map();

async function unpackData() {
  Object.assign(data, JSON.parse(new TextDecoder().decode(await unpackBytes("block"))));
  for (const item of [...data.nodes, ...data.edges]) drawn.set(item.id, item);
  for (const node of data.nodes) around.set(node.id, []);
  for (const edge of data.edges) {
    around.get(edge.from).push(edge);
    if (edge.to !== edge.from) around.get(edge.to).push(edge);
  }
  for (const [id, lines] of around) {
    joined.set(id, Array.from(new Set(lines.map((edge) => otherEnd(edge, id)).filter((other) => other !== id))));
  }
}

function isEdge(id) {
  return id.startsWith("e");
}

function isGroup(id) {
  return id.startsWith("g");
}

function isCase(node) {
  return node.group.startsWith("case-");
}

// The id of a node in the build, and the node of such an id: what notes, selections and addresses name nodes by.
function nodeId(id) {
  return data.ids[Number(id.slice(1))];
}

function nodeOf(name) {
  const place = data.ids.indexOf(name);
  return place < 0 ? null : `n${place}`;
}

// What the panel says about an item: each place of the packed card by its name, numbers turned into texts.
function card(id) {
  if (drawn.get(id).made) return drawn.get(id).made;
  if (!unpacked.has(id)) {
    const known = data.cards[id].map((value, place) => [data.places[place], unpack(value, data.places[place])]);
    unpacked.set(id, { fields: [], ...Object.fromEntries(known) });
  }
  return unpacked.get(id);
}

function unpack(value, place) {
  if (Array.isArray(value)) return value.map((part) => unpack(part, ""));
  return place.endsWith("_more") ? value : data.texts[value];
}

function legendKey(item) {
  return isEdge(item.id) ? item.relation : item.group;
}

function otherEnd(edge, id) {
  return edge.from === id ? edge.to : edge.from;
}

// The columns of the page: numbers as arrays, texts split when they are first asked for. A node, line or group is its place.

const facts = JSON.parse(document.getElementById("facts").textContent);
const { ui, folding } = facts;
const columns = {};
const kindKeys = facts.kinds.map(([key]) => key);
const relationKeys = facts.relations.map(([key]) => key);

async function unpack() {
  Object.assign(columns, await unpacked("block", facts.index));
  placed();
}

// The columns of a block of the page by their names; the block itself is not kept.
async function unpacked(id, index) {
  const whole = await unpackBytes(id);
  const kinds = { Uint8Array, Uint16Array, Uint32Array, Int32Array };
  const found = {};
  let at = 0;
  for (const [name, kind, length] of index) {
    const part = whole.slice(at, at + length);
    found[name] = kind === "text" ? lazy(part) : new kinds[kind](part);
    at += length;
  }
  return found;
}

// A column of texts: decoded as one text at first, split when one of them is asked for.
function lazy(part) {
  let whole = null;
  let split = null;
  return {
    whole() { return whole ?? (whole = new TextDecoder().decode(part)); },
    at(place) { return (split ?? (split = this.whole().split("\n")))[place]; },
    all() { return split ?? (split = this.whole().split("\n")); },
  };
}

// Places and numbers that are stored as differences, as they are; and the lines that touch each node.
function placed() {
  const { x, y, home, line_source: source, line_target: target } = columns;
  columns.count = x.length;
  for (let node = 0; node < x.length; node += 1) {
    home[node] = node - home[node];
    if (home[node] === node) continue;
    x[node] += x[home[node]];
    y[node] += y[home[node]];
  }
  for (let line = 0; line < source.length; line += 1) {
    if (line) source[line] += source[line - 1];
    target[line] += source[line];
  }
  columns.lines = source.length;
  const first = new Uint32Array(x.length + 1);
  for (const ends of [source, target]) for (const node of ends) first[node + 1] += 1;
  for (let node = 0; node < x.length; node += 1) first[node + 1] += first[node];
  const next = first.slice();
  const touching = new Uint32Array(2 * source.length);
  for (let line = 0; line < source.length; line += 1) {
    touching[next[source[line]]++] = line;
    touching[next[target[line]]++] = line;
  }
  const group = new Uint32Array(x.length);
  for (let at = 0; at < columns.group_first.length; at += 1) group.fill(at, columns.group_first[at], groupEnd(at));
  columns.group = group;
  columns.first = first;
  columns.touching = touching;
}

function linesOf(node) {
  const found = columns.touching.subarray(columns.first[node], columns.first[node + 1]);
  return Array.from(new Set(found));
}

function otherEnd(line, node) {
  return columns.line_source[line] === node ? columns.line_target[line] : columns.line_source[line];
}

function isCase(node) {
  return kindKeys[columns.kind[node]].startsWith("case-");
}

function groupEnd(group) {
  return group + 1 < columns.group_first.length ? columns.group_first[group + 1] : columns.count;
}

// The id of a node in the build: what stands before its name, and the name, unless it is another.
function nodeId(node) {
  return columns.id_rest.at(node) || facts.id_starts[columns.id_start[node]] + columns.label.at(node);
}

function placeText(node) {
  return columns.row[node] ? `${facts.files[columns.file[node]]}:${columns.row[node]}` : "";
}

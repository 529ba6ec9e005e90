// What the panel says beyond the picture: findings, rows, links and traced money, each a part that is unpacked when first
// asked for. Its tables are in the order of the nodes.

const unpackedParts = {}; // by name, once it is unpacked
const unpacking = new Map();

function hasPart(name) {
  return Object.hasOwn(facts.parts, name);
}

function loadPart(name) {
  if (!unpacking.has(name)) {
    unpacking.set(name, unpacked(`part-${name}`, facts.parts[name]).then((part) => {
      for (const [column, values] of Object.entries(part)) {
        if (!column.endsWith("_node")) continue;
        for (let at = 1; at < values.length; at += 1) values[at] += values[at - 1];
      }
      unpackedParts[name] = part;
      return part;
    }));
  }
  return unpacking.get(name);
}

// A place of the panel that is filled once the part is there: at once where it is; where there was no room for it, that.
function later(name, build) {
  const slot = make("div");
  const put = () => {
    slot.removeAttribute("aria-busy");
    slot.replaceChildren(...build(unpackedParts[name]).filter(Boolean));
  };
  if (facts.redacted) return slot; // a redacted page has none of it
  if (!hasPart(name)) slot.append(make("p", ui[`no_${name}_part`], "none"));
  else if (unpackedParts[name]) put();
  else {
    slot.setAttribute("aria-busy", "true");
    loadPart(name).then(() => { if (slot.isConnected) put(); });
  }
  return slot;
}

// The places of a table that belong to a node, as [first, after the last].
function rangeOf(nodes, node) {
  const first = (wanted) => {
    let [low, high] = [0, nodes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (nodes[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [first(node), first(node + 1)];
}

function placesOf(nodes, node) {
  const [from, to] = rangeOf(nodes, node);
  return Array.from({ length: to - from }, (_, at) => from + at);
}

function word(part, column, at) {
  return part[`${column}_words`].at(part[column][at]);
}

// The cited rows of a place of a table, as the list of a card has them.
function citedRows(part, table, at) {
  const sources = part[`${table}_rows`].at(at).split("; ").filter(Boolean);
  return { sources, sources_more: part[`${table}_more`][at] };
}

// Gather the rows of several places for a citation: each once, and how many more there are.
function addCited(cited, { sources, sources_more: more }) {
  cited.rows.push(...sources.filter((row) => !cited.rows.includes(row)));
  cited.more += more;
}

function rowLine(part, table, at) {
  const { sources, sources_more: more } = citedRows(part, table, at);
  return [...sources.map(sourceText), more && say(ui.more, { n: more })].filter(Boolean).join("; ");
}

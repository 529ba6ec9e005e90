// The chart itself: vis-network over the places that finlink computed, and what is selected in it.

const still = matchMedia("(prefers-reduced-motion: reduce)");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
let network = null;
let duration = 0;

function makeNetwork() {
  const large = data.nodes.length > 1000;
  duration = still.matches || large ? 0 : 250;
  network = new vis.Network(document.getElementById("chart"), { nodes, edges }, {
    autoResize: true,
    physics: { enabled: facts.physics },
    layout: { improvedLayout: false },
    interaction: { hover: !large, tooltipDelay: 200, keyboard: false, hideEdgesOnDrag: large, hideEdgesOnZoom: large, zoomSpeed: 0.6 },
    nodes: { scaling: { label: { drawThreshold: 4 } } },
    edges: {
      smooth: false,
      arrows: { to: { scaleFactor: 0.55 } },
      hoverWidth: 0.6,
      selectionWidth: 1.2,
      selfReference: { size: 18, angle: Math.PI / 4 },
      scaling: { label: { drawThreshold: 8 } },
    },
  });
  network.on("afterDrawing", decorate);
}

// Draw what is shown now, as it looks now.
function paint() {
  const [lines, points] = [Array.from(shown.edges.values()), Array.from(shown.nodes, (id) => drawn.get(id))];
  const [line, point] = [new Set(shown.edges.keys()), shown.nodes];
  edges.remove(edges.getIds().filter((id) => !line.has(id)));
  nodes.remove(nodes.getIds().filter((id) => !point.has(id)));
  nodes.update(points.map(nodeLook));
  edges.update(lines.map(edgeLook));
}

// After anything that the reader changed: count, draw, say, and keep the step.
function changed(keep = true) {
  recount();
  if (selected && !isShown(drawn.get(selected))) [selected, near] = [null, null];
  paint();
  setSelection();
  tell();
  if (keep && !playing) steps.keep();
}

// Say what is shown, filtered and marked now.
function tell() {
  tellFilter();
  tellKept();
  const [n, m] = [shownNodes().length, data.nodes.length];
  const whole = n === m && shown.edges.size === data.edges.length;
  document.getElementById("count").textContent = whole ? say(ui.counts, { n, m: data.edges.length }) : say(ui.shown, { n, m });
}

function setSelection() {
  network.unselectAll();
  if (selected) network.setSelection(isEdge(selected) ? { edges: [selected] } : { nodes: [selected] }, { highlightEdges: false });
}

// Let only these stay bright, and have one of them selected (or none).
function light(id, ids) {
  [selected, near] = [id && isShown(drawn.get(id)) ? id : null, ids ? new Set(ids) : null];
  paint();
  setSelection();
}

// Select a node or line (or nothing): the panel tells about it, and what does not touch it fades.
function select(id) {
  if (picking && id && !isEdge(id)) {
    pickOther(id);
    return;
  }
  light(id, id ? reach(id) : null);
  if (id && isGroup(id)) showGroup(id);
  else showPanel(id, open);
  writeAddress(...(id && !isEdge(id) && !isGroup(id) ? [["node", nodeId(id)]] : []));
}

function reach(id) {
  const item = drawn.get(id);
  if (isEdge(id)) return [id, item.from, item.to];
  const close = linesAt(id).flatMap((edge) => [edge.id, otherEnd(edge, id)]);
  // What two cases share stands between them: from a case, look through it to the other one.
  const shared = item.shape === "box" ? close.filter((other) => !isEdge(other) && drawn.get(other).shape !== "box" && !drawn.get(other).hub) : [];
  return [id, ...close, ...shared.flatMap((other) => linesAt(other).flatMap((edge) => [edge.id, otherEnd(edge, other)]))];
}

// Select something found elsewhere: show it where it was hidden, and bring it into view.
function open(id) {
  const ends = isEdge(id) ? [drawn.get(id).from, drawn.get(id).to] : [];
  uncover([id, ...ends]);
  select(id);
  if (near) bring(ends.length ? ends : Array.from(near).filter((item) => !isEdge(item) && isShown(drawn.get(item))));
}

function bring(ids) {
  network.fit({ nodes: ids, maxZoomLevel: 1, animation: duration ? { duration } : false });
}

// Take back whatever hides these nodes and lines.
function uncover(ids) {
  const before = JSON.stringify(readView());
  for (const item of ids.map((id) => drawn.get(id))) {
    view.off.delete(legendKey(item));
    if (isEdge(item.id)) continue;
    view.hidden.delete(item.id);
    for (const id of joined.get(item.id)) if (view.folded.has(id) && leavesOf(id).includes(item.id)) view.folded.delete(id);
    view.groups = view.groups.filter((group) => !group.members.includes(item.id));
  }
  recount();
  if (ids.some((id) => !isShown(drawn.get(id)))) {
    view.filter = { from: null, to: null, currency: "", least: "", rule: "" };
    showFilter();
  }
  if (JSON.stringify(readView()) === before) return;
  showLegend();
  changed();
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.02), 6), animation: duration ? { duration } : false });
}

function fitAll() {
  network.fit({ maxZoomLevel: 1.1, animation: duration ? { duration } : false });
}

function move(across, down) {
  const { x, y } = network.getViewPosition();
  network.moveTo({ position: { x: x + across / network.getScale(), y: y + down / network.getScale() } });
}

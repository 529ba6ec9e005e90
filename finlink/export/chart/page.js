// The chart itself: vis-network over the positions that finlink computed, the legend, the keys.

const still = matchMedia("(prefers-reduced-motion: reduce)");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const shownNodes = new vis.DataView(nodes, { filter: (node) => isShown(drawn.get(node.id)) });
const shownEdges = new vis.DataView(edges, { filter: (edge) => isShown(drawn.get(edge.id)) });
const large = data.nodes.length > 1000;
const duration = still.matches || large ? 0 : 250;
let selected = null;
let near = null; // the ids that stay bright while something is selected

function faded(id) {
  return near !== null && !near.has(id);
}

function nodeLook(node) {
  const box = node.shape === "box";
  const fill = styleValue(`--node-${node.group}`);
  const ink = styleValue("--ink");
  const border = styleValue("--outline");
  const bright = { background: fill, border: styleValue("--ink") };
  return {
    ...node,
    title: [card(node.id).kind, card(node.id).title, ...card(node.id).fields.slice(0, 2).map((pair) => pair.join(": "))].join("\n"),
    color: { background: fill, border: node.ends ? styleValue("--edge-proceeds") : border, highlight: bright, hover: bright },
    opacity: faded(node.id) ? 0.15 : node.hub ? 0.55 : 1,
    borderWidth: node.ends ? 3 : 1,
    borderWidthSelected: 3,
    shapeProperties: { borderDashes: node.hub ? [4, 3] : false, borderRadius: 4 },
    font: {
      face: "system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif",
      size: box ? caseFont : 12,
      color: faded(node.id) ? styleValue("--faded") : box ? styleValue("--on-node") : ink,
      strokeColor: styleValue("--paper"),
      strokeWidth: box ? 0 : 3,
    },
    margin: { top: 7, bottom: 7, left: 9, right: 9 },
  };
}

function edgeLook(edge) {
  const colour = styleValue(`--edge-${edge.relation}`);
  const accent = edge.relation === "proceeds" ? colour : styleValue("--accent"); // blue is the colour of transfers
  const far = faded(edge.id);
  const money = edge.relation === "transfer" || edge.relation === "proceeds";
  return {
    ...edge,
    label: edge.doubled && !switchedOff.has("proceeds") ? " " : edge.label,
    title: `${card(edge.id).kind}\n${card(edge.id).title}`,
    color: { color: colour, highlight: accent, hover: accent, opacity: far ? 0.08 : 1 },
    font: {
      face: "system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif",
      size: edge.relation === "proceeds" ? 12.5 : money ? 11 : 10,
      color: far ? "rgba(0,0,0,0)" : styleValue(money ? "--ink" : "--soft"),
      strokeColor: far ? "rgba(0,0,0,0)" : styleValue("--paper"),
      strokeWidth: 3,
      background: edge.relation === "proceeds" && !far ? styleValue("--paper") : "none",
    },
  };
}

function paint() {
  nodes.update(data.nodes.map(nodeLook));
  edges.update(data.edges.map(edgeLook));
}

const network = new vis.Network(document.getElementById("chart"), { nodes: shownNodes, edges: shownEdges }, {
  autoResize: true,
  physics: { enabled: data.physics },
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

// Select a node or line (or nothing): the panel tells about it, and what does not touch it fades.
function select(id) {
  selected = id;
  near = id ? new Set(reach(id)) : null;
  for (const item of data.nodes) {
    const place = network.body.nodes[item.id];
    if (place) [item.x, item.y] = [place.x, place.y]; // where it was dragged to
  }
  paint();
  network.unselectAll();
  if (id && isShown(drawn.get(id))) network.setSelection(isEdge(id) ? { edges: [id] } : { nodes: [id] }, { highlightEdges: false });
  showPanel(id, open);
}

function reach(id) {
  const item = drawn.get(id);
  if (isEdge(id)) return [id, item.from, item.to];
  const close = around.get(id).flatMap((edge) => [edge.id, otherEnd(edge, id)]);
  // What two cases share stands between them: from a case, look through it to the other one.
  const shared = item.shape === "box" ? close.filter((other) => !isEdge(other) && drawn.get(other).shape !== "box" && !drawn.get(other).hub) : [];
  return [id, ...close, ...shared.flatMap((other) => around.get(other).flatMap((edge) => [edge.id, otherEnd(edge, other)]))];
}

// Select something found elsewhere: switch its kind on if the legend hid it, and bring it into view.
function open(id) {
  const ends = isEdge(id) ? [drawn.get(id).from, drawn.get(id).to] : [];
  for (const item of [id, ...ends]) switchKey(legendKey(drawn.get(item)), true);
  select(id);
  const animation = duration ? { duration } : false;
  const wanted = ends.length ? ends : [...near].filter((item) => !isEdge(item) && isShown(drawn.get(item)));
  network.fit({ nodes: wanted, maxZoomLevel: 1, animation });
}

function switchKey(key, on) {
  if (on === !switchedOff.has(key)) return;
  if (on) switchedOff.delete(key);
  else switchedOff.add(key);
  document.querySelector(`.legend button[data-key="${key}"]`).setAttribute("aria-pressed", String(on));
  if (key === "proceeds") edges.update(data.edges.map(edgeLook)); // the transfers beside it show their amounts now
  shownNodes.refresh();
  shownEdges.refresh();
  document.getElementById("count").textContent = say(ui.shown, { n: shownNodes.length, m: data.nodes.length });
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

const keys = {
  "/": () => { query.focus(); query.select(); },
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  "0": fitAll,
  ArrowLeft: () => move(-80, 0),
  ArrowRight: () => move(80, 0),
  ArrowUp: () => move(0, -80),
  ArrowDown: () => move(0, 80),
};

function clearAll() {
  clearSearch();
  query.blur();
  select(null);
}

function start() {
  document.documentElement.classList.remove("plain");
  document.getElementById("table").open = false;
  paint();
  network.on("click", (click) => select(click.nodes[0] || click.edges[0] || null));
  for (const button of document.querySelectorAll(".legend button")) {
    button.addEventListener("click", () => switchKey(button.dataset.key, switchedOff.has(button.dataset.key)));
  }
  document.getElementById("zoom-in").addEventListener("click", keys["+"]);
  document.getElementById("zoom-out").addEventListener("click", keys["-"]);
  document.getElementById("fit").addEventListener("click", fitAll);
  listenToKeys(keys, clearAll);
  whenColoursChange(paint);
  startSearch(open);
  showPanel(null, open);
  network.once("afterDrawing", () => requestAnimationFrame(() => { document.documentElement.dataset.ready = "1"; }));
  let touched = false; // until then a window that changes its size keeps the whole picture in view
  for (const event of ["click", "dragStart", "zoom"]) network.once(event, () => { touched = true; });
  network.on("resize", () => { if (!touched) network.fit({ maxZoomLevel: 1.1, animation: false }); });
  network.redraw();
  network.fit({ maxZoomLevel: 1.1, animation: false });
}

window.finlink = { network, open, select };
start();

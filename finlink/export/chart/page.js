// What the reader does: clicks, keys, the legend, boxes and lassos around nodes, and what the address names.

const panelKeys = { m: "mark", p: "way", c: "common", t: "trace", e: "expand", f: "fold", o: "only", h: "hide", n: "pin" };
const stage = document.querySelector(".stage");
const frame = document.getElementById("frame");
const lasso = makeLasso(stage);
let held = null; // where a box or a lasso began
let lassoNext = false; // whether the lasso's button was pressed

function switchKey(key, on) {
  if (on === !view.off.has(key)) return;
  toggle(view.off, key);
  showLegend();
  changed();
}

function showLegend() {
  for (const button of document.querySelectorAll(".legend button")) button.setAttribute("aria-pressed", String(!view.off.has(button.dataset.key)));
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
  d: layOut,
  a: showAll,
  g: groupMarked,
  ...Object.fromEntries(Object.entries(panelKeys).map(([key, act]) => [key, () => press(act)])),
};

function press(act) {
  panel.querySelector(`[data-act="${act}"]`)?.click();
}

function clearAll() {
  picking = null;
  clearSearch();
  query.blur();
  select(null);
}

function nodesWithin(inside) {
  return Array.from(shown.nodes).filter((id) => inside(network.canvasToDOM(network.getPosition(id))));
}

// With Shift a box, with Alt (or after the lasso's button) a line around nodes; a Shift-click marks the one under it.
function onDown(event) {
  if (event.button || !(event.shiftKey || event.altKey || lassoNext) || !event.target.closest("#chart")) return;
  event.stopPropagation();
  event.preventDefault();
  const at = within(event);
  held = { ...at, fromX: at.x, fromY: at.y, lasso: event.altKey || lassoNext };
  if (held.lasso) lasso.start(at.x, at.y);
  document.addEventListener("pointermove", onMove, true);
  document.addEventListener("pointerup", onUp, true);
}

function within(event) {
  const box = stage.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function onMove(event) {
  event.stopPropagation();
  Object.assign(held, within(event));
  if (held.lasso) {
    lasso.add(held.x, held.y);
    return;
  }
  const { x, y, fromX, fromY } = held;
  frame.hidden = Math.hypot(x - fromX, y - fromY) < 4;
  Object.assign(frame.style, {
    left: `${Math.min(x, fromX)}px`, top: `${Math.min(y, fromY)}px`, width: `${Math.abs(x - fromX)}px`, height: `${Math.abs(y - fromY)}px`,
  });
}

function onUp(event) {
  event.stopPropagation();
  document.removeEventListener("pointermove", onMove, true);
  document.removeEventListener("pointerup", onUp, true);
  const { x, y, fromX, fromY, lasso: around } = { ...held, ...within(event) };
  held = null;
  setLasso(false);
  if (around) {
    const points = lasso.end();
    mark(nodesWithin((at) => insideLasso(points, at.x, at.y)));
  } else if (frame.hidden) {
    const id = network.getNodeAt({ x, y });
    if (id !== undefined) mark([id], !view.marked.has(id));
  } else mark(nodesWithin((at) => at.x >= Math.min(x, fromX) && at.x <= Math.max(x, fromX) && at.y >= Math.min(y, fromY) && at.y <= Math.max(y, fromY)));
  frame.hidden = true;
  if (selected && !isEdge(selected)) showPanel(selected, open);
}

function setLasso(on) {
  lassoNext = on;
  document.getElementById("lasso").setAttribute("aria-pressed", String(on));
}

// Open what the address names, or say that the chart does not have it.
function followAddress() {
  const named = readAddressed();
  if (!named) return;
  const wanted = ["node", "trace", "way", "common", "to"].filter((what) => named[what]);
  const missing = wanted.filter((what) => !nodeOf(named[what])).map((what) => named[what]);
  const id = (what) => nodeOf(named[what]);
  const was = location.hash;
  if (missing.length) {
    select(null);
    panel.prepend(make("p", say(ui.no_such, { name: missing.join(", ") }), "text"));
    history.replaceState(null, "", was);
  } else if (named.way && named.to) showWay(id("way"), id("to"));
  else if (named.common && named.to) showCommon(id("common"), id("to"));
  else if (named.trace) showTrace(id("trace"));
  else if (named.node) open(id("node"));
  else select(null);
}

function listen() {
  network.on("click", (click) => select(click.nodes[0] || click.edges[0] || null));
  network.on("doubleClick", (click) => { if (click.nodes[0] && !isGroup(click.nodes[0]) && awayFrom(click.nodes[0])) afterwards(click.nodes[0], () => expand(click.nodes[0])); });
  network.on("dragEnd", (drag) => {
    for (const id of drag.nodes) {
      const { x, y } = network.getPosition(id);
      view.places[id] = [x, y];
    }
    if (drag.nodes.length) steps.keep();
  });
  stage.addEventListener("pointerdown", onDown, true);
  for (const button of document.querySelectorAll(".legend button")) {
    button.addEventListener("click", () => switchKey(button.dataset.key, view.off.has(button.dataset.key)));
  }
  const does = {
    "zoom-in": keys["+"], "zoom-out": keys["-"], fit: fitAll, undo: () => steps.undo(), redo: () => steps.redo(),
    lasso: () => setLasso(!lassoNext), "by-time": layOut, "show-all": showAll, "group-marked": groupMarked,
    "hide-marked": () => hide(Array.from(view.marked)), unmark: () => mark(Array.from(view.marked), false),
    "save-table": saveTable, "save-selection": saveSelection, "save-png": savePng, "save-svg": saveSvg,
  };
  for (const [id, act] of Object.entries(does)) document.getElementById(id).addEventListener("click", act);
  document.getElementById("chosen").addEventListener("toggle", () => tellKept());
  document.addEventListener("keydown", undoKeys);
  window.addEventListener("popstate", followAddress);
  window.addEventListener("hashchange", followAddress);
  whenColoursChange(() => {
    colours.clear();
    changed(false);
  });
  listenToKeys(keys, clearAll);
  listenToFilters();
  listenToNotes(facts.build, () => { changed(); if (selected && !isEdge(selected)) showPanel(selected, open); }, tellKept);
}

function undoKeys(event) {
  if (!(event.ctrlKey || event.metaKey) || /^(INPUT|TEXTAREA)$/u.test(event.target.tagName)) return;
  const key = event.key.toLowerCase();
  const back = key === "z" && !event.shiftKey;
  if (!back && key !== "y" && key !== "z") return;
  event.preventDefault();
  if (back) steps.undo();
  else steps.redo();
}

async function start() {
  if (!("DecompressionStream" in window)) {
    document.getElementById("cannot").hidden = false;
    return;
  }
  await unpackData();
  document.documentElement.classList.remove("plain");
  document.getElementById("table").open = false;
  for (const [node, text] of facts.noted) setNote(node, text);
  foldLongFans();
  measureFilters();
  steps = makeHistory(readView, applyView, () => tellKept());
  recount();
  paint();
  makeNetwork();
  listen();
  tell();
  startSearch(open);
  showPanel(null, open);
  network.once("afterDrawing", () => requestAnimationFrame(() => { document.documentElement.dataset.ready = "1"; }));
  let touched = false; // until then a window that changes its size keeps the whole picture in view
  for (const event of ["click", "dragStart", "zoom"]) network.once(event, () => { touched = true; });
  network.on("resize", () => {
    tellFilter();
    if (!touched) network.fit({ maxZoomLevel: 1.1, animation: false });
  });
  network.redraw();
  network.fit({ maxZoomLevel: 1.1, animation: false });
  followAddress();
  window.finlink = { network, open, select, view, shown, steps };
}

start();

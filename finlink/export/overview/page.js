// What the reader does: move, come nearer, click, search, hide kinds, go back. What is selected stands in the address.

const tip = document.getElementById("tip");
const frame = document.getElementById("frame");
let held = null; // where the pointer went down, and whether it has moved since
let drawing = false; // whether the next drag draws a line around what is to be marked
const lasso = makeLasso(canvas.parentElement);

function selectNode(node) {
  const picked = picking;
  picking = null;
  chosen = { node, group: -1 };
  if (picked && node >= 0 && picked.from !== node) {
    near = picked.what === "way" ? showWay(picked.from, node, open) : showCommon(picked.from, node);
    writeAddress([picked.what, nodeId(picked.from)], ["to", nodeId(node)]);
    repaint(true);
    return;
  }
  near = node < 0 ? null : neighbourhood(node);
  cardShown = () => null;
  if (node < 0) showHint(open);
  else showNode(node, open, actions(node));
  writeAddress(...(node < 0 ? [] : [["node", nodeId(node)]]));
  repaint(true);
}

// A node and what it touches; from a case also through what it shares with others to these.
function neighbourhood(node) {
  const close = new Set([node, ...linesOf(node).map((line) => otherEnd(line, node))]);
  const centre = new Set([node]);
  if (isCase(node)) {
    for (const one of Array.from(close)) {
      if (one === node || isCase(one) || columns.hub[one]) continue;
      const others = linesOf(one).map((line) => otherEnd(line, one));
      if (others.length > 200) continue;
      centre.add(one);
      for (const other of others) close.add(other);
    }
  }
  const lines = new Set(Array.from(centre).flatMap(linesOf));
  return { lines, has: (one) => close.has(one), all: close };
}

function selectGroup(group) {
  chosen = { node: -1, group };
  near = null;
  showNetwork(group, open);
  writeAddress(["network", columns.group_name.at(group)]);
  repaint(true);
}

// Select what was found elsewhere: switch its kind on where the legend hid it, and bring it into view.
function open(node) {
  switchKey(kindKeys[columns.kind[node]], true);
  if (hidden && hidden[node]) resetTime();
  if (put && put[node]) hideNodes([node], false);
  selectNode(node);
  panel.querySelector("h2")?.focus();
  if (near) bring(Array.from(near.all).filter((one) => one === node || (isShown(one) && !columns.hub[one])));
}

function bring(nodes) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    box[0] = Math.min(box[0], columns.x[node] - 30);
    box[1] = Math.min(box[1], columns.y[node] - 30);
    box[2] = Math.max(box[2], columns.x[node] + 30);
    box[3] = Math.max(box[3], columns.y[node] + 30);
  }
  showBox(...box);
  repaint(true);
}

function bringGroup(group) {
  const { group_x: x, group_y: y, group_radius: r } = columns;
  showBox(x[group] - r[group], y[group] - r[group], x[group] + r[group], y[group] + r[group]);
  repaint(true);
}

// What the address names: `#node=case:K-1/25`, `#network=N001`, `#trace=K-1/25`, `#way=…&to=…`, `#common=…&to=…`,
// `#link=…&to=…`; ids as the build has them, written as links are.
let numbers = null;
function nodeOf(id) {
  if (!numbers) {
    numbers = new Map();
    for (let node = columns.count - 1; node >= 0; node -= 1) numbers.set(nodeId(node), node);
  }
  return numbers.get(id) ?? -1;
}

// Open what the address names, or say that the register does not have it.
function readAddress() {
  const named = readAddressed();
  if (!named) return;
  const { network, node, trace, way, common, link, to } = named;
  const group = network ? columns.group_name.all().indexOf(network) : -1;
  const missing = [[network, group >= 0], [trace, nodeOf(`case:${trace}`) >= 0], ...[node, way, common, link, to].map((id) => [id, nodeOf(id) >= 0])]
    .filter(([name, there]) => name && !there).map(([name]) => name);
  if (missing.length) {
    const was = location.hash;
    selectNode(-1);
    panel.prepend(make("p", say(ui.no_such, { name: missing.join(", ") }), "text"));
    history.replaceState(null, "", was);
  } else if (network) openNetwork(group);
  else if (trace) openTrace(nodeOf(`case:${trace}`));
  else if (link && to) openPair(nodeOf(link), nodeOf(to));
  else if ((way || common) && to) {
    picking = way ? { what: "way", from: nodeOf(way) } : { what: "common", from: nodeOf(common) };
    open(nodeOf(to));
  } else if (node) open(nodeOf(node));
  else if (chosen.node >= 0 || chosen.group >= 0) selectNode(-1);
}

function openNetwork(group) {
  selectGroup(group);
  bringGroup(group);
  panel.querySelector("h2")?.focus();
}

function switchKey(key, on) {
  if (on === !switchedOff.has(key)) return;
  if (on) switchedOff.delete(key);
  else switchedOff.add(key);
  document.querySelector(`.legend button[data-key="${key}"]`).setAttribute("aria-pressed", String(on));
  tell();
  repaint(true);
  changed();
}

function tell() {
  const number = (value) => value.toLocaleString(facts.lang);
  let [shown, lines] = [0, 0];
  for (let node = 0; node < columns.count; node += 1) shown += isShown(node);
  for (let line = 0; line < columns.lines; line += 1) lines += isLineShown(line);
  document.getElementById("count").textContent = say(ui.count, { n: number(shown), m: number(columns.count), k: number(lines) });
}

function zoom(factor, across, down) {
  const { width, height } = canvas.getBoundingClientRect();
  const [x, y] = [across ?? width / 2, down ?? height / 2];
  const before = toPicture(x, y);
  camera.scale = limitScale(camera.scale * factor);
  const after = toPicture(x, y);
  camera.x += before.x - after.x;
  camera.y += before.y - after.y;
  repaint();
}

function move(across, down) {
  camera.x += across / camera.scale;
  camera.y += down / camera.scale;
  repaint();
}

function fitAll() {
  showBox(bounds.left, bounds.top, bounds.right, bounds.bottom);
  repaint(true);
}

function clearAll() {
  draw(false);
  clearSearch();
  query.blur();
  selectNode(-1);
}

const keys = {
  "/": () => { query.focus(); query.select(); },
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  "0": fitAll,
  m: () => press("mark"),
  p: () => press("way"),
  c: () => press("common"),
  t: () => press("trace"),
  q: () => press("cite"),
  h: hideChosen,
  a: showAllAgain,
  v: () => mark(inView(), true),
  l: () => draw(!drawing),
  s: openTable,
  ArrowLeft: () => move(-80, 0),
  ArrowRight: () => move(80, 0),
  ArrowUp: () => move(0, -80),
  ArrowDown: () => move(0, 80),
};

function onDown(event) {
  held = { x: event.offsetX, y: event.offsetY, moved: false, box: event.shiftKey, line: event.altKey || drawing, fromX: event.offsetX, fromY: event.offsetY };
  if (held.line) lasso.start(event.offsetX, event.offsetY);
  canvas.setPointerCapture(event.pointerId);
}

function onMove(event) {
  if (!held) { point(event.offsetX, event.offsetY); return; }
  const [across, down] = [event.offsetX - held.x, event.offsetY - held.y];
  if (!held.moved && Math.hypot(across, down) < 4) return;
  Object.assign(held, { x: event.offsetX, y: event.offsetY, moved: true });
  canvas.classList.add("held");
  tip.hidden = true;
  if (held.line) lasso.add(event.offsetX, event.offsetY);
  else if (held.box) showFrame(held);
  else move(-across, -down);
}

// The box that is drawn to mark what is in it.
function showFrame({ x, y, fromX, fromY }) {
  frame.hidden = false;
  Object.assign(frame.style, {
    left: `${Math.min(x, fromX)}px`, top: `${Math.min(y, fromY)}px`, width: `${Math.abs(x - fromX)}px`, height: `${Math.abs(y - fromY)}px`,
  });
}

function markFramed({ x, y, fromX, fromY }) {
  frame.hidden = true;
  const [low, high] = [toPicture(Math.min(x, fromX), Math.min(y, fromY)), toPicture(Math.max(x, fromX), Math.max(y, fromY))];
  const inside = (node) => isShown(node) && columns.x[node] >= low.x && columns.x[node] <= high.x && columns.y[node] >= low.y && columns.y[node] <= high.y;
  mark(nodesIn(low.x, low.y, high.x, high.y).flatMap((part) => Array.from(part)).filter(inside), true);
}

// Mark what is inside the line that was drawn; the next drag moves the picture again.
function markLassoed(points) {
  draw(false);
  if (points.length < 3) return;
  const [across, down] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [low, high] = [toPicture(Math.min(...across), Math.min(...down)), toPicture(Math.max(...across), Math.max(...down))];
  const inside = (node) => {
    const { x, y } = toCanvas(columns.x[node], columns.y[node]);
    return isShown(node) && insideLasso(points, x, y);
  };
  mark(nodesIn(low.x, low.y, high.x, high.y).flatMap((part) => Array.from(part)).filter(inside), true);
}

function draw(on) {
  drawing = on;
  document.getElementById("lasso").setAttribute("aria-pressed", String(on));
  canvas.classList.toggle("drawing", on);
}

function onUp(event) {
  const was = held;
  held = null;
  canvas.classList.remove("held");
  if (was && was.line) markLassoed(lasso.end());
  else if (was && was.moved && was.box) markFramed(was);
  if (!was || was.moved) return;
  const node = nodeAt(event.offsetX, event.offsetY);
  if (was.box && node >= 0) {
    mark([node], !marked.has(node));
    return;
  }
  const group = node < 0 ? networkAt(event.offsetX, event.offsetY) : -1;
  if (group >= 0) selectGroup(group);
  else selectNode(node);
}

// Say what is under the pointer.
function point(across, down) {
  const node = nodeAt(across, down);
  const group = node < 0 ? networkAt(across, down) : -1;
  canvas.style.cursor = node >= 0 || group >= 0 ? "pointer" : "";
  tip.hidden = node < 0 && group < 0;
  if (tip.hidden) return;
  const about = node >= 0 ? nodeCard(node) : { kind: ui.network, title: columns.group_name.at(group), fields: [] };
  tip.replaceChildren(make("b", about.title), make("br"), [about.kind, ...about.fields.slice(0, 2).map((pair) => pair.join(": "))].join(" · "));
  tip.style.left = `${across + 14}px`;
  tip.style.top = `${down + 14}px`;
}

function listen() {
  canvas.addEventListener("pointerdown", onDown);
  canvas.addEventListener("pointermove", onMove);
  canvas.addEventListener("pointerup", onUp);
  canvas.addEventListener("pointerleave", () => { tip.hidden = true; });
  canvas.addEventListener("dblclick", (event) => {
    const group = networkAt(event.offsetX, event.offsetY);
    if (group >= 0) bringGroup(group);
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event.offsetX, event.offsetY);
  }, { passive: false });
  for (const button of document.querySelectorAll(".legend button")) {
    button.addEventListener("click", () => switchKey(button.dataset.key, switchedOff.has(button.dataset.key)));
  }
  for (const [id, key] of [["zoom-in", "+"], ["zoom-out", "-"], ["fit", "0"]]) document.getElementById(id).addEventListener("click", keys[key]);
  for (const [id, save] of [["save-table", saveTable], ["save-selection", saveSelection], ["save-png", savePng], ["save-svg", saveSvg]]) {
    document.getElementById(id).addEventListener("click", save);
  }
  document.getElementById("lasso").addEventListener("click", () => draw(!drawing));
  document.getElementById("mark-view").addEventListener("click", keys.v);
  listenToTable();
  listenToNotes(facts.build, () => {
    noted();
    const field = panel.querySelector(".note textarea");
    if (field) field.value = notes.get(nodeId(chosen.node)) || "";
  }, (text) => { document.getElementById("marked").textContent = text; });
  document.getElementById("unmark").addEventListener("click", () => mark(Array.from(marked), false));
  listenToKeys(keys, clearAll);
  startSearch(open);
  whenColoursChange(() => { readColours(); paintBars(); repaint(true); });
  listenToFilters();
  addEventListener("popstate", readAddress);
  for (const button of document.querySelectorAll("#table button")) {
    button.addEventListener("click", () => openNetwork(columns.group_name.all().indexOf(button.dataset.network)));
  }
  let whole = true; // until something is moved a window that changes its size keeps the whole picture in view
  for (const kind of ["wheel", "pointerdown", "keydown"]) document.addEventListener(kind, () => { whole = false; }, { once: true });
  const paper = matchMedia("print"); // on paper the picture stays as it is on the screen
  new ResizeObserver(() => { if (paper.matches) return; if (whole && chosen.node < 0 && chosen.group < 0) fitAll(); else repaint(true); }).observe(canvas);
}

async function start() {
  document.documentElement.classList.remove("plain");
  document.getElementById("table").open = false;
  if (!("DecompressionStream" in window)) {
    const cannot = document.getElementById("cannot");
    [cannot.textContent, cannot.hidden] = [ui.no, false];
    document.documentElement.dataset.ready = "0";
    return;
  }
  await unpack();
  measure();
  makeGrid();
  readColours();
  measureTime();
  tell();
  showBox(bounds.left, bounds.top, bounds.right, bounds.bottom);
  listen();
  for (const [id, text] of facts.noted) setNote(id, text);
  mark([], true);
  tellHidden();
  startSteps();
  showHint(open);
  readAddress();
  repaint(true);
  await Promise.all(unpacking.values()); // what the address asks for
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = "1"; }));
  setTimeout(() => { index = index || makeIndex(); }, 300);
}

window.finlink = { chosen: () => chosen, nodeId, times, isShown, isLineShown, readFilters, marked, mark, kept, shortestWay, commonNeighbours, unpackedParts, openTrace, openPair, camera, columns, facts, snapshot, open, selectNode, selectGroup, find, nodeAt, toCanvas, zoom, move, takeSnapshot };
start();

// What the reader takes along: a set of marked nodes, as a table or a selection for finlink export, and the picture itself.

const marked = new Set();

function mark(nodes, on) {
  for (const node of nodes) {
    if (on) marked.add(node);
    else marked.delete(node);
  }
  document.getElementById("marked").textContent = marked.size ? say(ui.marked, { n: marked.size.toLocaleString(facts.lang) }) : ui.none_marked;
  document.getElementById("hide-marked").disabled = !marked.size;
  repaint(true);
  changed();
}

// The marked nodes; where none is marked those in view.
function kept() {
  return marked.size ? Array.from(marked).sort((one, other) => one - other) : inView();
}

function inView() {
  const { width, height } = canvas.getBoundingClientRect();
  const [low, high] = [toPicture(0, 0), toPicture(width, height)];
  return nodesIn(low.x, low.y, high.x, high.y).flatMap((part) => Array.from(part)).filter((node) => isShown(node)
    && columns.x[node] >= low.x && columns.x[node] <= high.x && columns.y[node] >= low.y && columns.y[node] <= high.y)
    .sort((one, other) => one - other);
}

// What must stand with anything that is taken along: the day, the handling, what is left out, what is filtered.
function said() {
  const byReader = [hidden ? document.getElementById("when").textContent : "", document.getElementById("put").textContent];
  const traced = chosen.trace ? `${ui.trace}, ${columns.label.at(chosen.node)}: ${facts.method}.` : "";
  return [...facts.notes, facts.handling, facts.hidden, ...byReader, traced].filter(Boolean);
}

function isNothing() {
  if (kept().length) return false;
  document.getElementById("marked").textContent = ui.nothing_to_save;
  return true;
}

function saveTable() {
  if (isNothing()) return;
  const lines = [ui.table_head, ...kept().map(tableRow)].map((row) => row.map(csvCell).join(","));
  const head = [facts.title, ...said()].map((text) => csvCell(text));
  download("register.csv", "text/csv", `\ufeff${[...lines, "", ...head].join("\r\n")}\r\n`);
}

function saveSelection() {
  if (isNothing()) return;
  // Assets are drawn, but are no nodes of a build.
  const nodes = kept().filter((node) => kindKeys[columns.kind[node]] !== "measure").map((node) => nodeId(node));
  download("selection.json", "application/json", `${JSON.stringify({ finlink: "selection", build: facts.build, nodes }, null, 1)}\n`);
}

// What stands around the picture: what it is, the handling, what is filtered, and the legend.
function pictureFrame(width) {
  const entries = facts.kinds.map(([key, , words], place) => [key, colours.kinds[place], words])
    .filter(([key]) => facts.occurring.includes(key) && !switchedOff.has(key))
    .map(([key, colour, words]) => [colour, key.startsWith("case-") ? `${ui.case}: ${words}` : words, false]);
  if (near && near.arcs) entries.push([colours.relations[relationKeys.indexOf("proceeds")], ui.trace, true]);
  const title = [facts.handling, facts.title].filter(Boolean).join(" · ");
  return makeFrame(width, { title, said: said().filter((text) => text !== facts.handling).join(" "), entries });
}

// The picture as it is in view, in its frame, on any paper that can be drawn on.
function paintPicture(paper, width, height, picture) {
  paper.fillStyle = colours.paper;
  paper.fillRect(0, 0, width, height + picture.head + picture.foot);
  paper.save();
  paper.translate(0, picture.head);
  paintAll(paper, width, height);
  paper.restore();
  picture.paint(paper, height, { sheet: colours.paper, ink: colours.ink, soft: colours.soft });
}

function savePng() {
  const { width, height } = canvas.getBoundingClientRect();
  const picture = pictureFrame(width);
  const grown = Math.min(3, 8000 / width, 8000 / height); // print resolution, within what every browser can draw
  const sheet = make("canvas");
  [sheet.width, sheet.height] = [width * grown, (height + picture.head + picture.foot) * grown].map(Math.round);
  const paper = sheet.getContext("2d", { alpha: false });
  paper.scale(grown, grown);
  paintPicture(paper, width, height, picture);
  sheet.toBlob((blob) => download("register.png", "image/png", blob));
}

function saveSvg() {
  const { width, height } = canvas.getBoundingClientRect();
  const picture = pictureFrame(width);
  const paper = new SvgPaper(width, height + picture.head + picture.foot);
  paintPicture(paper, width, height, picture);
  download("register.svg", "image/svg+xml", paper.text());
}

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

const pictureHead = 64;
const pictureFoot = 46;

// The picture as it is in view, with what it is, the handling, and the legend: on any paper that can be drawn on.
function paintPicture(paper, width, height) {
  paper.fillStyle = colours.paper;
  paper.fillRect(0, 0, width, height + pictureHead + pictureFoot);
  paper.save();
  paper.translate(0, pictureHead);
  paintAll(paper, width, height);
  paper.restore();
  paper.fillStyle = colours.paper;
  paper.fillRect(0, 0, width, pictureHead);
  paper.fillRect(0, height + pictureHead, width, pictureFoot);
  paper.textAlign = "left";
  paper.textBaseline = "alphabetic";
  paper.fillStyle = colours.ink;
  paper.font = `600 17px ${fonts}`;
  paper.fillText([facts.handling, facts.title].filter(Boolean).join(" · "), 14, 26);
  paper.font = `12px ${fonts}`;
  paper.fillStyle = colours.soft;
  paper.fillText(said().filter((text) => text !== facts.handling).join(" "), 14, 46);
  let left = 14;
  const entry = (colour, words) => {
    paper.fillStyle = colour;
    paper.fillRect(left, height + pictureHead + 16, 14, 12);
    paper.fillStyle = colours.ink;
    paper.fillText(words, left + 20, height + pictureHead + 27);
    left += 44 + 6.4 * words.length;
  };
  for (const [place, [key, , words]] of facts.kinds.entries()) {
    if (!facts.occurring.includes(key) || switchedOff.has(key)) continue;
    entry(colours.kinds[place], key.startsWith("case-") ? `${ui.case}: ${words}` : words);
  }
  if (near && near.arcs) entry(colours.relations[relationKeys.indexOf("proceeds")], ui.trace);
}

function savePng() {
  const { width, height } = canvas.getBoundingClientRect();
  const grown = Math.min(3, 8000 / width, 8000 / height); // print resolution, within what every browser can draw
  const sheet = make("canvas");
  [sheet.width, sheet.height] = [width * grown, (height + pictureHead + pictureFoot) * grown].map(Math.round);
  const paper = sheet.getContext("2d", { alpha: false });
  paper.scale(grown, grown);
  paintPicture(paper, width, height);
  sheet.toBlob((blob) => download("register.png", "image/png", blob));
}

function saveSvg() {
  const { width, height } = canvas.getBoundingClientRect();
  const paper = new SvgPaper(width, height + pictureHead + pictureFoot);
  paintPicture(paper, width, height);
  download("register.svg", "image/svg+xml", paper.text());
}

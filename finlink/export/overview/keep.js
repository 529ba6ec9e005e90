// What the reader takes along: a set of marked nodes, as a table or a selection for finlink export, and the picture itself.

const marked = new Set();

function mark(nodes, on) {
  for (const node of nodes) {
    if (on) marked.add(node);
    else marked.delete(node);
  }
  document.getElementById("marked").textContent = marked.size ? say(ui.marked, { n: marked.size.toLocaleString(facts.lang) }) : ui.none_marked;
  repaint(true);
}

// The marked nodes; where none is marked those in view.
function kept() {
  if (marked.size) return Array.from(marked).sort((one, other) => one - other);
  const { width, height } = canvas.getBoundingClientRect();
  const [low, high] = [toPicture(0, 0), toPicture(width, height)];
  return nodesIn(low.x, low.y, high.x, high.y).flatMap((part) => Array.from(part)).filter((node) => isShown(node)
    && columns.x[node] >= low.x && columns.x[node] <= high.x && columns.y[node] >= low.y && columns.y[node] <= high.y)
    .sort((one, other) => one - other);
}

// What must stand with anything that is taken along: the day, the handling, what is left out, what is filtered.
function said() {
  return [...facts.notes, facts.handling, facts.hidden, hidden ? document.getElementById("when").textContent : ""].filter(Boolean);
}

function isNothing() {
  if (kept().length) return false;
  document.getElementById("marked").textContent = ui.nothing_to_save;
  return true;
}

function saveTable() {
  if (isNothing()) return;
  const rows = kept().map((node) => {
    const about = nodeCard(node);
    const status = facts.statuses[columns.status[node]];
    const network = facts.networks_of[columns.network[node]];
    const unvalued = columns.unvalued[node] ? String(columns.unvalued[node]) : "";
    return [about.kind, columns.label.at(node), nodeId(node), status, network, columns.amount.at(node), unvalued, columns.also.at(node), placeText(node)];
  });
  const lines = [ui.table_head, ...rows].map((row) => row.map(csvCell).join(","));
  const head = [facts.title, ...said()].map((text) => csvCell(text));
  download("register.csv", "text/csv", `\ufeff${[...lines, "", ...head].join("\r\n")}\r\n`);
}

function saveSelection() {
  if (isNothing()) return;
  const nodes = kept().map((node) => nodeId(node));
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
  paper.fillText([...facts.notes, facts.hidden, hidden ? document.getElementById("when").textContent : ""].filter(Boolean).join(" "), 14, 46);
  let left = 14;
  for (const [place, [key, , words]] of facts.kinds.entries()) {
    if (!facts.occurring.includes(key) || switchedOff.has(key)) continue;
    paper.fillStyle = colours.kinds[place];
    paper.fillRect(left, height + pictureHead + 16, 14, 12);
    paper.fillStyle = colours.ink;
    paper.fillText(key.startsWith("case-") ? `${ui.case}: ${words}` : words, left + 20, height + pictureHead + 27);
    left += 44 + 6.4 * (words.length + (key.startsWith("case-") ? 6 : 0));
  }
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

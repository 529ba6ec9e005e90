// The picture: a whole one when nothing moves, and while it moves a snapshot of it, for which no size of register is too large.

const context = canvas.getContext("2d", { alpha: false });
const snapshot = { canvas: document.createElement("canvas"), x: 0, y: 0, scale: 0, width: 0, height: 0, cost: 0 };
const far = { canvas: document.createElement("canvas"), x: 0, y: 0, scale: 0, width: 0, height: 0 };
const margin = 1.5; // the snapshot is so many times as wide and high as the canvas
const quick = 14; // milliseconds: what takes less is painted anew in every frame
const switchedOff = new Set(); // legend keys
const colours = {};
const fonts = "system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif";
let near = null; // the nodes that stay bright while something is selected
let chosen = { node: -1, group: -1 };
let waiting = 0;
let asked = 0;

function readColours() {
  far.scale = 0; // it has the old ones
  for (const name of ["paper", "ground", "ink", "soft", "rule", "accent", "outline", "on-node"]) colours[name] = styleValue(`--${name}`);
  colours.kinds = kindKeys.map((key) => styleValue(`--node-${key}`));
  colours.relations = relationKeys.map((key) => styleValue(`--edge-${key}`));
}

function isShown(node) {
  return !(hidden && hidden[node]) && !(put && put[node]) && !switchedOff.has(kindKeys[columns.kind[node]]);
}

function isLineShown(line) {
  return !switchedOff.has(relationKeys[columns.line_relation[line]])
    && isLineInTime(line) && isShown(columns.line_source[line]) && isShown(columns.line_target[line]);
}

// Paint when the browser is ready to; at once whole where that is quick, else from the snapshot until nothing moves.
function repaint(whole = false) {
  if (whole) snapshot.scale = 0;
  if (asked) return;
  asked = requestAnimationFrame(() => {
    asked = 0;
    if (!snapshot.scale || snapshot.cost < quick) paintAnew();
    else {
      clearTimeout(waiting);
      waiting = setTimeout(paintAnew, 120);
      showSnapshot();
    }
  });
}

// What is painted is only noted down until the snapshot is drawn on the canvas, so that belongs to its cost.
function paintAnew() {
  const began = performance.now();
  takeSnapshot();
  showSnapshot();
  snapshot.cost = performance.now() - began;
}

function takeSnapshot() {
  const { width, height } = canvas.getBoundingClientRect();
  const ratio = devicePixelRatio || 1;
  Object.assign(snapshot, { x: camera.x, y: camera.y, scale: camera.scale, width: width * margin, height: height * margin });
  for (const [one, factor] of [[canvas, 1], [snapshot.canvas, margin]]) {
    const [across, down] = [Math.round(width * factor * ratio), Math.round(height * factor * ratio)];
    if (one.width !== across || one.height !== down) Object.assign(one, { width: across, height: down });
  }
  const paper = snapshot.canvas.getContext("2d", { alpha: false });
  paper.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintAll(paper, snapshot.width, snapshot.height);
  const whole = snapshot.width >= (bounds.right - bounds.left) * camera.scale && snapshot.height >= (bounds.bottom - bounds.top) * camera.scale;
  if (whole) keepFar();
}

// A snapshot of the whole picture is kept: it shows what a later one from nearer does not reach while it moves.
function keepFar() {
  const { x, y, scale, width, height } = snapshot;
  Object.assign(far, { x, y, scale, width, height });
  Object.assign(far.canvas, { width: snapshot.canvas.width, height: snapshot.canvas.height });
  far.canvas.getContext("2d", { alpha: false }).drawImage(snapshot.canvas, 0, 0);
}

function showSnapshot() {
  const { width, height } = canvas.getBoundingClientRect();
  const ratio = devicePixelRatio || 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, width, height);
  if (far.scale && !reaches(snapshot, width, height)) drawOne(far, width, height);
  drawOne(snapshot, width, height);
}

function corner(one, width, height) {
  const grown = camera.scale / one.scale;
  return [
    (one.x - camera.x) * camera.scale + width / 2 - (one.width * grown) / 2,
    (one.y - camera.y) * camera.scale + height / 2 - (one.height * grown) / 2,
    one.width * grown,
    one.height * grown,
  ];
}

function reaches(one, width, height) {
  const [left, top, across, down] = corner(one, width, height);
  return left <= 0 && top <= 0 && left + across >= width && top + down >= height;
}

function drawOne(one, width, height) {
  context.drawImage(one.canvas, ...corner(one, width, height));
}

function paintAll(paper, width, height) {
  const { scale } = camera;
  const box = {
    left: camera.x - width / 2 / scale, right: camera.x + width / 2 / scale,
    top: camera.y - height / 2 / scale, bottom: camera.y + height / 2 / scale, width, height,
  };
  const at = { x: (x) => (x - box.left) * scale, y: (y) => (y - box.top) * scale };
  paper.fillStyle = colours.paper;
  paper.fillRect(0, 0, width, height);
  const taken = new Taken(width, height);
  const titles = sectionTitles(at, taken);
  paintGroups(paper, box, at, taken);
  const found = nodesIn(box.left, box.top, box.right, box.bottom);
  paintLines(paper, found, box, at);
  if (near && near.arcs) paintArcs(paper, at);
  paintNodes(paper, found, at);
  if (near && near.arcs) paintArcTexts(paper, at, taken);
  paintLabels(paper, found, at, taken);
  if (notes.size) paintNoted(paper, found, at);
  paintTitles(paper, titles);
}

// A sign beside each node that has a note.
function paintNoted(paper, found, at) {
  if (camera.scale < 0.4) return;
  paper.font = `600 13px ${fonts}`;
  paper.textAlign = "left";
  paper.textBaseline = "alphabetic";
  for (const nodes of found) {
    for (const node of nodes) {
      if (!isShown(node) || !notes.has(nodeId(node))) continue;
      const across = (isCase(node) ? caseSize.x : nodeSize) * camera.scale + 3;
      halo(paper, "✎", at.x(columns.x[node]) + across, at.y(columns.y[node]) + 4, colours.ink);
    }
  }
}

// The titles of the sections, each above its own; they are painted last, over whatever is in their place.
function sectionTitles(at, taken) {
  const placed = facts.bands.map(([section, begins]) => ({
    words: facts.sections[section], x: Math.max(at.x(bounds.left), 12), y: at.y(begins) - 6,
  }));
  return placed.filter(({ words, x, y }) => taken.take(x, y - 14, 8.4 * words.length, 18));
}

function paintTitles(paper, titles) {
  paper.textAlign = "left";
  paper.textBaseline = "alphabetic";
  paper.font = `600 15px ${fonts}`;
  for (const { words, x, y } of titles) halo(paper, words, x, y, colours.soft);
}

function paintGroups(paper, box, at, taken) {
  const { group_x: x, group_y: y, group_radius: radius, group_name: name } = columns;
  paper.lineWidth = 1;
  for (let group = 0; group < x.length; group += 1) {
    if (!name.at(group)) continue;
    const [r, across, down] = [radius[group] * camera.scale, at.x(x[group]), at.y(y[group])];
    if (across + r < 0 || down + r < 0 || across - r > box.width || down - r > box.height) continue;
    paper.beginPath();
    paper.arc(across, down, r, 0, 2 * Math.PI);
    paper.fillStyle = colours.ground;
    paper.fill();
    paper.strokeStyle = group === chosen.group ? colours.accent : colours.rule;
    paper.lineWidth = group === chosen.group ? 2.5 : 1;
    paper.stroke();
    if (r < 26 || !taken.take(across - 20, down - r + 4, 40, 12)) continue;
    paper.font = `600 12px ${fonts}`;
    paper.textAlign = "center";
    halo(paper, name.at(group), across, down - r + 15, colours.soft);
  }
}

function halo(paper, text, x, y, colour) {
  paper.lineWidth = 3;
  paper.lineJoin = "round";
  paper.strokeStyle = colours.paper;
  paper.strokeText(text, x, y);
  paper.fillStyle = colour;
  paper.fillText(text, x, y);
}

// Lines over each other say nothing. So those inside a network or a case's disc are drawn, from afar only links between
// cases, and those that lead elsewhere when one of their ends is selected.
function paintLines(paper, found, box, at) {
  const many = found.reduce((sum, nodes) => sum + nodes.length, 0);
  const all = camera.scale > 0.32 && many < 30_000;
  const paths = new Map();
  const put = (line) => {
    const key = lineKey(line);
    if (!paths.has(key)) paths.set(key, newLine(paper));
    drawLine(paths.get(key), line, at);
  };
  const links = relationKeys.indexOf("link");
  for (const nodes of camera.scale > 0.1 ? found : []) {
    for (const node of nodes) {
      for (let place = columns.first[node]; place < columns.first[node + 1]; place += 1) {
        const line = columns.touching[place];
        if ((!all && columns.line_relation[line] !== links) || !isLineShown(line)) continue;
        if (columns.group[otherEnd(line, node)] !== columns.group[node]) continue;
        if (columns.line_source[line] === node || !inBox(columns.line_source[line], box)) put(line);
      }
    }
  }
  for (const [key, path] of paths) strokeLines(paper, key, path, near ? 0.12 : 0.75);
  if (!near) return;
  const bright = new Map();
  for (const line of near.lines) {
    if (!isLineShown(line)) continue;
    const key = lineKey(line);
    if (!bright.has(key)) bright.set(key, newLine(paper));
    drawLine(bright.get(key), line, at);
  }
  for (const [key, path] of bright) strokeLines(paper, key, path, 1);
}

// Traced money: a wide line with a head for each step, and its amount where there is room.
function paintArcs(paper, at) {
  const style = relationKeys.indexOf("proceeds");
  paper.strokeStyle = colours.relations[style];
  paper.lineWidth = 3.5;
  for (const [x, y, toX, toY] of placedArcs(at)) {
    const path = newLine(paper);
    path.moveTo(x, y);
    path.lineTo(toX, toY);
    const length = Math.hypot(toX - x, toY - y);
    if (length > 16) {
      const [ux, uy] = [(toX - x) / length, (toY - y) / length];
      const [tipX, tipY] = [x + ux * (0.5 * length + 6), y + uy * (0.5 * length + 6)]; // in the middle: many may end at one node
      for (const side of [-1, 1]) {
        path.moveTo(tipX, tipY);
        path.lineTo(tipX - ux * 9 - side * uy * 6, tipY - uy * 9 + side * ux * 6);
      }
    }
    paper.stroke(path);
  }
}

function placedArcs(at) {
  return near.arcs.filter(({ source, target }) => isShown(source) && isShown(target))
    .map(({ source, target, text }) => [at.x(columns.x[source]), at.y(columns.y[source]), at.x(columns.x[target]), at.y(columns.y[target]), text]);
}

function paintArcTexts(paper, at, taken) {
  paper.font = `600 11px ${fonts}`;
  paper.textAlign = "center";
  paper.textBaseline = "top";
  for (const [x, y, toX, toY, text] of placedArcs(at).slice(0, 300)) {
    const [across, down, wide] = [(x + toX) / 2, (y + toY) / 2 + 7, 6.4 * text.length];
    if (Math.hypot(toX - x, toY - y) > 40 && taken.take(across - wide / 2, down, wide, 13)) halo(paper, text, across, down, colours.ink);
  }
  paper.textBaseline = "alphabetic";
}

function newLine(paper) {
  return paper instanceof SvgPaper ? new SvgLine() : new Path2D();
}

function inBox(node, box) {
  return columns.x[node] >= box.left - cell && columns.x[node] <= box.right + cell && columns.y[node] >= box.top - cell && columns.y[node] <= box.bottom + cell;
}

function lineKey(line) {
  const relation = columns.line_relation[line];
  return (relation * 4 + columns.line_doubt[line]) * 8 + (relationKeys[relation] === "transfer" ? columns.line_width[line] : 1);
}

function drawLine(path, line, at) {
  const [source, target] = [columns.line_source[line], columns.line_target[line]];
  const [x, y, toX, toY] = [at.x(columns.x[source]), at.y(columns.y[source]), at.x(columns.x[target]), at.y(columns.y[target])];
  path.moveTo(x, y);
  path.lineTo(toX, toY);
  const relation = relationKeys[columns.line_relation[line]];
  const length = Math.hypot(toX - x, toY - y);
  if (camera.scale < 0.9 || length < 24 || !(relation === "transfer" || relation === "covers")) return;
  const [ux, uy] = [(toX - x) / length, (toY - y) / length];
  const back = (nodeSize + 2) * camera.scale;
  const [tipX, tipY] = [toX - ux * back, toY - uy * back];
  for (const side of [-1, 1]) {
    path.moveTo(tipX, tipY);
    path.lineTo(tipX - ux * 6 - side * uy * 3.5, tipY - uy * 6 + side * ux * 3.5);
  }
}

function strokeLines(paper, key, path, alpha) {
  const [style, width] = [key >> 3, key & 7];
  paper.globalAlpha = alpha;
  paper.strokeStyle = colours.relations[style >> 2];
  paper.lineWidth = relationKeys[style >> 2] === "link" ? 2 : width;
  paper.setLineDash([[], [7, 5], [1.5, 5]][style & 3]);
  paper.stroke(path);
  paper.setLineDash([]);
  paper.globalAlpha = 1;
}

function paintNodes(paper, found, at) {
  const tiny = nodeSize * camera.scale < 2.2;
  const buckets = kindKeys.map(() => []);
  for (const nodes of found) for (const node of nodes) if (isShown(node)) buckets[columns.kind[node]].push(node);
  for (const bright of near ? [false, true] : [true]) {
    buckets.forEach((nodes, kind) => {
      paper.fillStyle = colours.kinds[kind];
      paper.strokeStyle = colours.outline;
      paper.lineWidth = 1;
      for (const node of nodes) {
        if (near && near.has(node) !== bright) continue;
        paper.globalAlpha = !bright ? 0.16 : columns.hub[node] ? 0.55 : 1;
        if (tiny) speck(paper, node, at);
        else figure(paper, node, at);
      }
    });
  }
  paper.globalAlpha = 1;
}

function speck(paper, node, at) {
  const wide = isCase(node) ? Math.max(2 * caseSize.x * camera.scale, 2) : Math.max(1.5 * nodeSize * camera.scale, 1);
  const high = isCase(node) ? Math.max(2 * caseSize.y * camera.scale, 2) : wide;
  paper.fillRect(at.x(columns.x[node]) - wide / 2, at.y(columns.y[node]) - high / 2, wide, high);
}

function figure(paper, node, at) {
  const [x, y, r] = [at.x(columns.x[node]), at.y(columns.y[node]), nodeSize * camera.scale];
  paper.beginPath();
  const corners = { diamond: [4, 0], hexagon: [6, Math.PI / 6], triangle: [3, -Math.PI / 2], square: [4, Math.PI / 4] }[facts.kinds[columns.kind[node]][1]];
  if (isCase(node)) paper.rect(x - caseSize.x * camera.scale, y - caseSize.y * camera.scale, 2 * caseSize.x * camera.scale, 2 * caseSize.y * camera.scale);
  else if (facts.kinds[columns.kind[node]][1] === "lock") {
    paper.rect(x - r, y - 0.3 * r, 2 * r, 1.5 * r);
    paper.moveTo(x - 0.65 * r, y - 0.3 * r);
    paper.arc(x, y - 0.3 * r, 0.65 * r, Math.PI, 2 * Math.PI);
  } else if (!corners) paper.arc(x, y, r, 0, 2 * Math.PI);
  else {
    const [count, turned] = corners;
    for (let corner = 0; corner < count; corner += 1) {
      const angle = turned + (2 * Math.PI * corner) / count;
      paper.lineTo(x + 1.25 * r * Math.cos(angle), y + 1.25 * r * Math.sin(angle));
    }
    paper.closePath();
  }
  paper.fill();
  if (node === chosen.node || marked.has(node)) {
    paper.lineWidth = node === chosen.node ? 3 : 2;
    paper.strokeStyle = colours.accent;
    paper.stroke();
    paper.strokeStyle = colours.outline;
    paper.lineWidth = 1;
  } else if (camera.scale > 0.7) paper.stroke();
}

// The names, those of cases first; one for which there is no room is left out until the picture is nearer.
function paintLabels(paper, found, at, taken) {
  if (camera.scale < 0.7 && !near) return;
  paper.textAlign = "center";
  paper.textBaseline = "top";
  const nodes = found.flatMap((part) => Array.from(part)).filter(isShown).filter((node) => (near ? near.has(node) : true));
  const rank = (node) => (node === chosen.node ? 0 : isCase(node) ? 1 : 2);
  nodes.sort((one, other) => rank(one) - rank(other) || one - other);
  for (const node of nodes.slice(0, 3000)) {
    if (!near && !isCase(node) && camera.scale < 1.5) break;
    const [size, text] = [isCase(node) ? 12 : 11, shortened(columns.label.at(node))];
    const high = (isCase(node) ? caseSize.y : nodeSize * 1.3) * camera.scale;
    const [x, y, width] = [at.x(columns.x[node]), at.y(columns.y[node]) + high + 2, 0.56 * size * text.length];
    if (!taken.take(x - width / 2, y, width, size + 2)) continue;
    paper.font = `${isCase(node) ? "600 " : ""}${size}px ${fonts}`;
    halo(paper, text, x, y, colours.ink);
  }
  paper.textBaseline = "alphabetic";
}

function shortened(text) {
  return text.length > 24 ? `${text.slice(0, 12)}…${text.slice(-11)}` : text;
}

// Which places of the canvas have a text already, in squares of eight pixels.
class Taken {
  constructor(width, height) {
    this.across = Math.ceil(width / 8) + 1;
    this.down = Math.ceil(height / 8) + 1;
    this.squares = new Uint8Array(this.across * this.down);
  }

  take(x, y, width, height) {
    const [from, to] = [Math.floor(x / 8), Math.floor((x + width) / 8)];
    const [high, low] = [Math.floor(y / 8), Math.floor((y + height) / 8)];
    if (from < 0 || high < 0 || to >= this.across || low >= this.down) return false;
    for (let row = high; row <= low; row += 1) {
      for (let column = from; column <= to; column += 1) if (this.squares[row * this.across + column]) return false;
    }
    for (let row = high; row <= low; row += 1) this.squares.fill(1, row * this.across + from, row * this.across + to + 1);
    return true;
  }
}

// How nodes and lines look: colours of the style, faded where something else is selected.

const fonts = "system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif";
const colours = new Map(); // of the style, read once until it changes
let selected = null;
let near = null; // the ids that stay bright while something is selected

function colour(name) {
  if (!colours.has(name)) colours.set(name, styleValue(name));
  return colours.get(name);
}

function faded(id) {
  return near !== null && !near.has(id);
}

function nodeLook(node) {
  const box = node.shape === "box";
  const fill = colour(`--node-${node.group}`);
  const ink = colour("--ink");
  const bright = { background: fill, border: ink };
  const [x, y] = placeOf(node.id);
  const about = card(node.id);
  const ends = node.ends && view.filter.to === null; // where money ended is not known yet on an earlier day
  return {
    ...node,
    label: node.ends && !ends ? node.label.split("\n").slice(0, -1).join("\n") : node.label,
    ...(node.shape === "lock" ? { shape: "custom", ctxRenderer: drawLock } : {}),
    x,
    y,
    title: [about.kind, about.title, ...about.fields.slice(0, 2).map((pair) => pair.join(": "))].join("\n"),
    color: { background: fill, border: colour(ends ? "--edge-proceeds" : "--outline"), highlight: bright, hover: bright },
    opacity: faded(node.id) ? 0.15 : node.hub ? 0.55 : 1,
    borderWidth: ends || node.gathered ? 3 : 1,
    borderWidthSelected: 3,
    shapeProperties: { borderDashes: node.hub ? [4, 3] : false, borderRadius: 4 },
    font: {
      face: fonts,
      size: box ? caseFont : 12,
      color: colour(faded(node.id) ? "--faded" : box ? "--on-node" : "--ink"),
      strokeColor: colour("--paper"),
      strokeWidth: box ? 0 : 3,
    },
    margin: { top: 7, bottom: 7, left: 9, right: 9 },
  };
}

// A padlock, with its text under it.
function drawLock({ ctx: paper, x, y, state, style, label }) {
  const { size } = style;
  const [wide, high] = [1.7 * size, 1.25 * size];
  return {
    drawNode() {
      paper.globalAlpha = style.opacity ?? 1;
      paper.beginPath();
      paper.arc(x, y - 0.35 * size, 0.55 * size, Math.PI, 0);
      paper.strokeStyle = style.color;
      paper.lineWidth = 0.28 * size;
      paper.stroke();
      paper.beginPath();
      paper.rect(x - wide / 2, y - 0.35 * size, wide, high);
      paper.fillStyle = style.color;
      paper.fill();
      paper.strokeStyle = colour(state.selected || state.hover ? "--ink" : "--outline");
      paper.lineWidth = state.selected ? 3 : 1;
      paper.stroke();
      paper.globalAlpha = 1;
    },
    drawExternalLabel() {
      if (12 * network.getScale() < 4) return; // as the other names, which cannot be read from so far
      paper.font = `12px ${fonts}`;
      paper.textAlign = "center";
      paper.textBaseline = "middle";
      label.split("\n").forEach((line, row) => {
        const down = y + high + 6 + 14 * row;
        paper.strokeStyle = colour("--paper");
        paper.lineWidth = 3;
        paper.strokeText(line, x, down);
        paper.fillStyle = (style.opacity ?? 1) < 0.5 ? colour("--faded") : colour("--ink");
        paper.fillText(line, x, down);
      });
    },
    nodeDimensions: { width: 2 * size, height: 2.2 * size },
  };
}

function edgeLook(edge) {
  const own = colour(`--edge-${edge.relation}`);
  const accent = edge.relation === "proceeds" ? own : colour("--accent"); // blue is the colour of transfers
  const far = faded(edge.id);
  const money = edge.relation === "transfer" || edge.relation === "proceeds";
  const [none, clear] = ["none", "rgba(0,0,0,0)"];
  return {
    arrows: "",
    dashes: false,
    smooth: false,
    ...edge,
    label: edge.doubled && !view.off.has("proceeds") ? " " : filteredLabel(edge) ?? edge.label,
    title: `${card(edge.id).kind}\n${card(edge.id).title}`,
    color: { color: own, highlight: accent, hover: accent, opacity: far ? 0.08 : 1 },
    font: {
      face: fonts,
      size: edge.relation === "proceeds" ? 12.5 : money ? 11 : 10,
      color: far ? clear : colour(money ? "--ink" : "--soft"),
      strokeColor: far ? clear : colour("--paper"),
      strokeWidth: 3,
      background: edge.relation === "proceeds" && !far ? colour("--paper") : none,
    },
  };
}

// What is drawn over the picture: rings around marked nodes, pins, notes, and how many neighbours are not drawn.
function decorate(paper) {
  const [accent, ink, sheet] = ["--accent", "--ink", "--paper"].map(colour);
  for (const id of shown.nodes) {
    const box = network.getBoundingBox(id);
    if (!box) continue;
    const x = (box.left + box.right) / 2;
    const members = isGroup(id) ? drawn.get(id).gathered : [id];
    if (members.some((one) => view.marked.has(one))) ring(paper, box, accent);
    const signs = [view.pinned.has(id) && "⚲", members.some((one) => notes.has(nodeId(one))) && "✎"].filter(Boolean).join(" ");
    if (signs) badge(paper, signs, x - 12, box.top - 8, { ink, sheet });
    const away = awayFrom(id);
    if (away) badge(paper, `+${away}`, x + 18, box.top - 8, { ink: accent, sheet });
  }
}

function ring(paper, { left, top, right, bottom }, ink) {
  paper.beginPath();
  paper.rect(left - 5, top - 5, right - left + 10, bottom - top + 10);
  paper.strokeStyle = ink;
  paper.lineWidth = 2.5;
  paper.setLineDash([6, 4]);
  paper.stroke();
  paper.setLineDash([]);
}

function badge(paper, text, x, y, { ink, sheet }) {
  paper.font = `600 12px ${fonts}`;
  paper.textAlign = "center";
  paper.textBaseline = "middle";
  paper.strokeStyle = sheet;
  paper.lineWidth = 4;
  paper.strokeText(text, x, y);
  paper.fillStyle = ink;
  paper.fillText(text, x, y);
}

// What the reader takes along: a table or a selection of what is marked (else of what is shown), notes, and the picture.

function kept() {
  const ids = view.marked.size ? Array.from(view.marked) : shownNodes();
  return ids.sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
}

// The nodes in the picture, those of groups among them.
function shownNodes() {
  return Array.from(shown.nodes).flatMap((id) => (isGroup(id) ? drawn.get(id).gathered : [id]));
}

function tellKept(problem) {
  document.getElementById("marked").textContent = problem || (view.marked.size ? say(ui.marked, { n: view.marked.size.toLocaleString(facts.lang) }) : ui.none_marked);
  const list = document.getElementById("chosen");
  if (list.open) fillChosen();
  const [undo, redo] = ["undo", "redo"].map((name) => document.getElementById(name));
  undo.disabled = !steps.canUndo();
  redo.disabled = !steps.canRedo();
}

// What must stand with anything that is taken along: the day, the handling, what is left out, what is filtered.
function said() {
  const [hidden, when] = [data.nodes.length - shownNodes().length, document.getElementById("when").textContent];
  return [...facts.notes, facts.handling, facts.hidden, hidden ? say(ui.shown, { n: shownNodes().length, m: data.nodes.length }) : "", isFiltered() ? when : ""].filter(Boolean);
}

function tableRow(id) {
  const about = card(id);
  const fields = about.fields.filter(([name]) => name !== ui.node_id).map((pair) => pair.join(": ")).join("; ");
  return [about.kind, about.title, nodeId(id), fields, (about.findings || []).join(", "), cited(about.sources || [], about.sources_more), notes.get(nodeId(id)) || ""];
}

// The nodes, the lines between them, and what must stand with both.
function saveTable() {
  const inside = new Set(kept());
  const lines = data.edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to) && isLineLeft(edge));
  const told = lines.map(({ id, from, to }) => [card(id).kind, card(from).title, card(to).title, filteredLabel(drawn.get(id)) ?? card(id).title, sourcesOf(id)]);
  const rows = [facts.table_head, ...kept().map(tableRow), [], facts.lines_head, ...told, [], ...[facts.title, ...said()].map((text) => [text])];
  download(`${facts.stem}.csv`, "text/csv", `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`);
}

// The rows behind a line: those its card lists, or those of the payments it lists.
function sourcesOf(id) {
  const about = card(id);
  const last = about.head ? about.head.indexOf(ui.source) : -1;
  const rows = about.sources || (about.rows || []).map((row) => row[last]);
  return cited(rows.filter(Boolean), about.sources ? about.sources_more : about.rows_more);
}

// Rows as one text, with how many a card has no room for.
function cited(rows, more) {
  return [...rows, ...(more ? [say(ui.more, { n: more })] : [])].join("; ");
}

function saveSelection() {
  const chosen = kept().filter((id) => drawn.get(id).group !== "measure").map(nodeId); // measures are no nodes of a build
  download("selection.json", "application/json", `${JSON.stringify({ finlink: "selection", build: facts.build, nodes: chosen }, null, 1)}\n`);
}

// The selection as a table on the page.
function fillChosen() {
  const rows = kept();
  const body = document.getElementById("chosen-rows");
  body.replaceChildren(...rows.slice(0, mostChosen).map((id) => {
    const [kind, title, , fields, , sources] = tableRow(id);
    const row = make("tr");
    const name = make("th");
    name.scope = "row";
    name.append(makeButton("copy", () => open(id), title));
    row.append(make("td", kind), name, make("td", fields), make("td", sources));
    return row;
  }));
  document.getElementById("chosen-more").textContent = rows.length > mostChosen ? say(ui.more, { n: rows.length - mostChosen }) : "";
}

const mostChosen = 500;

// What stands around the picture: what it is, the handling, what is filtered, and the legend.
function pictureFrame(width) {
  const entries = facts.legend.filter(([key]) => !view.off.has(key)).map(([key, words]) => {
    const isLine = key in facts.relations;
    return [colour(`--${isLine ? "edge" : "node"}-${key}`), key.startsWith("case-") ? `${ui.case}: ${words}` : words, isLine];
  });
  const title = [facts.handling, facts.title].filter(Boolean).join(" · ");
  return makeFrame(width, { title, said: said().filter((text) => text !== facts.handling).join(" "), entries });
}

// The picture as it is in view, in its frame, on any paper that can be drawn on.
function paintPicture(paper, width, height, picture) {
  paper.fillStyle = colour("--paper");
  paper.fillRect(0, 0, width, height + picture.head + picture.foot);
  paper.save();
  paper.translate(0, picture.head);
  paintNetwork(paper);
  paper.restore();
  picture.paint(paper, height, { sheet: colour("--paper"), ink: colour("--ink"), soft: colour("--soft") });
}

// Let vis-network draw once on another paper than its own canvas.
function paintNetwork(paper) {
  const { canvas, renderer } = network;
  const own = canvas.getContext;
  const measure = canvas.frame.canvas.getContext("2d");
  const sheet = new Proxy(paper, {
    get(target, name) {
      if (name === "setTransform" || name === "clearRect") return () => {};
      if (name === "measureText") return (text) => { measure.font = target.font; return measure.measureText(text); };
      const value = target[name];
      return typeof value === "function" ? value.bind(target) : value;
    },
    set(target, name, value) {
      target[name] = value;
      return true;
    },
  });
  canvas.getContext = () => sheet;
  try {
    renderer._redraw();
  } finally {
    canvas.getContext = own;
    network.redraw();
  }
}

function pictureSize() {
  const { clientWidth: width, clientHeight: height } = document.getElementById("chart");
  return [width, height];
}

function savePng() {
  const [width, height] = pictureSize();
  const picture = pictureFrame(width);
  const grown = Math.min(3, 8000 / width, 8000 / height); // print resolution, within what every browser can draw
  const sheet = make("canvas");
  [sheet.width, sheet.height] = [width * grown, (height + picture.head + picture.foot) * grown].map(Math.round);
  const paper = sheet.getContext("2d", { alpha: false });
  paper.scale(grown, grown);
  paintPicture(paper, width, height, picture);
  sheet.toBlob((blob) => download(`${facts.stem}.png`, "image/png", blob));
}

function saveSvg() {
  const [width, height] = pictureSize();
  const picture = pictureFrame(width);
  const paper = new SvgPaper(width, height + picture.head + picture.foot);
  paintPicture(paper, width, height, picture);
  download(`${facts.stem}.svg`, "image/svg+xml", paper.text());
}

// The picture by time: every node at the day on which it comes in, in a lane of its kind.

const lanes = ["case", "investigation", "person", "company", "account", "wallet", "measure", "outside", "other"];
const [lineRow, laneGap, wide, rowsAtLeast] = [14, 90, 260, 3];
let byTime = null; // places by node, made when they are first asked for
let axis = null; // what the days are written at

function laneOf(node) {
  const lane = lanes.indexOf(isCase(node) ? "case" : node.group);
  return lane < 0 ? lanes.length - 1 : lane;
}

// The day of a node: when it was opened, or when money was first at it, or the first of what it belongs to.
function dayOf(node) {
  if (node.at !== undefined) return node.at;
  const own = around.get(node.id).flatMap((edge) => (edge.pays || []).map((pay) => pay[0])).filter((day) => day !== null);
  if (own.length) return Math.min(...own);
  const others = joined.get(node.id).map((id) => drawn.get(id).at).filter((day) => day !== undefined);
  return others.length ? Math.min(...others) : null;
}

function timePlaces() {
  if (byTime) return byTime;
  byTime = new Map();
  const dated = data.nodes.map((node) => ({ id: node.id, lane: laneOf(node), day: dayOf(node), node }));
  const known = dated.map(({ day }) => day).filter((day) => day !== null);
  const [first, last] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 0];
  const across = (day) => (day === null ? -260 : (wide * Math.sqrt(data.nodes.length) * (day - first)) / Math.max(last - first, 1));
  let top = 0;
  for (const lane of lanes.keys()) {
    const inLane = dated.filter((one) => one.lane === lane).sort((one, other) => across(one.day) - across(other.day) || Number(one.id.slice(1)) - Number(other.id.slice(1)));
    const rowHigh = 34 + lineRow * Math.max(0, ...inLane.map(({ node }) => node.label.split("\n").length)) * (lane ? 1 : caseFont / 12);
    const ends = []; // where each row of the lane is taken up to
    for (const [nth, { id, day, node }] of inLane.entries()) {
      const x = across(day);
      const half = 4.2 * Math.max(...node.label.split("\n").map((line) => line.length)) * (node.shape === "box" ? caseFont / 12 : 1) + 14;
      // Neighbours in a lane stand in rows of their own, so that no line between two seems to lead through a third.
      const wanted = lane ? nth % Math.min(rowsAtLeast, inLane.length) : 0;
      let row = wanted;
      while (row < ends.length && ends[row] >= x - half) row += 1;
      ends[row] = x + half;
      byTime.set(id, [x, top + row * rowHigh]);
    }
    if (inLane.length) top += (ends.length - 1) * rowHigh + laneGap;
  }
  axis = { first, last, across };
  return byTime;
}

// The days under the picture: as many as can be read, at days, months or years that begin.
function paintDays(paper, ink) {
  timePlaces();
  const { first, last, across } = axis;
  const [above, below] = [0, document.getElementById("chart").clientHeight].map((y) => network.DOMtoCanvas({ x: 0, y }).y);
  const pixel = 1 / network.getScale(); // the days are as large, and stand at the foot of the picture, from however near
  paper.font = `${12 * pixel}px ${fonts}`;
  paper.textAlign = "center";
  paper.textBaseline = "alphabetic";
  for (const [day, text] of dayMarks(first, last)) {
    const x = across(day);
    paper.beginPath();
    paper.moveTo(x, above);
    paper.lineTo(x, below - 20 * pixel);
    paper.strokeStyle = colour("--rule");
    paper.lineWidth = pixel;
    paper.stroke();
    paper.fillStyle = ink;
    paper.fillText(text, x, below - 6 * pixel);
  }
  if (data.nodes.some((node) => dayOf(node) === null)) paper.fillText(ui.no_day, -260, below - 6 * pixel);
}

function dayMarks(first, last) {
  const span = last - first;
  if (span <= 90) {
    const step = [1, 2, 7, 14].find((days) => span / days <= 8) || 14;
    return Array.from({ length: Math.floor(span / step) + 1 }, (_, at) => [first + at * step, dayText(first + at * step)]);
  }
  const step = [1, 3, 12].find((months) => span / 30 / months <= 14) || 60;
  const begin = new Date(first * 86_400_000);
  const month = Math.ceil((begin.getUTCMonth() + (begin.getUTCDate() > 1 ? 1 : 0)) / step) * step;
  const marks = [];
  for (let at = month; ; at += step) {
    const day = Math.round(Date.UTC(begin.getUTCFullYear(), at, 1) / 86_400_000);
    if (day > last) return marks;
    marks.push([day, dayText(day).slice(0, step % 12 ? 7 : 4)]);
  }
}

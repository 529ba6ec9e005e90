// The picture by time: every node at the day on which it comes in, in a lane of its kind.

const lanes = ["case", "investigation", "person", "company", "account", "wallet", "outside", "other"];
const [dayRow, laneGap, wide] = [62, 90, 260];
let byTime = null; // places by node, made when they are first asked for
let axis = null; // what the days are written at

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
  const dated = data.nodes.map((node) => ({ id: node.id, lane: lanes.indexOf(isCase(node) ? "case" : node.group), day: dayOf(node), node }));
  const known = dated.map(({ day }) => day).filter((day) => day !== null);
  const [first, last] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 0];
  const across = (day) => (day === null ? -260 : (wide * Math.sqrt(data.nodes.length) * (day - first)) / Math.max(last - first, 1));
  let top = 0;
  for (const lane of lanes.keys()) {
    const inLane = dated.filter((one) => one.lane === lane).sort((one, other) => across(one.day) - across(other.day) || Number(one.id.slice(1)) - Number(other.id.slice(1)));
    const ends = []; // where each row of the lane is taken up to
    for (const { id, day, node } of inLane) {
      const x = across(day);
      const half = 4.2 * Math.max(...node.label.split("\n").map((line) => line.length)) * (node.shape === "box" ? caseFont / 12 : 1) + 14;
      let row = ends.findIndex((end) => end < x - half);
      if (row < 0) row = ends.length;
      ends[row] = x + half;
      byTime.set(id, [x, top + row * dayRow]);
    }
    if (inLane.length) top += ends.length * dayRow + laneGap - dayRow;
  }
  axis = { first, last, across, bottom: top };
  return byTime;
}

// The days under the picture: months, or years where there are very many.
function paintDays(paper, ink) {
  timePlaces();
  const { first, last, across, bottom } = axis;
  paper.font = `12px ${fonts}`;
  paper.textAlign = "center";
  paper.textBaseline = "alphabetic";
  const years = last - first > 1500;
  const begin = new Date(first * 86_400_000);
  for (let month = years ? 12 - begin.getUTCMonth() : 0; ; month += years ? 12 : 1) {
    const day = Math.round(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + month, 1) / 86_400_000);
    if (day > last + 31) break;
    const x = across(day);
    paper.beginPath();
    paper.moveTo(x, -70);
    paper.lineTo(x, bottom);
    paper.strokeStyle = colour("--rule");
    paper.lineWidth = 1;
    paper.stroke();
    paper.fillStyle = ink;
    paper.fillText(dayText(day).slice(0, years ? 4 : 7), x, bottom + 18);
  }
  if (data.nodes.some((node) => dayOf(node) === null)) paper.fillText(ui.no_day, -260, bottom + 18);
}

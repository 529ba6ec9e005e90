// What of the picture is in view: the camera, and a grid over all nodes by which those near a place are found.

const canvas = document.getElementById("map");
const camera = { x: 0, y: 0, scale: 1 }; // the place in the middle of the canvas, and pixels a unit
const cell = 90; // units of the picture
const nodeSize = 4;
const caseSize = { x: 10, y: 6 };
const grid = { left: 0, top: 0, across: 0, down: 0, first: null, nodes: null };
const bounds = { left: 0, top: 0, right: 0, bottom: 0 };

function measure() {
  const { group_x: x, group_y: y, group_radius: radius } = columns;
  Object.assign(bounds, { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });
  for (let group = 0; group < x.length; group += 1) {
    bounds.left = Math.min(bounds.left, x[group] - radius[group]);
    bounds.right = Math.max(bounds.right, x[group] + radius[group]);
    bounds.top = Math.min(bounds.top, y[group] - radius[group]);
    bounds.bottom = Math.max(bounds.bottom, y[group] + radius[group]);
  }
  if (!x.length) Object.assign(bounds, { left: 0, top: 0, right: 1, bottom: 1 });
  bounds.top -= Math.max(60, 0.04 * (bounds.right - bounds.left)); // the title of the first section
}

function makeGrid() {
  const { x, y, count } = columns;
  grid.left = bounds.left - cell;
  grid.top = bounds.top - cell;
  grid.across = Math.ceil((bounds.right - grid.left) / cell) + 2;
  grid.down = Math.ceil((bounds.bottom - grid.top) / cell) + 2;
  const place = new Uint32Array(count);
  grid.first = new Uint32Array(grid.across * grid.down + 1);
  for (let node = 0; node < count; node += 1) {
    place[node] = Math.floor((y[node] - grid.top) / cell) * grid.across + Math.floor((x[node] - grid.left) / cell);
    grid.first[place[node] + 1] += 1;
  }
  for (let at = 1; at < grid.first.length; at += 1) grid.first[at] += grid.first[at - 1];
  const next = grid.first.slice();
  grid.nodes = new Uint32Array(count);
  for (let node = 0; node < count; node += 1) grid.nodes[next[place[node]]++] = node;
}

// The nodes in a box of the picture, with a margin of one cell at most.
function nodesIn(left, top, right, bottom) {
  const clamp = (value, most) => Math.min(Math.max(Math.floor(value / cell), 0), most - 1);
  const [from, to] = [clamp(left - grid.left, grid.across), clamp(right - grid.left, grid.across)];
  const [high, low] = [clamp(top - grid.top, grid.down), clamp(bottom - grid.top, grid.down)];
  const found = [];
  for (let row = high; row <= low; row += 1) {
    const start = grid.first[row * grid.across + from];
    const end = grid.first[row * grid.across + to + 1];
    found.push(grid.nodes.subarray(start, end));
  }
  return found;
}

function toPicture(across, down) {
  const { width, height } = canvas.getBoundingClientRect();
  return { x: camera.x + (across - width / 2) / camera.scale, y: camera.y + (down - height / 2) / camera.scale };
}

function toCanvas(x, y) {
  const { width, height } = canvas.getBoundingClientRect();
  return { x: (x - camera.x) * camera.scale + width / 2, y: (y - camera.y) * camera.scale + height / 2 };
}

// The node at a place of the canvas: the nearest of those that are shown, within its size or eight pixels.
function nodeAt(across, down) {
  const at = toPicture(across, down);
  const near = 8 / camera.scale;
  let [best, distance] = [-1, Infinity];
  for (const nodes of nodesIn(at.x - cell, at.y - cell, at.x + cell, at.y + cell)) {
    for (const node of nodes) {
      if (!isShown(node)) continue;
      const [dx, dy] = [Math.abs(columns.x[node] - at.x), Math.abs(columns.y[node] - at.y)];
      const inside = isCase(node) ? dx <= Math.max(caseSize.x, near) && dy <= Math.max(caseSize.y, near) : Math.hypot(dx, dy) <= Math.max(nodeSize + 1, near);
      const away = Math.hypot(dx, dy);
      if (inside && away < distance) [best, distance] = [node, away];
    }
  }
  return best;
}

// The network at a place of the canvas, -1 for none.
function networkAt(across, down) {
  const at = toPicture(across, down);
  for (let group = 0; group < columns.group_x.length; group += 1) {
    if (!columns.group_name.at(group)) continue;
    if (Math.hypot(columns.group_x[group] - at.x, columns.group_y[group] - at.y) <= columns.group_radius[group]) return group;
  }
  return -1;
}

function limitScale(scale) {
  const { width, height } = canvas.getBoundingClientRect();
  const least = 0.5 * Math.min(width / (bounds.right - bounds.left), height / (bounds.bottom - bounds.top));
  return Math.min(Math.max(scale, least), 6);
}

function showBox(left, top, right, bottom, most = 2.2) {
  const { width, height } = canvas.getBoundingClientRect();
  camera.x = (left + right) / 2;
  camera.y = (top + bottom) / 2;
  camera.scale = Math.min(0.94 * Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1)), most);
}

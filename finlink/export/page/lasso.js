// A line drawn around what is to be marked. Points are {x, y} in pixels of the stage.

// Whether a place is inside the line; its last point is joined with its first. What it goes round twice is outside.
function insideLasso(points, x, y) {
  let inside = false;
  for (let at = 0, before = points.length - 1; at < points.length; before = at, at += 1) {
    const [one, other] = [points[at], points[before]];
    if ((one.y > y) === (other.y > y)) continue;
    if (x < one.x + ((y - one.y) / (other.y - one.y)) * (other.x - one.x)) inside = !inside;
  }
  return inside;
}

// The line as it is drawn over a stage: `start` and `add` take a place of it, `end` gives the points and clears the line.
function makeLasso(stage) {
  const space = "http://www.w3.org/2000/svg";
  const sheet = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "polygon");
  Object.assign(sheet.style, { position: "absolute", inset: "0", width: "100%", height: "100%", pointerEvents: "none" });
  Object.assign(line.style, { fill: "var(--accent)", fillOpacity: "0.1", stroke: "var(--accent)", strokeWidth: "1.5px", strokeDasharray: "5 4" });
  sheet.setAttribute("aria-hidden", "true");
  sheet.append(line);
  let points = [];
  const draw = () => line.setAttribute("points", points.map(({ x, y }) => `${x},${y}`).join(" "));

  function start(x, y) {
    points = [{ x, y }];
    stage.append(sheet);
    draw();
  }

  function add(x, y) {
    const last = points[points.length - 1];
    if (!last || Math.hypot(x - last.x, y - last.y) < 3) return;
    points.push({ x, y });
    draw();
  }

  function end() {
    const drawn = points;
    points = [];
    sheet.remove();
    return drawn;
  }

  return { start, add, end };
}

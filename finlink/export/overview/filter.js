// What is shown: kinds by the legend, cases by when they were opened and by their loss, payments by when they were made.

const times = { from: 0, to: 0, first: 0, last: 0, counts: [], least: 0 };
let hidden = null; // by node: 1 where time or loss hides it; nothing while nobody filters

const fromInput = document.getElementById("from");
const toInput = document.getElementById("to");
const leastInput = document.getElementById("least");
let playing = 0;

// Months are whole numbers, 12 × year + month; December has 0 left over.
function monthText(month) {
  const [year, part] = [Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
  return `${String(year).padStart(4, "0")}-${String(part).padStart(2, "0")}`;
}

function measureTime() {
  const months = [];
  for (let node = 0; node < columns.count; node += 1) if (columns.month[node]) months.push(columns.month[node]);
  const section = document.getElementById("time");
  section.hidden = !months.length;
  if (!months.length) return;
  months.sort((one, other) => one - other);
  // A date that is far off is one in a thousand at most: it must not make all others one bar.
  times.first = months[Math.floor(months.length / 1000)];
  times.last = months[months.length - 1 - Math.floor(months.length / 1000)];
  times.counts = new Array(times.last - times.first + 1).fill(0);
  for (const month of months) times.counts[Math.min(Math.max(month - times.first, 0), times.counts.length - 1)] += 1;
  for (const input of [fromInput, toInput]) Object.assign(input, { min: times.first, max: times.last });
  resetTime();
}

function resetTime() {
  [fromInput.value, toInput.value, leastInput.value] = [times.first, times.last, ""];
  readFilters();
}

function readFilters() {
  times.from = Math.min(Number(fromInput.value), Number(toInput.value));
  times.to = Math.max(Number(fromInput.value), Number(toInput.value));
  times.least = Number(leastInput.value) || 0;
  const whole = times.from === times.first && times.to === times.last && !times.least;
  hidden = whole ? null : hideBy();
  const without = hidden ? countCases((node) => hidden[node] && (!columns.month[node] || (times.least && !columns.amount.at(node)))) : 0;
  document.getElementById("when").textContent = [
    say(ui.opened_between, { from: monthText(times.from), to: monthText(times.to) }),
    without ? say(ui.without_date, { n: without.toLocaleString("en") }) : "",
  ].filter(Boolean).join(" ");
  paintBars();
  tell();
  repaint(true);
}

function countCases(wanted) {
  let count = 0;
  for (let node = 0; node < columns.count; node += 1) count += isCase(node) && wanted(node) ? 1 : 0;
  return count;
}

// Cases outside the months or below the loss, what is in their files alone, and what only such cases have.
function hideBy() {
  const found = new Uint8Array(columns.count);
  const limited = times.from !== times.first || times.to !== times.last;
  for (let node = 0; node < columns.count; node += 1) {
    if (!isCase(node)) continue;
    const month = columns.month[node];
    const dated = !limited || (month && (month >= times.from || times.from === times.first) && (month <= times.to || times.to === times.last));
    const large = !times.least || Number(columns.amount.at(node) || -1) >= times.least;
    found[node] = dated && large ? 0 : 1;
  }
  for (let node = 0; node < columns.count; node += 1) {
    if (columns.home[node] !== node) found[node] = found[columns.home[node]];
  }
  for (let node = 0; node < columns.count; node += 1) {
    if (!isCase(node) && columns.home[node] === node) {
      const others = linesOf(node).map((line) => otherEnd(line, node));
      const cases = others.filter(isCase);
      const near = cases.length ? cases : others.filter((one) => columns.home[one] !== one);
      found[node] = near.length && near.every((one) => found[one]) ? 1 : 0;
    }
  }
  return found;
}

function isLineInTime(line) {
  if (!hidden || !columns.line_first_month[line]) return true;
  return (columns.line_last_month[line] >= times.from || times.from === times.first)
    && (columns.line_first_month[line] <= times.to || times.to === times.last);
}

// How many cases were opened in each month, those that are shown in full colour.
function paintBars() {
  const bars = document.getElementById("bars");
  const ratio = devicePixelRatio || 1;
  const { width, height } = bars.getBoundingClientRect();
  Object.assign(bars, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const paper = bars.getContext("2d");
  paper.scale(ratio, ratio);
  const most = Math.max(...times.counts);
  const wide = width / times.counts.length;
  times.counts.forEach((count, place) => {
    const month = times.first + place;
    paper.fillStyle = month >= times.from && month <= times.to ? colours.accent : colours.rule;
    const high = (height * count) / most;
    paper.fillRect(place * wide, height - high, Math.max(wide - 1, 1), high);
  });
}

// Let the months pass, one after the other, from the first that is chosen.
function play() {
  if (playing) {
    clearInterval(playing);
    playing = 0;
  } else {
    if (Number(toInput.value) >= times.last) toInput.value = fromInput.value;
    playing = setInterval(() => {
      toInput.value = Number(toInput.value) + 1;
      readFilters();
      if (Number(toInput.value) >= times.last) play();
    }, 600);
  }
  document.getElementById("play").textContent = playing ? ui.stop : ui.play;
}

function listenToFilters() {
  for (const input of [fromInput, toInput, leastInput]) input.addEventListener("input", readFilters);
  document.getElementById("play").addEventListener("click", play);
  document.getElementById("all-times").addEventListener("click", resetTime);
}

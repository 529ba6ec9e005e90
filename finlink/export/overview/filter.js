// What is shown: kinds by the legend, cases by when they were opened and by their loss, payments by when they were made.

const times = { from: 0, to: 0, first: 0, last: 0, counts: [], least: 0 };
let hidden = null; // by node: 1 where time or loss hides it; nothing while nobody filters

const fromInput = document.getElementById("from");
const toInput = document.getElementById("to");
const leastInput = document.getElementById("least");
const statusInput = document.getElementById("of-status");
const ruleInput = document.getElementById("rule");
let ruled = { rule: "", nodes: null }; // the nodes that have a finding of a rule
let playing = 0;

// Months are whole numbers, 12 × year + month; December has 0 left over.
function monthText(month) {
  if (!month) return "?";
  const [year, part] = [Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
  return `${String(year).padStart(4, "0")}-${String(part).padStart(2, "0")}`;
}

function measureTime() {
  const months = [];
  for (let node = 0; node < columns.count; node += 1) if (columns.month[node]) months.push(columns.month[node]);
  document.getElementById("months").hidden = !months.length;
  if (!months.length) {
    resetTime();
    return;
  }
  months.sort((one, other) => one - other);
  // A date that is far off is one in a thousand at most: it must not make all others one bar.
  times.first = months[Math.floor(months.length / 1000)];
  times.last = months[months.length - 1 - Math.floor(months.length / 1000)];
  times.counts = new Array(times.last - times.first + 1).fill(0);
  for (const month of months) times.counts[Math.min(Math.max(month - times.first, 0), times.counts.length - 1)] += 1;
  for (const input of [fromInput, toInput]) Object.assign(input, { min: times.first, max: times.last });
  resetTime();
}

// What can be chosen: the statuses that cases have, and the rules by which anything was found.
function fillChoices() {
  const statuses = new Set();
  for (let node = 0; node < columns.count; node += 1) if (isCase(node)) statuses.add(facts.statuses[columns.status[node]]);
  const choice = (value, text) => Object.assign(make("option", text), { value });
  statusInput.append(...Array.from(statuses).sort().map((status) => choice(status, status)));
  ruleInput.append(...facts.found.map((rule) => choice(rule, `${rule} ${facts.explained.rules[rule]?.[0] ?? ""}`)));
  document.getElementById("rules").hidden = !facts.found.length;
}

// Whether a case has a finding of the rule that is asked for; true until the findings are unpacked.
function isRuled(node) {
  const part = unpackedParts.findings;
  if (!ruleInput.value || !part) return true;
  if (ruled.rule !== ruleInput.value) {
    const nodes = new Set();
    for (let at = 0; at < part.node_findings_node.length; at += 1) {
      if (word(part, "node_findings_rule", at) === ruleInput.value) nodes.add(part.node_findings_node[at]);
    }
    ruled = { rule: ruleInput.value, nodes };
  }
  return ruled.nodes.has(node);
}

function resetTime() {
  [fromInput.value, toInput.value, leastInput.value, statusInput.value, ruleInput.value] = [times.first, times.last, "", "", ""];
  readFilters();
  changed();
}

function readFilters() {
  times.from = Math.min(Number(fromInput.value), Number(toInput.value));
  times.to = Math.max(Number(fromInput.value), Number(toInput.value));
  times.least = Number(leastInput.value) || 0;
  if (ruleInput.value && !unpackedParts.findings) loadPart("findings").then(readFilters);
  const whole = times.from === times.first && times.to === times.last && !times.least && !statusInput.value && !ruleInput.value;
  hidden = whole ? null : hideBy();
  const limited = times.from !== times.first || times.to !== times.last;
  const unknown = (node) => (limited && !columns.month[node]) || (times.least && !columns.amount.at(node));
  const without = hidden ? countCases((node) => hidden[node] && unknown(node)) : 0;
  for (const input of [fromInput, toInput]) input.setAttribute("aria-valuetext", monthText(Number(input.value)));
  document.getElementById("when").textContent = [
    times.counts.length ? say(ui.opened_between, { from: monthText(times.from), to: monthText(times.to) }) : "",
    times.least ? say(ui.loss_from, { amount: written(leastInput.value) }) : "",
    statusInput.value ? say(ui.of_status, { status: statusInput.value }) : "",
    ruleInput.value ? say(ui.with_rule, { rule: ruleInput.value }) : "",
    without ? say(ui.without_date, { n: without.toLocaleString(facts.lang) }) : "",
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

// Whether a case is one of those asked for: by its month, its loss, its status and what was found.
function isAskedFor(node) {
  const limited = times.from !== times.first || times.to !== times.last;
  const month = columns.month[node];
  const dated = !limited || (month && (month >= times.from || times.from === times.first) && (month <= times.to || times.to === times.last));
  const large = !times.least || Number(columns.amount.at(node) || -1) >= times.least;
  const asked = !statusInput.value || facts.statuses[columns.status[node]] === statusInput.value;
  return dated && large && asked && isRuled(node);
}

// Cases that are not asked for; then what stands in the files of such cases only; then what is connected with nothing else.
function hideBy() {
  const found = new Uint8Array(columns.count);
  const rest = [];
  for (let node = 0; node < columns.count; node += 1) if (isCase(node)) found[node] = isAskedFor(node) ? 0 : 1;
  for (let node = 0; node < columns.count; node += 1) {
    if (isCase(node)) continue;
    const cases = linesOf(node).map((line) => otherEnd(line, node)).filter(isCase);
    if (!cases.length) rest.push(node);
    else found[node] = cases.every((one) => found[one]) ? 1 : 0;
  }
  for (const node of rest) {
    const near = linesOf(node).filter(isLineInMonths).map((line) => otherEnd(line, node));
    found[node] = near.every((one) => found[one]) ? 1 : 0; // what is joined with nothing is in no case that is asked for
  }
  return found;
}

function isLineInTime(line) {
  return !hidden || isLineInMonths(line);
}

// Whether the months of a line's payments, from the first to the last, meet those that are chosen.
function isLineInMonths(line) {
  if (!columns.line_first_month[line]) return true;
  return (columns.line_last_month[line] >= times.from || times.from === times.first)
    && (columns.line_first_month[line] <= times.to || times.to === times.last);
}

// How many cases were opened in each month, those that are shown in full colour.
function paintBars() {
  const bars = document.getElementById("bars");
  const ratio = devicePixelRatio || 1;
  const { width, height } = bars.getBoundingClientRect();
  if (!times.counts.length || !width) return;
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
    changed();
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
  fillChoices();
  for (const input of [fromInput, toInput, leastInput]) input.addEventListener("input", readFilters);
  for (const input of [statusInput, ruleInput]) input.addEventListener("change", readFilters);
  document.getElementById("play").addEventListener("click", play);
  document.getElementById("all-times").addEventListener("click", resetTime);
}

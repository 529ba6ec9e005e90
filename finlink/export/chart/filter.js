// Filters: payments by day and amount, cases by the day on which they were opened and by what was found.

const inputs = Object.fromEntries(["from", "to", "currency", "least", "rule"].map((name) => [name, document.getElementById(name)]));
const days = { first: 0, last: 0, counts: [] };
const mostBars = 60;
let playing = 0;

function dayText(day) {
  return day === null ? "?" : new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function isFiltered() {
  const { from, to, currency, least, rule } = view.filter;
  return from !== null || to !== null || Boolean(currency && least) || Boolean(rule);
}

// A case or an investigation that was opened later is not there yet; one whose day nobody knows stays.
function passesFilter(node) {
  const { to, rule } = view.filter;
  if (to !== null && node.at !== undefined && node.at > to) return false;
  return !(rule && isCase(node) && !(card(node.id).findings || []).includes(rule));
}

// The payments of each line of money that the filters leave.
function paymentsLeft() {
  const { from, to, currency, least } = view.filter;
  const asked = currency && least ? units(least) : null;
  const left = ([first, last, amount], edge) => {
    if ((from !== null || to !== null) && first === null) return false;
    if (from !== null && last < from) return false;
    if (to !== null && first > to) return false;
    return asked === null || edge.span || edge.currency !== currency || (amount !== "" && units(amount) >= asked);
  };
  return new Map(data.edges.filter((edge) => edge.pays).map((edge) => [edge.id, edge.pays.filter((pay) => left(pay, edge))]));
}

function measureFilters() {
  const pays = data.edges.filter((edge) => edge.relation === "transfer").flatMap((edge) => edge.pays.map((pay) => pay[0]));
  const known = [...pays, ...data.nodes.map((node) => node.at)].filter((day) => day !== undefined && day !== null).sort((one, other) => one - other);
  document.getElementById("days").hidden = known.length < 2 || known[0] === known[known.length - 1];
  if (!document.getElementById("days").hidden) {
    [days.first, days.last] = [known[0], known[known.length - 1]];
    days.counts = new Array(Math.min(mostBars, days.last - days.first + 1)).fill(0);
    for (const day of known) days.counts[barOf(day)] += 1;
  }
  for (const input of [inputs.from, inputs.to]) Object.assign(input, { min: days.first, max: days.last });
  const currencies = Array.from(new Set(data.edges.map((edge) => edge.currency).filter(Boolean))).sort();
  inputs.currency.append(...currencies.map((name) => choice(name)));
  document.getElementById("amounts").hidden = !currencies.length;
  const rules = new Map();
  for (const node of data.nodes.filter(isCase)) for (const rule of card(node.id).findings || []) rules.set(rule, (rules.get(rule) || 0) + 1);
  inputs.rule.append(...Array.from(rules.keys()).sort().map((rule) => choice(rule, `${rule} (${rules.get(rule)})`)));
  document.getElementById("rules").hidden = !rules.size;
  showFilter();
}

function choice(value, text = value) {
  const option = make("option", String(text));
  option.value = value;
  return option;
}

function barOf(day) {
  return Math.floor(((day - days.first) * days.counts.length) / (days.last - days.first + 1));
}

function showFilter() {
  const { from, to, currency, least, rule } = view.filter;
  [inputs.from.value, inputs.to.value] = [from ?? days.first, to ?? days.last];
  Object.assign(inputs.rule, { value: rule });
  if (currency) inputs.currency.value = currency;
  if (least !== readAmount(inputs.least.value)) inputs.least.value = least;
}

function readFilters() {
  const [one, other] = [Number(inputs.from.value), Number(inputs.to.value)];
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const least = readAmount(inputs.least.value);
  inputs.least.setAttribute("aria-invalid", String(Boolean(inputs.least.value.trim() && !least)));
  view.filter = {
    from: from === days.first ? null : from, to: to === days.last ? null : to,
    currency: inputs.currency.value, least, rule: inputs.rule.value,
  };
  changed();
}

// How many payments of a line the filters leave out; a line of very many is left out as a whole or not at all.
function notCounted(edge, left) {
  return edge.span ? (left.length ? 0 : edge.span) : edge.pays.length - left.length;
}

// Say what the filters do, and paint how much happened when: what is chosen in full colour.
function tellFilter() {
  const { from, to, currency, least, rule } = view.filter;
  const whole = isFiltered() ? Array.from(shown.payments).reduce((sum, [id, left]) => sum + (drawn.get(id).relation === "transfer" ? notCounted(drawn.get(id), left) : 0), 0) : 0;
  const chosen = { from: dayText(from ?? days.first), to: dayText(to ?? days.last) };
  for (const name of ["from", "to"]) inputs[name].setAttribute("aria-valuetext", chosen[name]);
  document.getElementById("when").textContent = [
    days.counts.length && (from !== null || to !== null) ? say(ui.paid_between, chosen) : days.counts.length ? `${chosen.from} – ${chosen.to}` : "",
    inputs.least.value.trim() && !least ? say(ui.no_amount, { text: inputs.least.value.trim() }) : "",
    currency && least ? say(ui.paid_least, { amount: written(least), currency }) : "",
    rule ? say(ui.with_rule, { rule }) : "",
    whole ? say(ui.payments_hidden, { n: whole.toLocaleString(facts.lang) }) : "",
  ].filter(Boolean).join(" ");
  paintBars(from ?? days.first, to ?? days.last);
}

function paintBars(from, to) {
  const bars = document.getElementById("bars");
  const ratio = devicePixelRatio || 1;
  const { width, height } = bars.getBoundingClientRect();
  if (!days.counts.length || !width) return;
  Object.assign(bars, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const paper = bars.getContext("2d");
  paper.scale(ratio, ratio);
  const most = Math.max(...days.counts);
  const wide = width / days.counts.length;
  const [first, last] = [barOf(from), barOf(to)];
  days.counts.forEach((count, place) => {
    paper.fillStyle = colour(place >= first && place <= last ? "--accent" : "--rule");
    const high = (height * count) / most;
    paper.fillRect(place * wide, height - high, Math.max(wide - 1, 1), high);
  });
}

// Let the time pass in thirty steps, from the first day that is chosen.
function play() {
  if (playing) {
    clearInterval(playing);
    playing = 0;
  } else {
    if (view.filter.to === null) inputs.to.value = inputs.from.value;
    const step = Math.max(1, Math.round((days.last - days.first) / 30));
    playing = setInterval(() => {
      inputs.to.value = Math.min(Number(inputs.to.value) + step, days.last);
      readFilters();
      if (Number(inputs.to.value) >= days.last) play();
    }, 400);
  }
  document.getElementById("play").textContent = playing ? ui.stop : ui.play;
}

function clearFilter() {
  view.filter = { from: null, to: null, currency: "", least: "", rule: "" };
  inputs.least.value = "";
  showFilter();
  changed();
}

function listenToFilters() {
  for (const input of Object.values(inputs)) for (const event of ["input", "change"]) input.addEventListener(event, readFilters);
  document.getElementById("play").addEventListener("click", play);
  document.getElementById("all-times").addEventListener("click", clearFilter);
}

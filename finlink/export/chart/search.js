// Search over everything the page says about nodes and lines.

const query = document.getElementById("query");
const found = document.getElementById("found");
const results = document.getElementById("results");
const mostResults = 60;
let index = null;
let hits = [];
let current = -1;

// Every text of a card, as one string: folded, and folded without separators.
function haystack(id) {
  const about = card(id);
  const texts = [about.kind, about.title, about.value, about.reason, about.next_step, drawn.get(id).label];
  texts.push(...(about.findings || []), ...about.fields.map(([, text]) => text), ...(about.rows || []).flat());
  for (const source of about.sources || []) texts.push(source, sourceText(source));
  const folded = texts.filter(Boolean).map(fold);
  const names = [about.title, ...about.fields.map(([, text]) => text)].filter((text) => /\p{L}/u.test(text));
  const [tight, said] = [folded.map(squeeze).join("\n"), names.map(nameKey).join("\n")];
  return { id, title: fold(about.title), whole: folded.join("\n"), tight, said };
}

// The ids whose texts hold what is asked: nodes before lines, titles that begin with it first.
function find(text) {
  index = index || [...drawn.keys()].map(haystack);
  const asked = fold(text.trim());
  const tight = squeeze(asked);
  const name = nameKey(text);
  if (!asked) return [];
  const rank = (entry) => (isEdge(entry.id) ? 3 : 0) + (entry.title.startsWith(asked) ? 0 : entry.title.includes(asked) ? 1 : 2);
  return index
    .filter((entry) => entry.whole.includes(asked) || (tight && entry.tight.includes(tight)) || (name && entry.said.includes(name)))
    .map((entry, place) => ({ id: entry.id, rank: rank(entry), place }))
    .sort((one, two) => one.rank - two.rank || one.place - two.place)
    .map((entry) => entry.id);
}

function search(open) {
  hits = find(query.value);
  current = -1;
  if (!query.value.trim()) found.textContent = "";
  else found.textContent = hits.length ? say(ui.found, { n: hits.length }) : ui.nothing;
  results.replaceChildren(...hits.slice(0, mostResults).map((id, place) => {
    const item = make("li");
    item.append(makeButton("hit", () => goTo(place, open), card(id).title, card(id).kind));
    return item;
  }));
  if (hits.length > mostResults) results.append(make("li", say(ui.more, { n: hits.length - mostResults }), "none"));
}

function goTo(place, open) {
  if (!hits.length) return;
  current = (place + hits.length) % hits.length;
  for (const button of results.querySelectorAll("button")) button.removeAttribute("aria-current");
  const button = results.children[current] && results.children[current].querySelector("button");
  if (button) {
    button.setAttribute("aria-current", "true");
    button.scrollIntoView({ block: "nearest" });
  }
  open(hits[current]);
}

function startSearch(open) {
  query.addEventListener("input", () => search(open));
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") goTo(current + (event.shiftKey ? -1 : 1), open);
  });
}

function clearSearch() {
  query.value = "";
  found.textContent = "";
  results.replaceChildren();
  hits = [];
}

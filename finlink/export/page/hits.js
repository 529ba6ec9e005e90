// The results of a search under its field: as a list, one after the other by Enter. The page says by `find(text)` what is
// found, and by `describe(item)` the title and kind of each.

const query = document.getElementById("query");
const found = document.getElementById("found");
const results = document.getElementById("results");
const mostResults = 60;
let hits = [];
let current = -1;

function search(open) {
  const asked = query.value.trim();
  hits = asked ? find(asked) : [];
  current = -1;
  found.textContent = !asked ? "" : hits.length ? say(ui.found, { n: hits.length }) : (ui.nothing_row && /:\d+$/u.test(asked) ? ui.nothing_row : ui.nothing);
  results.replaceChildren(...hits.slice(0, mostResults).map((one, place) => {
    const about = describe(one);
    const item = make("li");
    item.append(makeButton("hit", () => goTo(place, open), about.title, about.kind));
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

// Keys that move and zoom; Escape clears. A field keeps its own keys, and so do lists that scroll.
function listenToKeys(keys, clear) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") clear();
    else if (/^(INPUT|TEXTAREA|SELECT|SUMMARY)$/u.test(event.target.tagName)) return;
    else if (Object.hasOwn(keys, event.key) && !(event.key.startsWith("Arrow") && event.target.closest("aside, nav, details"))) {
      event.preventDefault();
      keys[event.key]();
    }
  });
}

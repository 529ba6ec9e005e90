// Search over everything the page says about nodes and lines.

let index = null;

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
  index = index || [...data.nodes, ...data.edges].map((item) => haystack(item.id));
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

function describe(id) {
  return card(id);
}

// Texts as they are searched: case, accents, spaces and hyphens do not matter, nor the alphabet of a name.

const letters = new Map(Object.entries(folding.letters));
const greekLetters = new Map(Object.entries(folding.greek_letters));
const [greekPairs, latinPairs] = [folding.greek, folding.latin].map((pairs) =>
  pairs.map(([pattern, plain]) => [new RegExp(pattern, "gu"), plain]));

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function squeeze(text) {
  return text.replace(/[\s\-._/:,]/gu, "");
}

function replaced(text, pairs) {
  return pairs.reduce((now, [pattern, plain]) => now.replace(pattern, plain), text);
}

function translated(text, table) {
  return Array.from(text, (letter) => table.get(letter) ?? letter).join("");
}

// A name in plain Latin letters, as finlink.names.fold does it, so that it is found in whatever alphabet it is asked for.
// Large letters made of all and small ones of these: so every letter ends as Unicode folds it, also the rare ones.
function foldName(text) {
  let name = text.normalize("NFKC").replace(/[İIı]/gu, "i").toUpperCase().toLowerCase().replace(/[’'`´ʼ‘]/gu, "");
  if (/[^\x00-\x7f]/u.test(name)) {
    name = translated(name, letters).normalize("NFKD").replace(/\p{Mn}/gu, "");
    if (/[α-ω]/u.test(name)) name = translated(replaced(name, greekPairs), greekLetters);
  }
  name = name.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  for (let before = ""; name !== before;) {
    before = name;
    name = replaced(name, latinPairs);
  }
  return name;
}

// What is compared of a name, or of a text that may be one: without letters it is none.
function nameKey(text) {
  return /\p{L}/u.test(text) ? squeeze(foldName(text)) : "";
}

// What is selected stands in the address, so that a link leads to it and the browser's Back leads back.

let addressed = "";

// Write what is selected, such as `node=case:K-1/25`, as a new step of the browser's history; nothing where nothing is.
function writeAddress(...parts) {
  const text = parts.map(([what, name]) => `${what}=${encodeURIComponent(name)}`).join("&");
  addressed = text ? `#${text}` : "";
  if (location.hash !== addressed) history.pushState(null, "", addressed || location.pathname + location.search);
}

// What the address names, by what it is; null while it is what was written last.
function readAddressed() {
  if (location.hash === addressed) return null;
  addressed = location.hash;
  const found = {};
  for (const part of location.hash.slice(1).split("&")) {
    const [what, text] = part.split(/=(.*)/su);
    try {
      found[what] = decodeURIComponent(text ?? "");
    } catch {
      found[what] = text; // no link of ours: a sign % that stands for itself
    }
  }
  return found;
}

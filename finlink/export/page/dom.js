"use strict";
// Small helpers of every page that draws: every text is shown with textContent only.

// Fill the {names} of one of the page's own sentences.
function say(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function makeButton(className, onClick, ...lines) {
  const button = make("button", undefined, className);
  button.type = "button";
  lines.filter(Boolean).forEach((line, place) => button.append(make(place ? "small" : "span", line)));
  button.addEventListener("click", onClick);
  return button;
}

// "accounts.csv:12" as "accounts.csv, row 12"; anything else as it is.
function sourceText(source) {
  const found = /^(.*):(\d+)$/su.exec(source);
  return found ? say(ui.row, { file: found[1], row: found[2] }) : source;
}

const systemColours = new Map(); // what the reader's own colours are, where a style names these: CanvasText …

function styleValue(name) {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  if (/^(#|rgb)/u.test(value)) return value;
  if (!systemColours.has(value)) {
    const probe = make("i");
    probe.style.color = value;
    document.body.append(probe);
    systemColours.set(value, getComputedStyle(probe).color);
    probe.remove();
  }
  return systemColours.get(value);
}

// Paint again when the reader's settings give the page other colours: dark, more contrast, colours of their own.
function whenColoursChange(act) {
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => { systemColours.clear(); act(); });
  }
}

function titled(title, content) {
  const section = make("section");
  section.append(make("h3", title), content);
  return section;
}

function textList(texts, className, more) {
  const list = make("ul", undefined, className);
  list.append(...texts.map((text) => make("li", text)));
  if (more) list.append(make("li", say(ui.more, { n: more }), "none"));
  return list;
}

function copy(text, button, words = ui.copy) {
  const done = () => {
    button.textContent = ui.copied;
    setTimeout(() => { button.textContent = words; }, 1500);
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, () => copyBySelection(text, done));
  else copyBySelection(text, done);
}

function copyBySelection(text, done) {
  const area = make("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  if (document.execCommand("copy")) done();
  area.remove();
}

function heading(about) {
  const box = make("div");
  const title = make("h2", about.title);
  title.dir = "auto";
  title.tabIndex = -1; // so that it can be read first when the panel changes
  box.append(make("p", about.kind, "kind"), title);
  if (about.value) {
    const button = makeButton("copy", () => copy(about.value, button), ui.copy);
    box.append(button);
  }
  return box;
}

function fieldList(about) {
  const list = make("dl", undefined, "fields");
  for (const [name, text] of about.fields) {
    const value = make("dd", text);
    value.dir = "auto";
    list.append(make("dt", name), value);
  }
  return list;
}

function sourceList(about) {
  return textList(about.sources.map(sourceText), "sources", about.sources_more);
}

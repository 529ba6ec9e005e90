// What the reader writes about nodes: kept in the page, saved as a file, read back from one.

const notes = new Map(); // by the id of a node in the build; those of nodes that are not on the page are kept too

function setNote(id, text) {
  if (text.trim()) notes.set(id, text);
  else notes.delete(id);
}

// The notes as the file that `finlink graph --notes` reads; `build` is the seal of the build that the page was made of.
function notesFile(build) {
  const all = Array.from(notes.keys()).sort().map((node) => ({ node, text: notes.get(node) }));
  return `${JSON.stringify({ finlink: "notes", build, notes: all }, null, 1)}\n`;
}

// Add the notes of such a file, and return how many; null where it is none. A note that says something else of the same
// node stays, with the new one under it; what stands there already is not added again.
function readNotesFile(text) {
  let found = null;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  const is = (note) => note && typeof note.node === "string" && typeof note.text === "string";
  if (!found || found.finlink !== "notes" || !Array.isArray(found.notes) || !found.notes.every(is)) return null;
  for (const note of found.notes) {
    const was = notes.get(note.node);
    if (!note.text.trim() || (was && `\n\n${was}\n\n`.includes(`\n\n${note.text}\n\n`))) continue;
    setNote(note.node, was ? `${was}\n\n${note.text}` : note.text);
  }
  return found.notes.length;
}

// The field in which a note on a node is written.
function noteField(id, onChange) {
  const box = make("section", undefined, "note");
  const label = make("label", ui.note);
  const field = make("textarea");
  field.rows = 3;
  field.dir = "auto";
  field.value = notes.get(id) || "";
  field.addEventListener("change", () => {
    setNote(id, field.value);
    onChange();
  });
  label.append(field);
  box.append(label);
  return box;
}

function listenToNotes(build, onChange, tell) {
  const file = document.getElementById("notes-file");
  document.getElementById("save-notes").addEventListener("click", () => {
    if (notes.size) download("notes.json", "application/json", notesFile(build));
    else tell(ui.no_notes);
  });
  document.getElementById("open-notes").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    const count = readNotesFile(await file.files[0].text());
    file.value = "";
    if (count) onChange();
    tell(count === null ? ui.not_notes : say(ui.notes_read, { n: count }));
  });
}

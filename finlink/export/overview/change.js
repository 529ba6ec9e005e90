// What the reader changed and can take back: marks, nodes hidden by hand, the legend, the filters.

let put = null; // by node: 1 where the reader hid it; nothing while nobody hides
let steps = null;
let waitingStep = 0;

function hideNodes(nodes, on) {
  if (on && nodes.length) put = put || new Uint8Array(columns.count);
  if (put) for (const node of nodes) put[node] = on ? 1 : 0;
  if (put && !put.includes(1)) put = null;
  tellHidden();
  changed();
}

function hiddenByHand() {
  const found = [];
  if (put) for (let node = 0; node < put.length; node += 1) if (put[node]) found.push(node);
  return found;
}

function tellHidden() {
  const n = put ? put.reduce((sum, one) => sum + one, 0) : 0;
  const text = n ? say(ui.hidden_by_hand, { n: n.toLocaleString(facts.lang) }) : "";
  document.getElementById("put").textContent = text;
  document.getElementById("show-all").disabled = !n;
  tell();
  repaint(true);
  return text;
}

// The selected node; where nothing is selected, the marked ones.
function hideChosen() {
  const nodes = chosen.node >= 0 ? [chosen.node] : Array.from(marked);
  if (!nodes.length) return;
  selectNode(-1);
  hideNodes(nodes, true);
}

function showAllAgain() {
  hideNodes(hiddenByHand(), false);
}

// A note was written or read: nodes that have one show a sign.
function noted() {
  repaint(true);
  changed();
}

// Keep what was changed as one step, however many changes one click makes.
function changed() {
  if (steps && !waitingStep) waitingStep = setTimeout(keepStep);
}

function keepStep() {
  clearTimeout(waitingStep);
  waitingStep = 0;
  steps.keep();
}

function readState() {
  return {
    marked: Array.from(marked), put: hiddenByHand(), off: Array.from(switchedOff).sort(),
    from: fromInput.value, to: toInput.value, least: leastInput.value,
    status: statusInput.value, rule: ruleInput.value, notes: Array.from(notes),
  };
}

function applyState(state) {
  marked.clear();
  put = null;
  for (const key of [...kindKeys, ...relationKeys]) if (document.querySelector(`.legend button[data-key="${key}"]`)) switchKey(key, !state.off.includes(key));
  [fromInput.value, toInput.value, leastInput.value] = [state.from, state.to, state.least];
  [statusInput.value, ruleInput.value] = [state.status, state.rule];
  readFilters();
  notes.clear();
  for (const [id, text] of state.notes) setNote(id, text);
  const field = panel.querySelector(".note textarea");
  if (field && chosen.node >= 0) field.value = notes.get(nodeId(chosen.node)) || "";
  hideNodes(state.put, true);
  mark(state.marked, true);
}

function takeStep(back) {
  keepStep();
  const done = back ? steps.undo() : steps.redo();
  if (done) document.getElementById("stepped").textContent = back ? ui.undone : ui.redone;
}

function startSteps() {
  const [undo, redo] = ["undo", "redo"].map((id) => document.getElementById(id));
  const tellSteps = () => {
    undo.disabled = !steps.canUndo();
    redo.disabled = !steps.canRedo();
  };
  steps = makeHistory(readState, applyState, tellSteps);
  tellSteps();
  undo.addEventListener("click", () => takeStep(true));
  redo.addEventListener("click", () => takeStep(false));
  document.getElementById("show-all").addEventListener("click", showAllAgain);
  document.getElementById("hide-marked").addEventListener("click", () => { selectNode(-1); hideChosen(); });
  for (const input of [fromInput, toInput, leastInput, statusInput, ruleInput]) input.addEventListener("change", changed);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (/^(INPUT|TEXTAREA)$/u.test(event.target.tagName) && event.target.type !== "range") return; // a text has an undo of its own
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    takeStep(key === "z" && !event.shiftKey);
  });
}
